import { answerHandOver, handOver } from '@quancheng/rules/watch.ts'
import { colleaguesWith } from '../../access/colleagues.ts'
import type { Work } from '../../http/call.ts'
import { orRefuse } from '../../http/refused.ts'
import { about } from './about.ts'
import { answerOpenOne, insertHandOver } from './hand-over-store.ts'
import { keepClock } from './watch-overdue.ts'
import { asRule, saveWatch, watchesOfPerson } from './watch-store.ts'

/** Somebody leaves the house: what they hold is offered to the supervisor, what was offered to them goes back. */
export async function leaveWatches(
  work: Work,
  leaver: { readonly id: string; readonly supervisorId: string | null },
): Promise<void> {
  const rows = await watchesOfPerson(work, leaver.id)
  if (rows.length === 0) return
  const heirId = await heirOf(work, leaver.supervisorId)
  const offered: string[] = []
  for (const row of rows) {
    const isBack = row.handing_to === leaver.id
    if (isBack) await answerOpenOne(work, row.id, false, null)
    let watch = isBack ? orRefuse(answerHandOver(asRule(row), false, leaver.id)) : asRule(row)
    const isOffered = row.holder_id === leaver.id && watch.handingToId === null && heirId !== null
    if (isOffered) {
      watch = orRefuse(
        handOver(watch, { by: leaver.id, mayForOthers: true, toId: heirId }, work.at.getTime()),
      )
      await insertHandOver(work, { watchId: row.id, fromId: leaver.id, toId: heirId, note: '' })
      offered.push(row.id)
    }
    if (!isBack && !isOffered) continue
    await saveWatch(work, row, watch)
    await keepClock(work, row.id, watch)
    work.record({
      act: isOffered ? 'assessments.watch.hand-over' : 'assessments.watch.not-take',
      subjectKind: 'watch',
      subjectId: row.id,
      clientId: row.client_id,
      facts: isOffered ? { from: leaver.id, to: heirId, left: true } : { from: row.holder_id, left: true },
    })
    if (!isOffered) await work.notify([row.holder_id], about('safety.watch-refused', 'watch', row))
  }
  const [first] = offered
  if (first !== undefined)
    await work.notify(
      [heirId],
      about('safety.watch-handed', 'watch', { id: first }, { count: offered.length }),
    )
}

/** The leaver's supervisor, or, where none is left who may watch, the first who may end a watch. */
async function heirOf(work: Work, supervisorId: string | null): Promise<string | null> {
  const able = await colleaguesWith(work, 'assessments.watch')
  if (able.some(({ id }) => id === supervisorId)) return supervisorId
  return (await colleaguesWith(work, 'assessments.confirm'))[0]?.id ?? null
}
