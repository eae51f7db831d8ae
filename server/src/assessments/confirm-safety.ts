import type { assessments } from '@quancheng/contract/assessments.ts'
import { confirmSafety as confirmIt, safetyDueAt } from '@quancheng/rules/safety.ts'
import { touchCase } from '../cases/public.ts'
import type { Action, Call } from '../http/call.ts'
import { orRefuse, refuse } from '../http/refused.ts'
import { safetyNotice, watchSafety } from './safety-overdue.ts'
import {
  asRule,
  confirmable,
  findingOf,
  lockSafety,
  type Returned,
  returnedOf,
  saveSafety,
  type TaskRow,
} from './safety-store.ts'

type ConfirmCall = Call<typeof assessments.confirmSafety>

/** A second named person agrees, and only then is it done; or it goes back with a word, and the finding is kept. */
export const confirmSafety: Action<typeof assessments.confirmSafety> = async (call) => {
  const { input, actor, at } = call
  const row = await lockSafety(call, input.taskId, confirmable(actor))
  orRefuse(confirmIt(asRule(call, row), input, actor.accountId, at.getTime()))
  if (row.revision !== input.seen) refuse('conflict', { fields: [], revision: row.revision })
  const written = input.accepted ? await accept(call, row) : await sendBack(call, row)
  call.record({
    act: input.accepted ? 'assessments.safety.confirm' : 'assessments.safety.return',
    subjectKind: 'task',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { answeredBy: row.answered_by },
  })
  await call.notify(
    [row.answered_by],
    safetyNotice(input.accepted ? 'safety.confirmed' : 'safety.returned', row),
  )
  if (row.case_id !== null) await touchCase(call, row.case_id)
  return written
}

async function accept(call: ConfirmCall, row: TaskRow) {
  const { actor, at } = call
  return saveSafety(call, row, {
    state: 'done',
    confirmed_by: actor.accountId,
    confirmed_at: at,
    ended_at: at,
  })
}

async function sendBack(call: ConfirmCall, row: TaskRow) {
  const { actor, at, content, protect, input } = call
  const returned: Returned = {
    finding: findingOf(call, row),
    answeredBy: row.answered_by,
    answeredAt: row.answered_at?.toISOString() ?? null,
    remark: input.remark ?? '',
    returnedBy: actor.accountId,
    returnedAt: at.toISOString(),
  }
  const due = safetyDueAt(at.getTime(), content.deadlines.safetyAssessmentMinutes)
  const open = { state: 'open', due_at: due === null ? null : new Date(due), escalation: 0 }
  const written = await saveSafety(call, row, {
    ...open,
    finding_sealed: null,
    answered_by: null,
    answered_at: null,
    returned_sealed: protect.seal('task.returned', JSON.stringify([...returnedOf(call, row), returned])),
  })
  await watchSafety(call, { id: row.id, ...open })
  return written
}
