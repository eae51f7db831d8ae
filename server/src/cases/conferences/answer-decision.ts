import type { conferences } from '@quancheng/contract/conferences.ts'
import { answerable } from '@quancheng/rules/conference.ts'
import type { Action } from '../../http/call.ts'
import { orNotFound, orRefuse } from '../../http/refused.ts'
import { getCaseRow, unlessSeen } from '../case-store.ts'
import { refreshDue } from '../due.ts'
import { getTask } from '../task-store.ts'

/** Whoever owns a decision, of whatever profession, says what became of it; the worker of the case hears. */
export const answerDecision: Action<typeof conferences.answerDecision> = async (call) => {
  const { tx, orgId, input, at, actor, protect } = call
  const row = await getTask(call, input.taskId)
  const caseId = orNotFound(
    row.kind === 'decision' && row.assignee_id === actor.accountId ? row.case_id : null,
  )
  orRefuse(answerable(row.state))
  unlessSeen(row, input.seen, { state: row.state })
  const revision = row.revision + 1
  await tx
    .updateTable('task')
    .set({
      state: input.done ? 'done' : 'cancelled',
      answer_sealed: protect.seal('task.answer', input.words),
      ended_at: at,
      revision,
    })
    .where('org_id', '=', orgId)
    .where('id', '=', row.id)
    .where('revision', '=', row.revision)
    .executeTakeFirstOrThrow()
  await refreshDue(call, caseId)
  const caseRow = await getCaseRow(call, caseId)
  if (caseRow.worker_id !== actor.accountId)
    await call.notify([caseRow.worker_id], {
      kind: input.done ? 'decision-done' : 'decision-not-done',
      subjectKind: 'case',
      subjectId: caseId,
      facts: { number: caseRow.number },
    })
  call.record({
    act: 'cases.decision.answer',
    subjectKind: 'task',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { caseId, done: input.done },
  })
  return { id: row.id, revision }
}
