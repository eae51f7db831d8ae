import type { intake } from '@quancheng/contract/intake.ts'
import { pause as pauseIt } from '@quancheng/rules/request.ts'
import type { Action } from '../http/call.ts'
import { decided, note, tellOf } from './change.ts'
import { watch } from './overdue.ts'
import { asColumns, asRule, checkSeen, lockRequest, saveRequest, withRemark } from './request-store.ts'

export const pause: Action<typeof intake.pause> = async (call) => {
  const { input, actor, at, protect } = call
  const row = await lockRequest(call, actor, 'intake.take', input.requestId)
  const paused = await decided(call, pauseIt(asRule(row), at.getTime()))
  checkSeen(row, input.seen)
  const written = await saveRequest(call, row, {
    ...asColumns(paused),
    paused_reason_sealed: protect.seal('request.paused_reason', input.question),
    remarks_sealed: withRemark(call, row, actor.accountId, 'intake.pause', input.question),
  })
  await watch(call, row.id, paused)
  note(call, 'intake.pause', row, {})
  if (row.raised_by !== actor.accountId) await tellOf(call, [row.raised_by], 'intake.question', row)
  return written
}
