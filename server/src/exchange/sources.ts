import type { exchange } from '@quancheng/contract/exchange.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { nearestSource } from '../hl7v2/public.ts'
import type { Call, Work } from '../http/call.ts'
import { orNotFound, refuse } from '../http/refused.ts'
import {
  insertSource,
  isSender,
  listSources,
  lockSenders,
  lockSource,
  type SourceFields,
  saveSource,
  spokenSince,
} from './source-store.ts'

const DAY_MS = 86_400_000

/** Which systems speak for this institution, and what each said within the last day. */
export async function sources(call: Call<typeof exchange.sources>) {
  const { at, content } = call
  const [rows, spoken] = await Promise.all([
    listSources(call),
    spokenSince(call, new Date(at.getTime() - DAY_MS)),
  ])
  const said = Map.groupBy(spoken, ({ source }) => {
    const [application = '', facility = ''] = source.split('|')
    return nearestSource(rows, { application, facility })?.id
  })
  return {
    rows: rows.map((row) => {
      const its = said.get(row.id) ?? []
      const lastAt = its.map((each) => each.lastAt.getTime()).reduce((a, b) => Math.max(a, b), 0)
      return {
        id: row.id,
        application: row.application,
        facility: row.facility,
        mapping: row.mapping,
        offAt: row.off_at?.toISOString() ?? null,
        lastAt: lastAt === 0 ? null : new Date(lastAt).toISOString(),
        applied: its.reduce((sum, each) => sum + each.applied, 0),
        failed: its.reduce((sum, each) => sum + each.failed, 0),
        revision: row.revision,
      }
    }),
    mappings: content.hl7Mappings.map(({ id, title }) => ({ id, name: title })),
  }
}

export async function addSource(call: Call<typeof exchange.addSource>) {
  const { at, input } = call
  const fields = await usable(call, input, null)
  const id = newId(at.getTime())
  await insertSource(call, id, fields)
  note(call, 'exchange.add-source', id, { ...fields })
  return { id, revision: 1 }
}

export async function changeSource(call: Call<typeof exchange.changeSource>) {
  const { at, input } = call
  const row = orNotFound(await lockSource(call, input.sourceId))
  if (row.revision !== input.seen) refuse('conflict', { revision: row.revision, fields: [] })
  const fields = await usable(call, input, row.id)
  note(call, 'exchange.change-source', row.id, { ...fields, off: input.off })
  return saveSource(call, row, { ...fields, off_at: input.off ? (row.off_at ?? at) : null })
}

async function usable(
  { content, asOwner, tx }: Work,
  { application, facility, mapping }: SourceFields,
  except: string | null,
): Promise<SourceFields> {
  if (!content.hl7Mappings.some(({ id }) => id === mapping)) refuse('exchange.unknown-mapping', { mapping })
  const fields = { application, facility, mapping }
  await lockSenders(tx)
  if (await asOwner((owner) => isSender(owner, fields, except)))
    refuse('exchange.sender-taken', { application, facility })
  return fields
}

function note(work: Work, act: string, id: string, facts: Readonly<Record<string, unknown>>): void {
  work.record({ act, subjectKind: 'source', subjectId: id, clientId: null, facts })
}
