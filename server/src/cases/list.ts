import type { cases } from '@quancheng/contract/cases.ts'
import { Instant } from '@quancheng/contract/wire.ts'
import { reachOf } from '@quancheng/rules/access.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { visible } from '../access/visible.ts'
import { clientLines } from '../clients/public.ts'
import type { Call } from '../http/call.ts'
import { refuse } from '../http/refused.ts'
import { CASE_COLUMNS, lineOf } from './case-store.ts'
import { peopleOf } from './people.ts'

type ListCall = Call<typeof cases.list>
type Input = ListCall['input']

const COUNT_UP_TO = 1000
const RISK_RANKS = { crisis: 4, high: 3, medium: 2, low: 1, none: 0 } as const

/** The work list: filtered, sorted and cut in the database, names opened for one page only. */
export async function list(call: ListCall) {
  const { tx, orgId, input } = call
  const matching = sql.join(await conditions(call), sql` and `)
  const order = SORTS[input.sort]
  const [rows, counted] = await Promise.all([
    tx
      .selectFrom('case_file as c')
      .select(CASE_COLUMNS)
      .select(sql<string>`to_jsonb(${order.key}) #>> '{}'`.as('sort_key'))
      .where(sql<SqlBool>`${matching}`)
      .$if(input.after !== undefined, (query) =>
        query.where(order.after(openCursor(input.after, input.sort))),
      )
      .orderBy(sql`${order.by}`)
      .limit(input.limit + 1)
      .execute(),
    sql<{ count: number }>`
      select count(*)::int as count from (select 1 from case_file c where ${matching} limit ${COUNT_UP_TO + 1}) found`.execute(
      tx,
    ),
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

async function conditions(call: ListCall): Promise<RawBuilder<unknown>[]> {
  const { orgId, input, at } = call
  const all: RawBuilder<unknown>[] = [sql`c.org_id = ${orgId}`, ...(await reachedAndViewed(call))]
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
 * What the view shows of what the reader may see. A view that lies wholly within the reader's reach says so by itself:
 * then one plain condition is left, and its index gives the order.
 */
async function reachedAndViewed(call: ListCall): Promise<RawBuilder<unknown>[]> {
  const { actor, input } = call
  const { view } = input
  const reach = reachOf(actor, 'cases.read')
  const live = view === 'closed' ? sql`c.live = false` : sql`c.live = true`
  const needsShared = view === 'mine' || (reach.own && !reach.organisation)
  const shared = needsShared ? await sharedWith(call) : []
  const orShared = (condition: RawBuilder<unknown>) =>
    shared.length > 0 ? sql`(${condition} or c.id = any(${shared}::uuid[]))` : condition
  const reached = orShared(
    visible(actor, 'cases.read', { own: ['c.worker_id'], team: 'c.team_id', department: 'c.department_id' }),
  )
  if (view === 'mine') {
    const mine = orShared(sql`c.worker_id = ${actor.accountId}`)
    return reach.own || reach.organisation ? [mine, live] : [mine, reached, live]
  }
  if (view === 'team') {
    const team = actor.teamIds.length > 0 ? oneOf('c.team_id', actor.teamIds, 'uuid') : sql`false`
    return reach.team || reach.organisation ? [team, live] : [team, reached, live]
  }
  return view === 'closing' ? [reached, live, sql`c.state = 'closing'`] : [reached, live]
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
