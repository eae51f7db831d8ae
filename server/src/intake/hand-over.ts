import type { intake } from '@quancheng/contract/intake.ts'
import { may } from '@quancheng/rules/access.ts'
import { handOver as handItOver } from '@quancheng/rules/request.ts'
import { workers } from '../access/colleagues.ts'
import type { Action } from '../http/call.ts'
import { refuse } from '../http/refused.ts'
import { decided, note, tellOf, unlessAbout } from './change.ts'
import { asColumns, asRule, checkSeen, lockRequest, saveRequest, withRemark } from './request-store.ts'

/** A worker offers it to a colleague, a supervisor to a worker; whoever only reads the queue cannot. */
export const handOver: Action<typeof intake.handOver> = async (call) => {
  const { input, actor } = call
  const permission = may(actor, 'intake.take') ? 'intake.take' : 'intake.assign'
  const row = await lockRequest(call, actor, permission, input.requestId)
  const offered = await decided(call, handItOver(asRule(row), input.toId))
  const all = await workers(call)
  if (!all.some((worker) => worker.id === input.toId)) refuse('intake.not-a-worker')
  checkSeen(row, input.seen)
  unlessAbout(row, input.toId)
  const written = await saveRequest(call, row, {
    ...asColumns(offered),
    remarks_sealed: withRemark(call, row, actor.accountId, 'intake.hand-over', input.note),
  })
  note(call, 'intake.hand-over', row, { from: row.offered_to, to: input.toId })
  if (input.toId !== actor.accountId) await tellOf(call, [input.toId], 'intake.offered', row)
  return written
}
