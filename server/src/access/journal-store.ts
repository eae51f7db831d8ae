import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../db/db.ts'

export interface JournalPlace {
  readonly at: string
  readonly lane: number
  readonly seq: string
}

interface Wanted {
  readonly actors: readonly string[]
  readonly act: string | null
}

interface JournalRow {
  readonly at: Date
  readonly lane: number
  readonly seq: string
  readonly act: string
  readonly subject_kind: string
  readonly subject_id: string | null
  readonly client_id: string | null
  readonly facts: string
  readonly who: string | null
}

export async function pageOfJournal(
  tx: Tx,
  orgId: string,
  wanted: Wanted,
  after: JournalPlace | null,
  limit: number,
): Promise<readonly JournalRow[]> {
  const place = after
    ? sql<boolean>`(j.at, j.lane, j.seq) < (${after.at}::timestamptz, ${after.lane}::smallint, ${after.seq}::bigint)`
    : sql<boolean>`true`
  const { rows } = await sql<JournalRow>`
    select page.at, page.lane, page.seq, page.act, page.subject_kind, page.subject_id, page.client_id, page.facts, m.name as who
    from (
      select j.* from journal j where ${chosen(orgId, wanted)} and ${place}
      order by j.at desc, j.lane desc, j.seq desc limit ${limit}
    ) as page
    left join member m on m.org_id = ${orgId} and m.account_id = page.actor_id
    order by page.at desc, page.lane desc, page.seq desc`.execute(tx)
  return rows
}

/** Stops at `most`. */
export async function countJournal(tx: Tx, orgId: string, wanted: Wanted, most: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select from journal j where ${chosen(orgId, wanted)} limit ${most}) as counted`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}

function chosen(orgId: string, { actors, act }: Wanted): RawBuilder<boolean> {
  const who = actors.length > 0 ? sql`j.actor_id = any(${[...actors]}::uuid[])` : sql`true`
  const what = act === null ? sql`true` : sql`j.act = ${act}`
  return sql<boolean>`j.org_id = ${orgId} and ${who} and ${what}`
}
