import type { assessments } from '@quancheng/contract/assessments.ts'
import { Instrument } from '@quancheng/contract/content/instrument.ts'
import { namesOf } from '../access/colleagues.ts'
import type { Action } from '../http/call.ts'
import { type OwnRow, ownRows } from './instruments-here.ts'
import { isUsable, licencesOf } from './licence-store.ts'
import { mainReliability, reliabilitiesOf } from './reliability-store.ts'

/** What ships, and every version of what the institution brought in; the older ones only so that answers stay readable. */
export const instruments: Action<typeof assessments.instruments> = async (call) => {
  const licences = await licencesOf(call.tx, call.orgId)
  const own = await ownRows(call)
  const set = await reliabilitiesOf(call.tx, call.orgId)
  const names = await namesOf(call, [
    ...Object.values(licences).map(({ by }) => by),
    ...own.map((row) => row.made_by),
  ])
  const nameOf = (id: string) => names.get(id) ?? '—'
  const shipped = [...call.content.instruments.values()].map((definition) => {
    const held = licences[definition.id]
    return {
      ...heading(definition),
      reliability: reliabilityOf(definition, set),
      held: held ? { ...held, by: nameOf(held.by) } : null,
      own: null,
      newest: true,
      usable: isUsable(definition, licences),
      changedFile: call.content.changed.some(
        ({ kind, code }) => kind === 'instrument' && code === definition.id,
      ),
      definition: withoutExamples(definition),
    }
  })
  const brought = own.map((row, place) => {
    const definition = Instrument.parse(row.definition)
    const newest = !own.slice(place + 1).some((later) => later.instrument === row.instrument)
    return {
      ...heading(definition),
      reliability: reliabilityOf(definition, set),
      held: null,
      own: ownOf(row, nameOf),
      newest,
      usable: newest && row.withdrawn_at === null,
      changedFile: false,
      definition: withoutExamples(definition),
    }
  })
  return [...shipped, ...brought]
}

function heading({ id, version, name, minutes, source, licence }: Instrument) {
  return { id, version, name, minutes, source, licence }
}

function reliabilityOf(definition: Instrument, set: Parameters<typeof mainReliability>[1]) {
  const known = mainReliability(definition, set)
  if (known === null) return null
  const { sd, reliability, source, by } = known
  return { sd, reliability, source, ours: by !== null }
}

function ownOf(row: OwnRow, nameOf: (id: string) => string) {
  return {
    by: nameOf(row.made_by),
    at: row.made_at.toISOString(),
    permittedBy: row.permitted_by,
    reference: row.reference,
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
  }
}

/** Worked examples prove the scoring to the content's own check; no screen shows them, and they are a fifth of the answer. */
function withoutExamples(definition: Instrument): Instrument {
  return { ...definition, examples: [] }
}
