import type { RightsRequest } from '@quancheng/contract/rights.ts'
import { type Selectable, sql } from 'kysely'
import { namesOf } from '../../access/colleagues.ts'
import type { Tables } from '../../db/tables.ts'
import type { Work } from '../../http/call.ts'
import { clientLines } from '../client-lines.ts'

export type RightRow = Selectable<Tables['rights_request']>
type Reading = Pick<Work, 'tx' | 'orgId'>

export async function lockRight({ tx, orgId }: Reading, id: string): Promise<RightRow | null> {
  const row = await tx
    .selectFrom('rights_request')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export async function rightsOfClient({ tx, orgId }: Reading, clientId: string): Promise<RightRow[]> {
  return tx
    .selectFrom('rights_request')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('client_id', '=', clientId)
    .orderBy('asked_at', 'desc')
    .limit(100)
    .execute()
}

/** Waiting ones the oldest first, answered ones the newest first. */
export async function pageOfRights(
  { tx, orgId }: Reading,
  view: 'waiting' | 'answered',
  after: readonly [at: string, id: string] | null,
  limit: number,
): Promise<RightRow[]> {
  const { rows } =
    view === 'waiting'
      ? await sql<RightRow>`
          select * from rights_request where org_id = ${orgId} and answered_at is null
            and ${after === null ? sql`true` : sql`(asked_at, id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`}
          order by asked_at, id limit ${limit}`.execute(tx)
      : await sql<RightRow>`
          select * from rights_request where org_id = ${orgId} and answered_at is not null
            and ${after === null ? sql`true` : sql`(answered_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
          order by answered_at desc, id desc limit ${limit}`.execute(tx)
  return rows
}

export async function countRights(
  { tx, orgId }: Reading,
  view: 'waiting' | 'answered',
  most: number,
): Promise<number> {
  const which = view === 'waiting' ? sql`answered_at is null` : sql`answered_at is not null`
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from rights_request where org_id = ${orgId} and ${which} limit ${most}) found`.execute(tx)
  return rows[0]?.count ?? 0
}

/** As the screen shows them. */
export async function shownRights(work: Work, rows: readonly RightRow[]): Promise<RightsRequest[]> {
  const { protect, at } = work
  const [lines, names] = await Promise.all([
    clientLines(
      work,
      rows.map((row) => row.client_id),
    ),
    namesOf(
      work,
      rows.flatMap((row) => [row.recorded_by, row.answered_by]),
    ),
  ])
  const person = (id: string) => ({ id, name: names.get(id) ?? '' })
  return rows.map((row) => ({
    id: row.id,
    client: lines.get(row.client_id) ?? null,
    kind: row.kind as RightsRequest['kind'],
    askedBy: row.asked_by as RightsRequest['askedBy'],
    asker: protect.open('rights_request.asker', row.asker_sealed),
    relation: row.asker_relation,
    proof: protect.openMaybe('rights_request.proof', row.proof_sealed),
    words: protect.openMaybe('rights_request.words', row.words_sealed),
    askedAt: row.asked_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    overdue: row.answered_at === null && row.due_at !== null && row.due_at < at,
    recordedBy: person(row.recorded_by),
    outcome: row.outcome as RightsRequest['outcome'],
    answer: protect.openMaybe('rights_request.answer', row.answer_sealed),
    effect: row.effect as RightsRequest['effect'],
    answeredBy: row.answered_by === null ? null : person(row.answered_by),
    answeredAt: row.answered_at?.toISOString() ?? null,
    revision: row.revision,
  }))
}
