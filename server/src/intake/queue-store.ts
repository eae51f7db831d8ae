import type { REQUEST_VIEWS } from '@quancheng/contract/intake.ts'
import type { Source, Urgency } from '@quancheng/rules/request.ts'
import { type RawBuilder, sql } from 'kysely'
import { type Colleague, workers } from '../access/colleagues.ts'
import type { Person, Work } from '../http/call.ts'
import { asCount, COUNT_UP_TO, cursorOf, cut, readCursor } from '../http/page.ts'
import { type RequestRow, reachable } from './request-store.ts'

export type RequestView = (typeof REQUEST_VIEWS)[number]

export interface QueueFilter {
  readonly urgency: readonly Urgency[]
  readonly source: readonly Source[]
  readonly department: readonly string[]
}

export interface Counted {
  readonly count: number
  readonly more: boolean
}
type Reading = Pick<Work, 'tx' | 'orgId' | 'content'>

/** One page of a view of the queue, in the queue's order (rules/request.ts compareRequests) or newest first. */
export async function queuePage(
  work: Reading,
  actor: Person,
  view: RequestView,
  filter: QueueFilter,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<{ rows: RequestRow[]; next: string | null }> {
  const order = ORDERS[view]
  const cursor = after === undefined ? sql<boolean>`true` : order.after(after)
  const { rows } = await sql<RequestRow>`
    select r.* from request r
    where ${inView(view, work, actor, await workers(work))} and ${matches(filter)} and ${cursor}
    order by ${order.by} limit ${limit + 1}`.execute(work.tx)
  const { shown, last } = cut(rows, limit)
  return { rows: [...shown], next: last ? order.cursorOf(last) : null }
}

/** How many there are in every view, and in the one asked for under its filter; each counted to 1 000. */
export async function queueCounts(
  work: Reading,
  actor: Person,
  view: RequestView,
  filter: QueueFilter,
): Promise<{ counts: Record<RequestView, Counted>; filtered: Counted }> {
  const all = await workers(work)
  const count = (of: RequestView, also: RawBuilder<boolean>) =>
    sql<number>`(select count(*)::int from (select 1 from request r where ${inView(of, work, actor, all)} and ${also} limit ${COUNT_UP_TO + 1}) counted)`
  const yes = sql<boolean>`true`
  const { rows } = await sql<Record<RequestView, number> & { filtered: number | null }>`
    select ${count('mine', yes)} as mine, ${count('all', yes)} as all, ${count('taken', yes)} as taken,
           ${count('declined', yes)} as declined, ${count('ended', yes)} as ended, ${count('raised', yes)} as raised,
           ${isEmpty(filter) ? sql<null>`null::int` : count(view, matches(filter))} as filtered`.execute(
    work.tx,
  )
  const [row] = rows
  if (!row) throw new Error('a count answered nothing')
  const { filtered, ...counts } = row
  return {
    counts: {
      mine: asCount(counts.mine),
      all: asCount(counts.all),
      taken: asCount(counts.taken),
      declined: asCount(counts.declined),
      ended: asCount(counts.ended),
      raised: asCount(counts.raised),
    },
    filtered: asCount(filtered ?? counts[view]),
  }
}

function isEmpty({ urgency, source, department }: QueueFilter): boolean {
  return urgency.length + source.length + department.length === 0
}

function inView(
  view: RequestView,
  { orgId }: Pick<Work, 'orgId'>,
  actor: Person,
  all: readonly Colleague[],
): RawBuilder<boolean> {
  const seen = sql<boolean>`r.org_id = ${orgId} and ${reachable(actor, 'intake.read')}`
  const me = actor.accountId
  switch (view) {
    case 'mine':
      return sql<boolean>`${seen} and r.state in ('waiting', 'paused') and ${forMe(me, actor.departmentIds, all)}`
    case 'all':
      return sql<boolean>`${seen} and r.state in ('waiting', 'paused')`
    case 'taken':
      return sql<boolean>`${seen} and r.state = 'taken' and r.taken_by = ${me}`
    case 'declined':
      return sql<boolean>`${seen} and r.state = 'declined'`
    case 'ended':
      return sql<boolean>`${seen} and r.ended_at is not null`
    case 'raised':
      return sql<boolean>`${seen} and r.raised_by = ${me}`
  }
}

/** Offered to me; or to nobody who is still here, and from a ward I serve or one that nobody serves. */
function forMe(me: string, wards: readonly string[], all: readonly Colleague[]): RawBuilder<boolean> {
  const here = all.map((worker) => worker.id)
  const served = [...new Set(all.flatMap((worker) => worker.wards))]
  return sql<boolean>`(r.offered_to = ${me} or (
    (r.offered_to is null or r.offered_to <> all(${here}::uuid[]))
    and (r.department_id is null or r.department_id = any(${[...wards]}::uuid[]) or r.department_id <> all(${served}::uuid[]))))`
}

function matches({ urgency, source, department }: QueueFilter): RawBuilder<boolean> {
  const parts: RawBuilder<boolean>[] = [sql<boolean>`true`]
  if (urgency.length > 0) parts.push(sql<boolean>`r.urgency = any(${[...urgency]}::text[])`)
  if (source.length > 0) parts.push(sql<boolean>`r.source = any(${[...source]}::text[])`)
  if (department.length > 0) parts.push(sql<boolean>`r.department_id = any(${[...department]}::uuid[])`)
  return sql.join(parts, sql` and `)
}

interface Order {
  readonly by: RawBuilder<unknown>
  cursorOf(row: RequestRow): string
  after(cursor: string): RawBuilder<boolean>
}

const byQueue: Order = {
  by: sql`r.urgency_rank desc, r.due_at, r.raised_at, r.id`,
  cursorOf: (row) => cursorOf(row.urgency_rank, row.due_at, row.raised_at, row.id),
  after: (cursor) => {
    const [rank, due, raised, id] = readCursor(cursor, ['integer', 'instant?', 'instant', 'id'])
    return sql<boolean>`(-r.urgency_rank, coalesce(r.due_at, 'infinity'), r.raised_at, r.id) > (-${rank}::int, coalesce(${due}::timestamptz, 'infinity'), ${raised}::timestamptz, ${id}::uuid)`
  },
}

const byEnd: Order = {
  by: sql`r.ended_at desc, r.id desc`,
  cursorOf: (row) => cursorOf(row.ended_at, row.id),
  after: (cursor) => {
    const [at, id] = readCursor(cursor, ['instant', 'id'])
    return sql<boolean>`(r.ended_at, r.id) < (${at}::timestamptz, ${id}::uuid)`
  },
}

const byRaised: Order = {
  by: sql`r.raised_at desc, r.id desc`,
  cursorOf: (row) => cursorOf(row.raised_at, row.id),
  after: (cursor) => {
    const [at, id] = readCursor(cursor, ['instant', 'id'])
    return sql<boolean>`(r.raised_at, r.id) < (${at}::timestamptz, ${id}::uuid)`
  },
}

const ORDERS: Readonly<Record<RequestView, Order>> = {
  mine: byQueue,
  all: byQueue,
  taken: byEnd,
  declined: byEnd,
  ended: byEnd,
  raised: byRaised,
}
