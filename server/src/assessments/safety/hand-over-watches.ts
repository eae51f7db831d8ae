import type { safety } from '@quancheng/contract/safety.ts'
import { may } from '@quancheng/rules/access.ts'
import { handOver } from '@quancheng/rules/watch.ts'
import { colleaguesWith } from '../../access/colleagues.ts'
import type { Action } from '../../http/call.ts'
import { orRefuse, refuse } from '../../http/refused.ts'
import { about } from './about.ts'
import { answerOpenOne, insertHandOver } from './hand-over-store.ts'
import { unlessSeen } from './unless-seen.ts'
import { keepClock } from './watch-overdue.ts'
import { asRule, lockWatch, saveWatch } from './watch-store.ts'

/** At the end of a shift, or to another worker: all of them or none, and each stays where it is until it is taken. */
export const handOverWatches: Action<typeof safety.handOverWatches> = async (call) => {
  const { input, actor, at } = call
  const mayForOthers = may(actor, 'assessments.confirm')
  const wanted = input.watches.toSorted((one, other) => one.watchId.localeCompare(other.watchId))
  for (const { watchId, seen } of wanted) {
    const row = await lockWatch(call, watchId)
    const offer = { by: actor.accountId, mayForOthers, toId: input.toId }
    const watch = orRefuse(handOver(asRule(row), offer, at.getTime()))
    unlessSeen(row, seen)
    if (row.handing_to !== null) await answerOpenOne(call, row.id, false, null)
    await insertHandOver(call, {
      watchId: row.id,
      fromId: row.holder_id,
      toId: input.toId,
      note: input.note,
    })
    await saveWatch(call, row, watch)
    await keepClock(call, row.id, watch)
    call.record({
      act: 'assessments.watch.hand-over',
      subjectKind: 'watch',
      subjectId: row.id,
      clientId: row.client_id,
      facts: { from: row.holder_id, to: input.toId },
    })
  }
  const colleagues = await colleaguesWith(call, 'assessments.watch')
  if (!colleagues.some(({ id }) => id === input.toId)) refuse('safety.cannot-watch')
  const [first] = wanted
  if (first)
    await call.notify(
      [input.toId],
      about('safety.watch-handed', 'watch', { id: first.watchId }, { count: wanted.length }),
    )
  return { handed: wanted.length }
}
