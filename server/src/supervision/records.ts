import type { supervision } from '@quancheng/contract/supervision.ts'
import { Instant } from '@quancheng/contract/wire.ts'
import { type RawBuilder, sql } from 'kysely'
import { namesOf } from '../access/colleagues.ts'
import { ofMyTeam } from '../access/of-my-team.ts'
import { visible } from '../access/visible.ts'
import { CASE_OWNED } from '../cases/public.ts'
import { clientLines } from '../clients/public.ts'
import type { Action } from '../http/call.ts'
import { refuse } from '../http/refused.ts'
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

const COUNT_UP_TO = 1000
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

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
  const shown = rows.slice(0, input.limit)
  const last = rows.length > input.limit ? shown.at(-1) : undefined
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
    next: last ? Buffer.from(JSON.stringify([last.sort_key, last.id])).toString('base64url') : null,
    count: Math.min(count, COUNT_UP_TO),
    more: count > COUNT_UP_TO,
  }
}

function from(after: string | undefined, drafts: boolean, key: RawBuilder<unknown>): RawBuilder<unknown> {
  if (after === undefined) return sql`true`
  const [instant, id] = opened(after)
  return drafts
    ? sql`(${key}, r.id) > (${instant}::timestamptz, ${id}::uuid)`
    : sql`(${key}, r.id) < (${instant}::timestamptz, ${id}::uuid)`
}

/** A cursor that is not one of ours is a malformed question. */
function opened(text: string): readonly [string, string] {
  try {
    const given: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (Array.isArray(given) && given.length === 2) {
      const [instant, id] = given.map(String)
      if (Instant.safeParse(instant).success && UUID.test(id ?? '')) return [instant ?? '', id ?? '']
    }
  } catch {
    return refuse('malformed')
  }
  return refuse('malformed')
}
