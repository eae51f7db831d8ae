import { newId } from '@quancheng/contract/new-id.ts'
import type { WatchFile } from '@quancheng/contract/safety.ts'
import { namesOf } from '../../access/colleagues.ts'
import type { Work } from '../../http/call.ts'

export async function insertHandOver(
  { tx, orgId, at, protect }: Work,
  given: {
    readonly watchId: string
    readonly fromId: string
    readonly toId: string
    readonly note: string
  },
): Promise<void> {
  await tx
    .insertInto('watch_hand_over')
    .values({
      org_id: orgId,
      id: newId(at.getTime()),
      watch_id: given.watchId,
      from_id: given.fromId,
      to_id: given.toId,
      note_sealed: protect.seal('watch_hand_over.note', given.note),
      handed_at: at,
    })
    .execute()
}

/** Closes the offer that stands open, whoever it was made to. */
export async function answerOpenOne(
  { tx, orgId, at, protect }: Work,
  watchId: string,
  taken: boolean,
  remark: string | null,
): Promise<void> {
  await tx
    .updateTable('watch_hand_over')
    .set({ taken, answered_at: at, remark_sealed: protect.sealMaybe('watch_hand_over.remark', remark) })
    .where('org_id', '=', orgId)
    .where('watch_id', '=', watchId)
    .where('answered_at', 'is', null)
    .execute()
}

export async function handOversOf(
  work: Pick<Work, 'tx' | 'orgId' | 'protect'>,
  watchId: string,
): Promise<WatchFile['handOvers']> {
  const rows = await work.tx
    .selectFrom('watch_hand_over')
    .selectAll()
    .where('org_id', '=', work.orgId)
    .where('watch_id', '=', watchId)
    .orderBy('handed_at', 'desc')
    .execute()
  const names = await namesOf(
    work,
    rows.flatMap((row) => [row.from_id, row.to_id]),
  )
  const person = (id: string) => ({ id, name: names.get(id) ?? '' })
  return rows.map((row) => ({
    id: row.id,
    from: person(row.from_id),
    to: person(row.to_id),
    note: work.protect.open('watch_hand_over.note', row.note_sealed),
    at: row.handed_at.toISOString(),
    taken: row.taken,
    answeredAt: row.answered_at?.toISOString() ?? null,
    remark: work.protect.openMaybe('watch_hand_over.remark', row.remark_sealed),
  }))
}
