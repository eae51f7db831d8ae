import type { clients } from '@quancheng/contract/clients.ts'
import { sql } from 'kysely'
import type { Call } from '../http/call.ts'
import { refuse } from '../http/refused.ts'
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

const MOST_COUNTED = 1000

/** Who opened or changed this file, and those merged into it, the newest first. */
export async function journal(call: Call<typeof clients.journal>) {
  const { tx, orgId, input } = call
  const client = await getSeen(call, 'clients.read', await holderOf(call, input.clientId))
  const family = await withMerged(call, client.id)
  const theirs = sql`j.org_id = ${orgId} and j.client_id = any(${family}::uuid[])`
  const [{ rows }, counted] = await Promise.all([
    sql<Row>`
      select j.at, j.lane, j.seq, m.name as who, j.act, j.subject_kind, j.facts
      from journal j left join member m on m.org_id = j.org_id and m.account_id = j.actor_id
      where ${theirs} and ${after(input.after)}
      order by j.at desc, j.lane desc, j.seq desc limit ${input.limit + 1}`.execute(tx),
    sql<{ count: number }>`
      select count(*)::int as count from (select from journal j where ${theirs} limit ${MOST_COUNTED + 1}) found`.execute(
      tx,
    ),
  ])
  const shown = rows.slice(0, input.limit)
  const last = rows.length > input.limit ? shown.at(-1) : undefined
  const count = counted.rows[0]?.count ?? 0
  return {
    rows: shown.map((row) => ({
      at: row.at.toISOString(),
      who: row.who,
      act: row.act,
      subjectKind: row.subject_kind,
      facts: JSON.parse(row.facts) as Record<string, unknown>,
    })),
    next: last
      ? Buffer.from(JSON.stringify([last.at.toISOString(), last.lane, last.seq])).toString('base64url')
      : null,
    count: Math.min(count, MOST_COUNTED),
    more: count > MOST_COUNTED,
  }
}

function after(cursor: string | undefined) {
  if (cursor === undefined) return sql`true`
  const match = /^\["(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)",(\d{1,2}),"(\d{1,18})"\]$/u.exec(
    Buffer.from(cursor, 'base64url').toString(),
  )
  const [, at = '', lane = '', seq = ''] = match ?? []
  if (!match || Number.isNaN(Date.parse(at))) return refuse('malformed')
  return sql`(j.at, j.lane, j.seq) < (${at}::timestamptz, ${Number(lane)}::smallint, ${seq}::bigint)`
}
