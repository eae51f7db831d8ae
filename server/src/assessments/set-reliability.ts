import type { assessments } from '@quancheng/contract/assessments.ts'
import type { Action } from '../http/call.ts'
import { refuse } from '../http/refused.ts'
import { contentHere } from './instruments-here.ts'
import { keepReliability, reliabilityKey } from './reliability-store.ts'

/** The institution says how exactly an instrument measures among the people it serves, and from where it knows. */
export const setReliability: Action<typeof assessments.setReliability> = async (call) => {
  const { orgId, actor, at, input } = call
  const instrument = (await contentHere(call)).findInstrument(input.instrument)
  if (!instrument) return refuse('assessments.unknown-instrument', { instrument: input.instrument })
  const known = input.known && { ...input.known, by: actor.accountId, at: at.toISOString() }
  const of = reliabilityKey(instrument.id, instrument.mainScale)
  await call.asOwner((tx) => keepReliability(tx, orgId, of, known))
  call.record({
    act: 'assessments.setReliability',
    subjectKind: 'organisation',
    subjectId: orgId,
    clientId: null,
    facts: {
      instrument: instrument.id,
      sd: input.known?.sd ?? null,
      reliability: input.known?.reliability ?? null,
    },
  })
  return { instrument: instrument.id }
}
