import type { intake } from '@quancheng/contract/intake.ts'
import { withdraw as withdrawIt } from '@quancheng/rules/request.ts'
import type { Action } from '../http/call.ts'
import { refuse } from '../http/refused.ts'
import { decided, note, tellOf } from './change.ts'
import { asColumns, asRule, checkSeen, lockRequest, saveRequest } from './request-store.ts'

export const withdraw: Action<typeof intake.withdraw> = async (call) => {
  const { input, actor, at, protect } = call
  const row = await lockRequest(call, actor, 'intake.read', input.requestId)
  if (row.raised_by !== actor.accountId) refuse('intake.not-yours')
  const withdrawn = await decided(call, withdrawIt(asRule(row)))
  checkSeen(row, input.seen)
  const written = await saveRequest(call, row, {
    ...asColumns(withdrawn),
    decline_sealed: protect.seal('request.decline', input.reason),
    ended_at: at,
  })
  note(call, 'intake.withdraw', row, {})
  await tellOf(call, [row.offered_to], 'intake.withdrawn', row)
  return written
}
