import type { intake } from '@quancheng/contract/intake.ts'
import { may } from '@quancheng/rules/access.ts'
import { resume as resumeIt } from '@quancheng/rules/request.ts'
import type { Action } from '../http/call.ts'
import { refuse } from '../http/refused.ts'
import { decided, note, tellOf } from './change.ts'
import { watch } from './overdue.ts'
import {
  asColumns,
  askerOf,
  asRule,
  checkSeen,
  lockRequest,
  saveRequest,
  withRemark,
} from './request-store.ts'

/** Whoever takes requests heard the answer, or whoever raised this one gives it. */
export const resume: Action<typeof intake.resume> = async (call) => {
  const { input, actor, at } = call
  const takes = may(actor, 'intake.take')
  const row = await lockRequest(call, actor, takes ? 'intake.take' : 'intake.read', input.requestId)
  if (!takes && row.raised_by !== actor.accountId) refuse('intake.not-yours')
  const resumed = await decided(call, resumeIt(asRule(row), at.getTime()))
  checkSeen(row, input.seen)
  if (!takes && input.answer === null) refuse('intake.says-nothing')
  const written = await saveRequest(call, row, {
    ...asColumns(resumed),
    paused_reason_sealed: null,
    remarks_sealed: withRemark(call, row, actor.accountId, 'intake.resume', input.answer),
  })
  await watch(call, row.id, resumed)
  const minutes = Math.round((at.getTime() - (row.paused_at ?? at).getTime()) / 60_000)
  note(call, 'intake.resume', row, { pausedMinutes: minutes })
  const asker = askerOf(call, row)
  if (asker !== actor.accountId) await tellOf(call, [asker], 'intake.answered', row)
  return written
}
