import type { safety } from '@quancheng/contract/safety.ts'
import { reachOf, within } from '@quancheng/rules/access.ts'
import { namesOf } from '../../access/colleagues.ts'
import type { Action } from '../../http/call.ts'
import { orNotFound } from '../../http/refused.ts'
import { handOversOf } from './hand-over-store.ts'
import { levelOf, lockWatch, watchLines } from './watch-store.ts'

export const watchOne: Action<typeof safety.watchOne> = async (call) => {
  const { input, actor, tx, orgId, protect } = call
  const row = await lockWatch(call, input.watchId)
  const [[line], looks, handOvers] = await Promise.all([
    watchLines(call, [row]),
    tx
      .selectFrom('watch_look')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('watch_id', '=', row.id)
      .orderBy('looked_at', 'desc')
      .orderBy('id', 'desc')
      .execute(),
    handOversOf(call, row.id),
  ])
  const names = await namesOf(call, [row.begun_by, row.ended_by, ...looks.map((one) => one.looked_by)])
  const person = (id: string) => ({ id, name: names.get(id) ?? '' })
  call.record({
    act: 'assessments.watch.read',
    subjectKind: 'watch',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { looks: looks.length },
  })
  return {
    ...orNotFound(line),
    reason: protect.open('watch.reason', row.reason_sealed),
    begunBy: person(row.begun_by),
    endReason: protect.openMaybe('watch.end_reason', row.end_reason_sealed),
    endRemark: protect.openMaybe('watch.end_remark', row.end_remark_sealed),
    endedBy: row.ended_by === null ? null : person(row.ended_by),
    endedAt: row.ended_at?.toISOString() ?? null,
    mayDecideEnd:
      row.state === 'ending' &&
      row.end_asked_by !== actor.accountId &&
      within(actor, reachOf(actor, 'assessments.confirm'), {
        ownerIds: [],
        teamId: row.team_id,
        departmentId: row.department_id,
      }),
    looks: looks.map((one) => ({
      id: one.id,
      at: one.looked_at.toISOString(),
      by: person(one.looked_by),
      level: levelOf(one.level),
      words: protect.open('watch_look.words', one.words_sealed),
    })),
    handOvers,
  }
}
