import type { cases } from '@quancheng/contract/cases.ts'
import type { Call } from '../../http/call.ts'
import { refuse } from '../../http/refused.ts'
import { lockCase } from '../case-store.ts'
import { refreshDue } from '../due.ts'
import { findWorker } from '../people.ts'
import { insertFollowUps } from './follow-up-store.ts'

/** Plans a follow-up, of a closed case too; it is remembered on the morning of its day. */
export async function planFollowUp(call: Call<typeof cases.planFollowUp>) {
  const { input } = call
  const row = await lockCase(call, 'cases.write', input.caseId)
  const assigneeId = input.assigneeId ?? row.worker_id
  if (assigneeId !== row.worker_id && !(await findWorker(call, assigneeId)))
    refuse('cases.not-a-worker', { id: assigneeId })
  const [id] = await insertFollowUps(call, row, [input], { assigneeId })
  if (!id) throw new Error('a follow-up was written without an id')
  await refreshDue(call, row.id)
  call.record({
    act: 'cases.follow-up.plan',
    subjectKind: 'follow-up',
    subjectId: id,
    clientId: row.client_id,
    facts: { caseId: row.id, plannedOn: input.plannedOn, method: input.method },
  })
  return { id, revision: 1 }
}
