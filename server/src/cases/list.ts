import type { cases } from '@quancheng/contract/cases.ts'

import { reachOf } from '@quancheng/rules/access.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { visible } from '../access/visible.ts'
import { clientLines } from '../clients/public.ts'
import type { Call } from '../http/call.ts'
import { asCount, COUNT_UP_TO, cursorOf, cut, readCursor } from '../http/page.ts'
import { LINE_COLUMNS, type LineRow, lineOf } from './case-store.ts'
import { peopleOf } from './people.ts'

export type ListCall = Pick<Call<typeof cases.list>, 'tx' | 'orgId' | 'actor' | 'at' | 'protect'> & {
  readonly input: Call<typeof cases.list>['input'] & { readonly cases?: readonly string[] }
}
type Input = ListCall['input']
const RISK_RANKS = { crisis: 4, high: 3, medium: 2, low: 1, none: 0 } as const

export function list(call: Call<typeof cases.list>) {
  return pageOfCases(call, 'cases.read')
}

/** The work list: filtered, sorted and cut in the database, names opened for one page only. */
export async function pageOfCases(call: ListCall, permission: 'cases.read' | 'cases.print') {
  const { tx, orgId, input } = call
  const filters = filtersOf(call)
  const ways = (await waysOf(call, permission)).map((way) =>
    sql.join([sql`c.org_id = ${orgId}`, way, ...filters], sql` and `),
  )
  const order = SORTS[input.sort]
  const [{ rows }, counted] = await Promise.all([
    sql<Row>`
      select * from (${sql.join(
        ways.map((way) => ordered(way, order, input)),
        sql` union all `,
      )}) c order by ${order.by} ${first(input.limit + 1)}`.execute(tx),
    sql<{ count: number }>`
      select (${sql.join(ways.map(counting), sql` + `)})::int as count`.execute(tx),
  ])
  const { shown, last } = cut(rows, input.limit)
  const [clients, person] = await Promise.all([
    clientLines(
      call,
      shown.map((row) => row.client_id),
    ),
    peopleOf(
      { tx, orgId },
      shown.flatMap((row) => [row.worker_id, row.supervisor_id]),
    ),
  ])
  const count = counted.rows[0]?.count ?? 0
  return {
    rows: shown.map((row) => lineOf(row, clients, person)),
    next: last ? order.cursorOf(last) : null,
    ...asCount(count),
  }
}

type Row = LineRow & Sorted

/** A page of the cases of one way, in order: each way has an index that gives it, so nothing is sorted. */
function ordered(way: RawBuilder<unknown>, order: Order, { limit, after }: Input): RawBuilder<unknown> {
  const from = after === undefined ? way : sql`${way} and ${order.after(after)}`
  return sql`(
    select ${LINE_COLUMNS}, c.due_key, c.served_key, c.risk_rank, to_jsonb(${order.key}) #>> '{}' as sort_key
    from case_file c where ${from} order by ${order.by} ${first(limit + 1)})`
}

function counting(way: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select count(*) from (select 1 from case_file c where ${way} ${first(COUNT_UP_TO + 1)}) found)`
}

/** Written into the statement, not beside it: only so may the planner know once and for all that few rows are asked for. */
function first(rows: number): RawBuilder<unknown> {
  return sql`limit ${sql.lit(rows)}`
}

function filtersOf({ input, at }: ListCall): RawBuilder<unknown>[] {
  const all: RawBuilder<unknown>[] = [input.view === 'closed' ? sql`c.live = false` : sql`c.live = true`]
  if (input.view === 'closing') all.push(sql`c.state = 'closing'`)
  if (input.stage.length > 0) all.push(oneOf('c.stage', input.stage, 'text'))
  if (input.risk.length > 0)
    all.push(
      oneOf(
        'c.risk_rank',
        input.risk.map((risk) => RISK_RANKS[risk]),
        'smallint',
      ),
    )
  if (input.kind.length > 0) all.push(oneOf('c.kind', input.kind, 'text'))
  if (input.worker.length > 0) all.push(oneOf('c.worker_id', input.worker, 'uuid'))
  if (input.department.length > 0) all.push(oneOf('c.department_id', input.department, 'uuid'))
  if (input.cases && input.cases.length > 0) all.push(oneOf('c.id', input.cases, 'uuid'))
  if (input.overdue) all.push(sql`c.due_key < ${at}`)
  return all
}

/** Cases of others in which this person works too; few, and found through their own small index. */
async function sharedWith({ tx, orgId, actor }: ListCall): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from case_file c
    where c.org_id = ${orgId} and c.shared = true and c.co_worker_ids @> array[${actor.accountId}]::uuid[]`.execute(
    tx,
  )
  return rows.map((row) => row.id)
}

