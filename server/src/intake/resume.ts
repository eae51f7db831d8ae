import type { intake } from '@quancheng/contract/intake.ts'
import { resume as resumeIt } from '@quancheng/rules/request.ts'
import type { Action } from '../http/call.ts'
import { decided, note } from './change.ts'
import { watch } from './overdue.ts'
import { asColumns, asRule, checkSeen, lockRequest, saveRequest, withRemark } from './request-store.ts'

export const resume: Action<typeof intake.resume> = async (call) => {
  const { input, actor, at } = call
  const row = await lockRequest(call, actor, 'intake.take', input.requestId)
  const resumed = await decided(call, resumeIt(asRule(row), at.getTime()))
  checkSeen(row, input.seen)
  const written = await saveRequest(call, row, {
    ...asColumns(resumed),
    paused_reason_sealed: null,
    remarks_sealed: withRemark(call, row, actor.accountId, 'intake.resume', input.answer),
  })
  await watch(call, row.id, resumed)
  const minutes = Math.round((at.getTime() - (row.paused_at ?? at).getTime()) / 60_000)
  note(call, 'intake.resume', row, { pausedMinutes: minutes })
  return written
}
