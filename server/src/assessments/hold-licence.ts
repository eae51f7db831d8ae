import type { assessments } from '@quancheng/contract/assessments.ts'
import type { Action } from '../http/call.ts'
import { refuse } from '../http/refused.ts'
import { keepLicence } from './licence-store.ts'

/** The institution answers for it: who said so, when and by what right stays with the setting and in the journal. */
export const holdLicence: Action<typeof assessments.holdLicence> = async (call) => {
  const { orgId, actor, at, input, content } = call
  const instrument = content.findInstrument(input.instrument)
  if (!instrument) return refuse('assessments.unknown-instrument', { instrument: input.instrument })
  if (instrument.availability !== 'licence-needed') return refuse('assessments.no-licence-needed')
  const words = input.words === '' ? null : input.words
  const licence = words === null ? null : { by: actor.accountId, at: at.toISOString(), words }
  await call.asOwner((tx) => keepLicence(tx, orgId, instrument.id, licence))
  call.record({
    act: 'assessments.holdLicence',
    subjectKind: 'organisation',
    subjectId: orgId,
    clientId: null,
    facts: { instrument: instrument.id, held: licence !== null },
  })
  return { instrument: instrument.id, usable: licence !== null }
}
