import type { assessments } from '@quancheng/contract/assessments.ts'
import type { Action } from '../http/call.ts'
import { orNotFound, refuse } from '../http/refused.ts'
import { lockAssessment } from './assessment-store.ts'

/** It does not count any more and stays visible, struck through. A safety task it raised is not touched by this. */
export const voidOne: Action<typeof assessments.void> = async (call) => {
  const { input, actor, tx, orgId, at, protect } = call
  const row = orNotFound(await lockAssessment(call, actor, input.assessmentId))
  if (row.voided_at !== null) refuse('assessments.already-voided')
  if (row.revision !== input.seen) refuse('conflict', { fields: [], revision: row.revision })
  const revision = row.revision + 1
  await tx
    .updateTable('assessment')
    .set({ voided_at: at, voided_sealed: protect.seal('assessment.voided', input.reason), revision })
    .where('org_id', '=', orgId)
    .where('id', '=', row.id)
    .execute()
  call.record({
    act: 'assessments.void',
    subjectKind: 'assessment',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { instrument: row.instrument, flags: row.flags },
  })
  return { id: row.id, revision }
}
