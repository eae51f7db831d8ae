import type { safety } from '@quancheng/contract/safety.ts'
import { answerHandOver as answerIt } from '@quancheng/rules/watch.ts'
import type { Action } from '../../http/call.ts'
import { orRefuse, refuse } from '../../http/refused.ts'
import { about } from './about.ts'
import { answerOpenOne } from './hand-over-store.ts'
import { unlessSeen } from './unless-seen.ts'
import { keepClock } from './watch-overdue.ts'
import { asRule, lockWatch, saveWatch } from './watch-store.ts'

export const answerHandOver: Action<typeof safety.answerHandOver> = async (call) => {
  const { input, actor } = call
  const row = await lockWatch(call, input.watchId)
  const watch = orRefuse(answerIt(asRule(row), input.taken, actor.accountId))
  unlessSeen(row, input.seen)
  if (!input.taken && !input.remark) refuse('safety.remark-missing')
  await answerOpenOne(call, row.id, input.taken, input.remark)
  const written = await saveWatch(call, row, watch)
  call.record({
    act: input.taken ? 'assessments.watch.take' : 'assessments.watch.not-take',
    subjectKind: 'watch',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { from: row.holder_id },
  })
  await call.notify(
    [row.holder_id],
    input.taken ? about('safety.watch-taken', 'watch', row) : about('safety.watch-refused', 'watch', row),
  )
  await keepClock(call, row.id, watch)
  return written
}
