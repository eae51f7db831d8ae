import type { intake } from '@quancheng/contract/intake.ts'
import { triage as triageIt, URGENCIES, type Urgency } from '@quancheng/rules/request.ts'
import { serving, workers } from '../access/colleagues.ts'
import type { Action } from '../http/call.ts'
import { decided, note, tellOf } from './change.ts'
import { watch } from './overdue.ts'
import { asColumns, asRule, checkSeen, lockRequest, saveRequest, withRemark } from './request-store.ts'

export const triage: Action<typeof intake.triage> = async (call) => {
  const { input, actor, content } = call
  const row = await lockRequest(call, actor, 'intake.triage', input.requestId)
  const triaged = await decided(call, triageIt(asRule(row), input.urgency, content.deadlines))
  checkSeen(row, input.seen)
  const written = await saveRequest(call, row, {
    ...asColumns(triaged),
    remarks_sealed: withRemark(call, row, actor.accountId, 'intake.triage', input.reason),
  })
  await watch(call, row.id, triaged)
  note(call, 'intake.triage', row, { from: row.urgency, to: input.urgency })
  const isMorePressing = URGENCIES.indexOf(input.urgency) > URGENCIES.indexOf(row.urgency as Urgency)
  if (isMorePressing) {
    const served = serving(await workers(call), row.department_id).map((worker) => worker.id)
    const to = row.offered_to === null ? served : [row.offered_to]
    await tellOf(
      call,
      to.filter((id) => id !== actor.accountId),
      'intake.more-urgent',
      { ...row, urgency: input.urgency },
    )
  }
  return written
}
