import type { assessments } from '@quancheng/contract/assessments.ts'
import type { Action } from '../http/call.ts'
import { refuse } from '../http/refused.ts'

/** It is no longer taken or given out; what was answered under it stays as it was. */
export const withdrawInstrument: Action<typeof assessments.withdrawInstrument> = async (call) => {
  const { tx, orgId, at, actor, input } = call
  const rows = await tx
    .selectFrom('own_instrument')
    .select(['id', 'withdrawn_at'])
    .where('org_id', '=', orgId)
    .where('instrument', '=', input.instrument)
    .orderBy('made_at')
    .orderBy('id')
    .forUpdate()
    .execute()
  const last = rows.at(-1)
  if (!last) return refuse('assessments.unknown-instrument', { instrument: input.instrument })
  if (last.withdrawn_at !== null)
    return refuse('assessments.instrument-withdrawn', { instrument: input.instrument })
  await tx
    .updateTable('own_instrument')
    .set((eb) => ({ withdrawn_by: actor.accountId, withdrawn_at: at, revision: eb('revision', '+', 1) }))
    .where('org_id', '=', orgId)
    .where('instrument', '=', input.instrument)
    .where('withdrawn_at', 'is', null)
    .execute()
  call.record({
    act: 'assessments.withdrawInstrument',
    subjectKind: 'own_instrument',
    subjectId: last.id,
    clientId: null,
    facts: { instrument: input.instrument },
  })
  return { instrument: input.instrument }
}
