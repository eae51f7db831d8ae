import { clocksOf, escalationAt, nextTurnAt, type Watch } from '@quancheng/rules/watch.ts'
import { heads } from '../../access/colleagues.ts'
import type { Work } from '../../http/call.ts'
import { about } from './about.ts'
import { asRule, findWatch, noteTold, supervisorsOfHolder } from './watch-store.ts'

/** Overdue begins just after the minute that was promised. */
const JUST_AFTER_MS = 1

/** Comes back when a look, a taking over or a decision is due and nobody has been told. */
export async function keepClock(
  work: Pick<Work, 'enqueue' | 'content'>,
  id: string,
  watch: Watch,
): Promise<void> {
  const turns = Object.values(clocksOf(watch, work.content.deadlines.watch))
    .map(nextTurnAt)
    .filter((turn) => turn !== null)
  if (turns.length === 0) return
  await work.enqueue(
    'assessments-watch-overdue',
    { watchId: id },
    new Date(Math.min(...turns) + JUST_AFTER_MS),
    `assessments-watch:${id}`,
  )
}

/** What a watch waits for has not come in time: whoever holds it and the supervisor are told, then the head. */
export async function tellOverdueWatch(
  work: Work,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> {
  const row = await findWatch(work, String(payload.watchId))
  if (!row) return
  const watch = asRule(row)
  const clocks = clocksOf(watch, work.content.deadlines.watch)
  const now = work.at.getTime()
  const told = {
    look: escalationAt(clocks.look, now),
    hand: escalationAt(clocks.hand, now),
    end: escalationAt(clocks.end, now),
  }
  const after = { ...watch, lookTold: told.look, handTold: told.hand, endTold: told.end }
  const rises = [
    { from: watch.lookTold, to: told.look, notice: about('safety.watch-overdue', 'watch', row) },
    { from: watch.handTold, to: told.hand, notice: about('safety.watch-not-taken', 'watch', row) },
    { from: watch.endTold, to: told.end, notice: about('safety.watch-end-waits', 'watch', row) },
  ].filter(({ from, to }) => to > from)
  for (const { from, to, notice } of rises) {
    await work.notify(
      [
        ...(from < 1 ? [row.holder_id, ...(await supervisorsOfHolder(work, row.holder_id))] : []),
        ...(to === 2 ? await heads(work) : []),
      ],
      notice,
    )
    work.record({
      act: 'assessments.watch.escalate',
      subjectKind: 'watch',
      subjectId: row.id,
      clientId: row.client_id,
      facts: { waitsFor: notice.kind, from, to },
    })
  }
  if (rises.length > 0) await noteTold(work, row.id, after)
  await keepClock(work, row.id, after)
}
