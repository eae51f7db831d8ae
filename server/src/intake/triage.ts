import type { intake } from '@quancheng/contract/intake.ts'
import { triage as triageIt, URGENCIES, type Urgency } from '@quancheng/rules/request.ts'
import { serving, workers } from '../access/colleagues.ts'
import type { Action, Work } from '../http/call.ts'
import { decided, note, tellOf } from './change.ts'
import { answeringFor } from './offer.ts'
import { watch } from './overdue.ts'
import {
  asColumns,
  asRule,
  checkSeen,
  lockRequest,
  type RequestRow,
  saveRequest,
  withRemark,
} from './request-store.ts'

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
    const to = row.offered_to === null ? await whoMayTakeIt(call, row) : [row.offered_to]
    await tellOf(
      call,
      to.filter((id) => id !== actor.accountId),
      'intake.more-urgent',
      { ...row, urgency: input.urgency },
    )
  }
  return written
}

/** Whoever serves the ward; of a complaint about a worker, whoever answers for that worker. */
async function whoMayTakeIt(
  call: Work,
  row: Pick<RequestRow, 'about_id' | 'department_id'>,
): Promise<string[]> {
  const all = await workers(call)
  if (row.about_id !== null) return answeringFor(call, all, row.about_id)
  return serving(all, row.department_id).map(({ id }) => id)
}
