import type { safety } from '@quancheng/contract/safety.ts'
import { decideEnd } from '@quancheng/rules/watch.ts'
import { visible } from '../../access/visible.ts'
import type { Action } from '../../http/call.ts'
import { orRefuse } from '../../http/refused.ts'
import { about } from './about.ts'
import { answerOpenOne } from './hand-over-store.ts'
import { unlessSeen } from './unless-seen.ts'
import { keepClock } from './watch-overdue.ts'
import { asRule, lockWatch, saveWatch, WATCH_OWNED } from './watch-store.ts'

export const decideEndOfWatch: Action<typeof safety.decideEndOfWatch> = async (call) => {
  const { input, actor, at, protect } = call
  const row = await lockWatch(call, input.watchId, visible(actor, 'assessments.confirm', WATCH_OWNED))
  const watch = orRefuse(decideEnd(asRule(row), input, actor.accountId))
  unlessSeen(row, input.seen)
  const end_remark_sealed = protect.sealMaybe('watch.end_remark', input.remark)
  const written = await saveWatch(call, row, watch, {
    end_remark_sealed,
    ...(input.agreed && { ended_by: actor.accountId, ended_at: at }),
  })
  if (input.agreed) await answerOpenOne(call, row.id, false, null)
  call.record({
    act: input.agreed ? 'assessments.watch.end' : 'assessments.watch.go-on',
    subjectKind: 'watch',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { askedBy: row.end_asked_by },
  })
  await call.notify(
    [row.holder_id, row.end_asked_by].filter((to) => to !== actor.accountId),
    input.agreed ? about('safety.watch-over', 'watch', row) : about('safety.watch-goes-on', 'watch', row),
  )
  await keepClock(call, row.id, watch)
  return written
}
