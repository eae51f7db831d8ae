import type { intake } from '@quancheng/contract/intake.ts'
import { decline as declineIt } from '@quancheng/rules/request.ts'
import type { Action } from '../http/call.ts'
import { decided, note, tellOf } from './change.ts'
import { asColumns, asRule, checkSeen, lockRequest, saveRequest } from './request-store.ts'

export const decline: Action<typeof intake.decline> = async (call) => {
  const { input, actor, at, protect } = call
  const row = await lockRequest(call, actor, 'intake.take', input.requestId)
  const declined = await decided(call, declineIt(asRule(row), input.reason))
  checkSeen(row, input.seen)
  const written = await saveRequest(call, row, {
    ...asColumns(declined),
    decline_sealed: protect.seal('request.decline', input.reason),
    declined_by: actor.accountId,
    ended_at: at,
  })
  note(call, 'intake.decline', row, {})
  if (row.raised_by !== actor.accountId) await tellOf(call, [row.raised_by], 'intake.declined', row)
  return written
}
