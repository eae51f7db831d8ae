import type { cases } from '@quancheng/contract/cases.ts'
import type { Call } from '../../http/call.ts'
import { orNotFound, refuse } from '../../http/refused.ts'
import { unlessSeen } from '../case-store.ts'
import { lockProcess } from './process-store.ts'

/** What the supervisor says to a recording; somebody else than who wrote it. */
export async function answerProcess(call: Call<typeof cases.answerProcess>) {
  const { tx, orgId, input, actor, at, protect } = call
  const row = orNotFound(await lockProcess(call, input.processId))
  if (row.worker_id === actor.accountId) refuse('cases.own-recording')
  unlessSeen(row, input.seen)
  const revision = row.revision + 1
  await tx
    .updateTable('process_recording')
    .set({
      opinion_sealed: protect.seal('process_recording.opinion', input.opinion),
      opinion_by: actor.accountId,
      opinion_at: at,
      revision,
    })
    .where('org_id', '=', orgId)
    .where('id', '=', row.id)
    .execute()
  call.record({
    act: 'cases.process.answer',
    subjectKind: 'process-recording',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { caseId: row.case_id },
  })
  return { id: row.id, revision }
}
