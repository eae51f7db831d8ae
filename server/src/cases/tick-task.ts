import type { cases } from '@quancheng/contract/cases.ts'
import { mayTick, type TaskKind } from '@quancheng/rules/safety.ts'
import type { Call } from '../http/call.ts'
import { orNotFound, orRefuse } from '../http/refused.ts'
import { lockCaseOf, unlessSeen } from './case-store.ts'
import { refreshDue } from './due.ts'
import { getTask, type TaskRow } from './task-store.ts'

type TickCall = Call<typeof cases.tickTask>

/** Ticks a task off, or takes the tick back; a safety task ends in its finding only. */
export async function tickTask(call: TickCall) {
  const { tx, orgId, input, at } = call
  const row = await getTask(call, input.taskId)
  await unlessTheirs(call, row)
  orRefuse(mayTick({ kind: row.kind as TaskKind }) ?? true)
  unlessSeen(row, input.seen, { state: row.state })
  const revision = row.revision + 1
  await tx
    .updateTable('task')
    .set({
      state: input.done ? 'done' : 'open',
      ended_at: input.done ? at : null,
      answer_sealed: null,
      revision,
    })
    .where('org_id', '=', orgId)
    .where('id', '=', row.id)
    .where('revision', '=', row.revision)
    .executeTakeFirstOrThrow()
  if (row.case_id !== null) await refreshDue(call, row.case_id)
  call.record({
    act: 'cases.task.tick',
    subjectKind: 'task',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { caseId: row.case_id, done: input.done },
  })
  return { id: row.id, revision }
}

/** One's own task may be ticked; another's only by who may write in its case. */
async function unlessTheirs(call: TickCall, row: TaskRow): Promise<void> {
  if (row.assignee_id === call.actor.accountId) return
  orNotFound(row.case_id)
  await lockCaseOf(call, 'cases.write', 'task', row.id)
}
