import type { safety } from '@quancheng/contract/safety.ts'
import { askToEnd } from '@quancheng/rules/watch.ts'
import type { Action } from '../../http/call.ts'
import { orRefuse } from '../../http/refused.ts'
import { about } from './about.ts'
import { unlessSeen } from './unless-seen.ts'
import { keepClock } from './watch-overdue.ts'
import { asRule, lockWatch, saveWatch, supervisorsOfHolder } from './watch-store.ts'

/** Proposes to end it; until another person agrees it goes on, looks and all. */
export const askToEndWatch: Action<typeof safety.askToEndWatch> = async (call) => {
  const { input, actor, at, protect } = call
  const row = await lockWatch(call, input.watchId)
  const watch = orRefuse(askToEnd(asRule(row), input.reason, actor.accountId, at.getTime()))
  unlessSeen(row, input.seen)
  const written = await saveWatch(call, row, watch, {
    end_reason_sealed: protect.seal('watch.end_reason', input.reason),
    end_remark_sealed: null,
  })
  call.record({
    act: 'assessments.watch.ask-end',
    subjectKind: 'watch',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { level: row.level },
  })
  const told = [row.holder_id, ...(await supervisorsOfHolder(call, row.holder_id))]
  await call.notify(
    told.filter((to) => to !== actor.accountId),
    about('safety.watch-end-asked', 'watch', row),
  )
  await keepClock(call, row.id, watch)
  return written
}
