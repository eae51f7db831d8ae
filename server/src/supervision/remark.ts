import type { supervision } from '@quancheng/contract/supervision.ts'
import { askForWork, lockCase } from '../cases/public.ts'
import type { Action } from '../http/call.ts'

/** A remark on a case of the team: its worker finds it among what there is to do. */
export const remark: Action<typeof supervision.remark> = async (call) => {
  const { input } = call
  const row = await lockCase(call, 'supervision.team', input.caseId)
  const id = await askForWork(call, row, { words: input.words, dueOn: input.dueOn, reviewId: null })
  call.record({
    act: 'supervision.remark',
    subjectKind: 'case',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { taskId: id, dueOn: input.dueOn },
  })
  return { id, revision: 1 }
}
