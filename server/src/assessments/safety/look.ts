import { newId } from '@quancheng/contract/new-id.ts'
import type { safety } from '@quancheng/contract/safety.ts'
import { looked } from '@quancheng/rules/watch.ts'
import type { Action } from '../../http/call.ts'
import { orRefuse } from '../../http/refused.ts'
import { about } from './about.ts'
import { unlessSeen } from './unless-seen.ts'
import { keepClock } from './watch-overdue.ts'
import { asRule, lockWatch, saveWatch, supervisorsOfHolder } from './watch-store.ts'

/** Anybody with the duty may look; whoever holds the watch hears when it has become graver. */
export const look: Action<typeof safety.look> = async (call) => {
  const { input, actor, at, tx, orgId, content, protect } = call
  const row = await lockWatch(call, input.watchId)
  const watch = orRefuse(looked(asRule(row), input.level, at.getTime(), content.deadlines.watch))
  unlessSeen(row, input.seen)
  await tx
    .insertInto('watch_look')
    .values({
      org_id: orgId,
      id: newId(at.getTime()),
      watch_id: row.id,
      level: input.level,
      words_sealed: protect.seal('watch_look.words', input.words),
      looked_by: actor.accountId,
      looked_at: at,
    })
    .execute()
  const written = await saveWatch(call, row, watch, { last_look_at: at })
  call.record({
    act: 'assessments.watch.look',
    subjectKind: 'watch',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { level: input.level, before: row.level },
  })
  if (row.level !== input.level) {
    const told = [row.holder_id, ...(await supervisorsOfHolder(call, row.holder_id))]
    await call.notify(
      told.filter((to) => to !== actor.accountId),
      about('safety.watch-level', 'watch', row, { level: input.level }),
    )
  }
  await keepClock(call, row.id, watch)
  return written
}
