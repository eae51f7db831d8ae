import type { cases } from '@quancheng/contract/cases.ts'
import type { Call } from '../http/call.ts'
import { refuse } from '../http/refused.ts'
import { lockCase, saveCase, unlessLive, unlessSeen } from './case-store.ts'
import { refreshDue } from './due.ts'
import { findWorker } from './people.ts'
import { insertTask } from './task-store.ts'

/** Hands a case to another worker; the note waits for them as a task, open work goes along. */
export async function handOver(call: Call<typeof cases.handOver>) {
  const { tx, orgId, input, at, actor } = call
  const row = await lockCase(call, 'cases.assign', input.caseId)
  unlessSeen(row, input.seen, { worker: row.worker_id, state: row.state })
  unlessLive(row)
  const worker = await findWorker(call, input.toId)
  if (!worker || worker.id === row.worker_id) return refuse('cases.not-a-worker', { id: input.toId })
  const written = await saveCase(call, row, {
    worker_id: worker.id,
    team_id: worker.teamId,
    supervisor_id: worker.supervisorId,
    co_worker_ids: row.co_worker_ids.filter((id) => id !== worker.id),
  })
  const given = { assignee_id: worker.id, team_id: worker.teamId }
  await Promise.all([
    tx
      .updateTable('task')
      .set(given)
      .where('org_id', '=', orgId)
      .where('case_id', '=', row.id)
      .where('assignee_id', '=', row.worker_id)
      .where('state', 'in', ['open', 'answered'])
      .execute(),
    tx
      .updateTable('follow_up')
      .set(given)
      .where('org_id', '=', orgId)
      .where('case_id', '=', row.id)
      .where('assignee_id', '=', row.worker_id)
      .where('state', 'in', ['planned', 'missed', 'unreachable'])
      .execute(),
  ])
  await insertTask(
    call,
    { ...row, team_id: worker.teamId },
    {
      title: input.note,
      facts: { code: 'handed-over', by: actor.accountId },
      dueAt: at,
      assigneeId: worker.id,
      madeBy: actor.accountId,
    },
  )
  await refreshDue(call, row.id)
  await call.notify([worker.id, worker.supervisorId], {
    kind: 'case-handed-over',
    subjectKind: 'case',
    subjectId: row.id,
    facts: { number: row.number },
  })
  call.record({
    act: 'cases.hand-over',
    subjectKind: 'case',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { from: row.worker_id, to: worker.id },
  })
  return written
}
