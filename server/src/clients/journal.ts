import type { clients } from '@quancheng/contract/clients.ts'
import { sql } from 'kysely'
import type { Call } from '../http/call.ts'
import { asCount, COUNT_UP_TO, cursorOf, cut, readCursor } from '../http/page.ts'
import { notAgainst } from '../intake/public.ts'
import { holderOf, withMerged } from './move-everything.ts'
import { getSeen } from './seen.ts'

interface Row {
  readonly at: Date
  readonly lane: number
  readonly seq: string
  readonly who: string | null
  readonly act: string
  readonly subject_kind: string
  readonly facts: string
}

/** Who opened or changed this file, and those merged into it, the newest first; without a complaint kept from the reader. */
export async function journal(call: Call<typeof clients.journal>) {
  const { tx, orgId, input, actor } = call
  const client = await getSeen(call, 'clients.read', await holderOf(call, input.clientId))
  const family = await withMerged(call, client.id)
  const theirs = sql`j.org_id = ${orgId} and j.client_id = any(${family}::uuid[]) and not (j.subject_kind = 'request' and exists (
    select from request r where r.org_id = ${orgId} and r.id = j.subject_id and (${notAgainst(actor)}) is not true))`
  const [{ rows }, counted] = await Promise.all([
    sql<Row>`
      select j.at, j.lane, j.seq, m.name as who, j.act, j.subject_kind, j.facts
      from journal j left join member m on m.org_id = j.org_id and m.account_id = j.actor_id
      where ${theirs} and ${after(input.after)}
      order by j.at desc, j.lane desc, j.seq desc limit ${input.limit + 1}`.execute(tx),
    sql<{ count: number }>`
      select count(*)::int as count from (select from journal j where ${theirs} limit ${COUNT_UP_TO + 1}) found`.execute(
      tx,
    ),
  ])
  const { shown, last } = cut(rows, input.limit)
  const count = counted.rows[0]?.count ?? 0
  return {
    rows: shown.map((row) => ({
      at: row.at.toISOString(),
      who: row.who,
      act: row.act,
      subjectKind: row.subject_kind,
      facts: JSON.parse(row.facts) as Record<string, unknown>,
    })),
    next: last ? cursorOf(last.at, last.lane, last.seq) : null,
    ...asCount(count),
  }
}

function after(cursor: string | undefined) {
  if (cursor === undefined) return sql`true`
  const [at, lane, seq] = readCursor(cursor, ['instant', 'integer', 'digits'])
  return sql`(j.at, j.lane, j.seq) < (${at}::timestamptz, ${lane}::smallint, ${seq}::bigint)`
}
