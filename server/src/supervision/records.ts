import type { supervision } from '@quancheng/contract/supervision.ts'
import { type RawBuilder, sql } from 'kysely'
import { namesOf } from '../access/colleagues.ts'
import { ofMyTeam } from '../access/of-my-team.ts'
import { visible } from '../access/visible.ts'
import { CASE_OWNED } from '../cases/public.ts'
import { clientLines } from '../clients/public.ts'
import type { Action } from '../http/call.ts'
import { asCount, COUNT_UP_TO, cursorOf, cut, readCursor } from '../http/page.ts'

import { lateSince } from './late-since.ts'

interface Row {
  id: string
  case_id: string
  number: string
  client_id: string
  worker_id: string
  occurred_at: Date
  signed_at: Date | null
  twin_worker: string | null
  twin_at: Date | null
  twin_case: string | null
  twin_number: string | null
  sort_key: string
}

/** Drafts, the oldest service first; records signed late, and those that look given twice, the newest first. */
export const records: Action<typeof supervision.records> = async (call) => {
  const { tx, orgId, input, at, actor } = call
  const mine = ofMyTeam(actor)('r')
  const ofWorker = input.worker === undefined ? sql`true` : sql`r.worker_id = ${input.worker}`
  const drafts = input.kind === 'drafts'
  const which = drafts
    ? sql`r.org_id = ${orgId} and r.state = 'draft' and ${mine} and ${ofWorker}`
    : sql`r.org_id = ${orgId} and ${input.kind === 'late' ? sql`r.late` : sql`r.twin_id is not null`} and r.signed_at >= ${lateSince(at)} and ${mine} and ${ofWorker}`
  const key = drafts ? sql`r.occurred_at` : sql`r.signed_at`
  const order = drafts ? sql`r.occurred_at, r.id` : sql`r.signed_at desc, r.id desc`
  const [{ rows }, counted] = await Promise.all([
    sql<Row>`
      select r.id, r.case_id, f.number, r.client_id, r.worker_id, r.occurred_at, r.signed_at,
        w.worker_id as twin_worker, w.occurred_at as twin_at, c.id as twin_case, c.number as twin_number, to_jsonb(${key}) #>> '{}' as sort_key
      from service_record r join case_file f on f.org_id = r.org_id and f.id = r.case_id
        left join service_record w on w.org_id = ${orgId} and w.id = r.twin_id
        left join case_file c on c.org_id = ${orgId} and c.id = w.case_id and ${visible(actor, 'cases.read', CASE_OWNED)}
      where ${which} and ${from(input.after, drafts, key)} order by ${order} limit ${input.limit + 1}`.execute(
      tx,
    ),
    sql<{ count: number }>`
      select count(*)::int as count from (select 1 from service_record r where ${which} limit ${COUNT_UP_TO + 1}) found`.execute(
      tx,
    ),
  ])
  const { shown, last } = cut(rows, input.limit)
  const [clients, names] = await Promise.all([
    clientLines(
      call,
      shown.map((row) => row.client_id),
    ),
    namesOf(
      call,
      shown.flatMap((row) => [row.worker_id, row.twin_worker]),
    ),
  ])
  const count = counted.rows[0]?.count ?? 0
  return {
    rows: shown.map((row) => ({
      id: row.id,
      caseId: row.case_id,
      number: row.number,
      client: clients.get(row.client_id)?.name ?? '',
      worker: { id: row.worker_id, name: names.get(row.worker_id) ?? '—' },
      occurredAt: row.occurred_at.toISOString(),
      signedAt: row.signed_at?.toISOString() ?? null,
      twin:
        row.twin_worker === null || row.twin_at === null
          ? null
          : {
              worker: { id: row.twin_worker, name: names.get(row.twin_worker) ?? '—' },
              occurredAt: row.twin_at.toISOString(),
              case: row.twin_case === null ? null : { id: row.twin_case, number: row.twin_number ?? '' },
            },
    })),
    next: last ? cursorOf(last.sort_key, last.id) : null,
    ...asCount(count),
  }
}

function from(after: string | undefined, drafts: boolean, key: RawBuilder<unknown>): RawBuilder<unknown> {
  if (after === undefined) return sql`true`
  const [instant, id] = readCursor(after, ['instant', 'id'])
  return drafts
    ? sql`(${key}, r.id) > (${instant}::timestamptz, ${id}::uuid)`
    : sql`(${key}, r.id) < (${instant}::timestamptz, ${id}::uuid)`
}