/**
 * The ways in which the view reaches the cases it shows; no case is reached by two. A view that lies wholly within the
 * reader's reach says so by itself: then one plain condition is left, and its index gives the order.
 */
async function waysOf(
  call: ListCall,
  permission: 'cases.read' | 'cases.print',
): Promise<RawBuilder<unknown>[]> {
  const { actor, input } = call
  const reach = reachOf(actor, permission)
  const reached = visible(actor, permission, {
    own: ['c.worker_id'],
    team: 'c.team_id',
    department: 'c.department_id',
  })
  const needsShared = input.view === 'mine' || (reach.own && !reach.organisation)
  const shared = needsShared ? await sharedWith(call) : []
  const and = (...all: RawBuilder<unknown>[]) => sql`(${sql.join(all, sql` and `)})`
  if (input.view === 'mine') {
    const mine = sql`c.worker_id = ${actor.accountId}`
    if (reach.own || reach.organisation) return withShared(mine, shared)
    return [and(mine, reached)]
  }
  if (input.view !== 'team') return withShared(reached, shared)
  const team = actor.teamIds.length > 0 ? oneOf('c.team_id', actor.teamIds, 'uuid') : sql`false`
  if (reach.team || reach.organisation) return [team]
  return withShared(reached, shared).map((way) => and(team, way))
}

/** Cases of others in which one works too are few, and asked for by name beside the rest. */
function withShared(way: RawBuilder<unknown>, shared: readonly string[]): RawBuilder<unknown>[] {
  return shared.length > 0 ? [way, sql`c.id = any(${[...shared]}::uuid[]) and not (${way})`] : [way]
}

/** One value is an equality, so that an index still gives the order of what follows it. */
function oneOf(column: string, values: readonly (string | number)[], type: 'text' | 'uuid' | 'smallint') {
  const cast = sql.raw(type)
  if (values.length === 1) return sql`${sql.ref(column)} = ${values[0]}::${cast}`
  return sql`${sql.ref(column)} = any(${[...values]}::${cast}[])`
}

interface Sorted {
  readonly id: string
  readonly sort_key: string
  readonly risk_rank: number
}

interface Order {
  readonly by: RawBuilder<unknown>
  /** the instant that is sorted by, to the microsecond */
  readonly key: RawBuilder<unknown>
  cursorOf(row: Sorted): string
  after(cursor: string): RawBuilder<SqlBool>
}

/** By one instant and then the id. */
function byInstant(column: string, way: 'asc' | 'desc'): Order {
  const key = sql.ref(column)
  const [direction, beyond] = way === 'asc' ? [sql``, sql`>`] : [sql` desc`, sql`<`]
  return {
    by: sql`${key}${direction}, c.id${direction}`,
    key,
    cursorOf: (row) => cursorOf(row.sort_key, row.id),
    after: (cursor) => {
      const [at, id] = readCursor(cursor, ['instant', 'id'])
      return sql`(${key}, c.id) ${beyond} (${at}::timestamptz, ${id}::uuid)`
    },
  }
}

const SORTS: Readonly<Record<Input['sort'], Order>> = {
  due: byInstant('c.due_key', 'asc'),
  served: byInstant('c.served_key', 'asc'),
  opened: byInstant('c.opened_at', 'desc'),
  risk: {
    by: sql`c.risk_rank desc, c.opened_at desc, c.id desc`,
    key: sql`c.opened_at`,
    cursorOf: (row) => cursorOf(row.risk_rank, row.sort_key, row.id),
    after: (cursor) => {
      const [rank, at, id] = readCursor(cursor, ['integer', 'instant', 'id'])
      return sql`(c.risk_rank, c.opened_at, c.id) < (${rank}::smallint, ${at}::timestamptz, ${id}::uuid)`
    },
  },
}
