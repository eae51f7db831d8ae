import type { cases } from '@quancheng/contract/cases.ts'
import { Instant } from '@quancheng/contract/wire.ts'
import { reachOf } from '@quancheng/rules/access.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { visible } from '../access/visible.ts'
import { clientLines } from '../clients/public.ts'
import type { Call } from '../http/call.ts'
import { refuse } from '../http/refused.ts'
import { LINE_COLUMNS, type LineRow, lineOf } from './case-store.ts'
import { peopleOf } from './people.ts'

export type ListCall = Pick<Call<typeof cases.list>, 'tx' | 'orgId' | 'actor' | 'at' | 'protect'> & {
  readonly input: Call<typeof cases.list>['input'] & { readonly cases?: readonly string[] }
}
type Input = ListCall['input']

const COUNT_UP_TO = 1000
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
  const shown = rows.slice(0, input.limit)
  const last = rows.length > input.limit ? shown.at(-1) : undefined
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
    next: last ? cursor(input.sort, order.keysOf(last), last.id) : null,
    count: Math.min(count, COUNT_UP_TO),
    more: count > COUNT_UP_TO,
  }
}

type Row = LineRow & Sorted

/** A page of the cases of one way, in order: each way has an index that gives it, so nothing is sorted. */
function ordered(way: RawBuilder<unknown>, order: Order, { limit, after, sort }: Input): RawBuilder<unknown> {
  const from = after === undefined ? way : sql`${way} and ${order.after(openCursor(after, sort))}`
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
  readonly sort_key: string
  readonly risk: string
}

interface Order {
  readonly by: RawBuilder<unknown>
  /** the instant that is sorted by, to the microsecond */
  readonly key: RawBuilder<unknown>
  keysOf(row: Sorted): readonly string[]
  after(cursor: Cursor): RawBuilder<SqlBool>
}

interface Cursor {
  readonly keys: readonly string[]
  readonly id: string
}

const SORTS: Readonly<Record<Input['sort'], Order>> = {
  due: {
    by: sql`c.due_key, c.id`,
    key: sql`c.due_key`,
    keysOf: (row) => [row.sort_key],
    after: ({ keys, id }) => sql`(c.due_key, c.id) > (${keys[0]}::timestamptz, ${id}::uuid)`,
  },
  served: {
    by: sql`c.served_key, c.id`,
    key: sql`c.served_key`,
    keysOf: (row) => [row.sort_key],
    after: ({ keys, id }) => sql`(c.served_key, c.id) > (${keys[0]}::timestamptz, ${id}::uuid)`,
  },
  opened: {
    by: sql`c.opened_at desc, c.id desc`,
    key: sql`c.opened_at`,
    keysOf: (row) => [row.sort_key],
    after: ({ keys, id }) => sql`(c.opened_at, c.id) < (${keys[0]}::timestamptz, ${id}::uuid)`,
  },
  risk: {
    by: sql`c.risk_rank desc, c.opened_at desc, c.id desc`,
    key: sql`c.opened_at`,
    keysOf: (row) => [row.sort_key, String(RISK_RANKS[row.risk as keyof typeof RISK_RANKS])],
    after: ({ keys, id }) =>
      sql`(c.risk_rank, c.opened_at, c.id) < (${keys[1]}::smallint, ${keys[0]}::timestamptz, ${id}::uuid)`,
  },
}

function cursor(sort: Input['sort'], keys: readonly string[], id: string): string {
  return Buffer.from(JSON.stringify([sort, ...keys, id])).toString('base64url')
}

/** A cursor that is not one of ours, or belongs to another order, is a malformed question. */
function openCursor(text: string | undefined, sort: Input['sort']): Cursor {
  const [of, ...rest] = readParts(text)
  const id = rest.at(-1)
  const keys = rest.slice(0, -1)
  const [instant = '', rank] = keys
  const isInstant = instant === 'infinity' || instant === '-infinity' || Instant.safeParse(instant).success
  const isRank = sort === 'risk' ? /^[0-4]$/.test(rank ?? '') && keys.length === 2 : keys.length === 1
  if (of !== sort || id === undefined || !UUID.test(id) || !isInstant || !isRank) return refuse('malformed')
  return { keys, id }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function readParts(text: string | undefined): string[] {
  try {
    const given: unknown = JSON.parse(Buffer.from(text ?? '', 'base64url').toString())
    return Array.isArray(given) && given.every((part) => typeof part === 'string') ? given : []
  } catch {
    return []
  }
}
