import type { cases } from '@quancheng/contract/cases.ts'
import type { Call } from '../http/call.ts'
import { refuse } from '../http/refused.ts'
import { lockCase } from './case-store.ts'
import { refreshDue } from './due.ts'
import { findMember } from './people.ts'
import { insertTask } from './task-store.ts'

export async function addTask(call: Call<typeof cases.addTask>) {
  const { input, actor } = call
  const row = await lockCase(call, 'cases.write', input.caseId)
  const assigneeId = input.assigneeId ?? actor.accountId
  if (assigneeId !== actor.accountId && !(await findMember(call, assigneeId)))
    refuse('cases.not-a-worker', { id: assigneeId })
  const id = await insertTask(call, row, {
    title: input.title,
    facts: {},
    dueAt: input.dueAt === null ? null : new Date(input.dueAt),
    assigneeId,
    madeBy: actor.accountId,
  })
  await refreshDue(call, row.id)
  call.record({
    act: 'cases.task.add',
    subjectKind: 'task',
    subjectId: id,
    clientId: row.client_id,
    facts: { caseId: row.id, dueAt: input.dueAt },
  })
  return { id, revision: 1 }
}
