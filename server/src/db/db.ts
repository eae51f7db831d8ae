import type { Socket } from 'node:net'
import { availableParallelism } from 'node:os'
import {
  type DatabaseConnection,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import pg from 'pg'
import type { Tables } from './tables.ts'

/** A transaction inside one organisation: every statement runs under the application role and its row-level security. */
export type Tx = Kysely<Tables>

const { builtins } = pg.types
const asText = (value: string) => value
const asDriverReads = pg.types.getTypeParser(builtins.TIMESTAMPTZ)
/** Connections run in UTC, so nearly every instant is written in one way that the engine of Date reads fastest. */
const asInstant = (value: string) =>
  value.endsWith('+00') && value[4] === '-'
    ? new Date(`${value.slice(0, 10)}T${value.slice(11, -3)}Z`)
    : asDriverReads(value)
const typeParsers = new Map<number, (value: string) => unknown>([
  [builtins.DATE, asText],
  [builtins.TIMESTAMPTZ, asInstant],
  [builtins.NUMERIC, Number],
])
const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    typeParsers.get(oid) ?? pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
}

/**
 * Few connections answer more than many: each backend maps and warms the shared memory for itself, and more of them than
 * processors only take turns. At 20 requests at once on 2 processors, 4 connections answer a third more than 12.
 */
const CONNECTIONS = Math.max(4, 2 * availableParallelism())

export function openPool(url: string, size = CONNECTIONS): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    pipeline: true,
    types,
    application_name: 'quancheng',
  } as pg.PoolConfig)
  // A connection lost while nobody used it: the pool makes another; unheard, the event would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * One transaction in one organisation. The opening statements travel in the same packet as the first query.
 * Returning commits, throwing rolls back.
 */
export async function inTenant<T>(pool: pg.Pool, orgId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (!UUID.test(orgId)) throw new Error('an organisation id is not a UUID')
  return transact(pool, `begin; set local app.org = '${orgId}'; set local role quancheng_app`, work)
}

/** For what belongs to no organisation: sign-in, start-up, jobs that visit every organisation. */
export async function asOwner<T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transact(pool, 'begin', work)
}

async function transact<T>(pool: pg.Pool, opening: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    holdTogether(client)
    const begun = client.query(opening)
    begun.catch(() => undefined)
    const result = await work(kyselyOn(client))
    await begun
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => {
      broken = lost
    })
    throw error
  } finally {
    client.release(broken)
  }
}

const held = new WeakSet<Socket>()

/**
 * What is asked in one tick leaves in one packet: a volley of statements costs one write, and its backend wakes once.
 * The driver writes each statement by itself.
 */
function holdTogether(client: pg.PoolClient): void {
  const { stream } = (client as pg.PoolClient & { readonly connection: { readonly stream: Socket } })
    .connection
  if (held.has(stream)) return
  held.add(stream)
  stream.cork()
  process.nextTick(() => {
    held.delete(stream)
    stream.uncork()
  })
}

const onClient = new WeakMap<pg.PoolClient, Kysely<Tables>>()

function kyselyOn(client: pg.PoolClient): Kysely<Tables> {
  const known = onClient.get(client)
  if (known) return known
  const connection = connectionOn(client)
  const made = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createDriver: () => ({
        init: async () => undefined,
        acquireConnection: async () => connection,
        beginTransaction: refuseNesting,
        commitTransaction: refuseNesting,
        rollbackTransaction: refuseNesting,
        releaseConnection: async () => undefined,
        destroy: async () => undefined,
      }),
    },
  })
  onClient.set(client, made)
  return made
}

async function refuseNesting(): Promise<never> {
  throw new Error('already inside a transaction')
}

function connectionOn(client: pg.PoolClient): DatabaseConnection {
  return {
    async executeQuery<R>({
      sql,
      parameters,
    }: {
      sql: string
      parameters: readonly unknown[]
    }): Promise<QueryResult<R>> {
      const name = statementName(sql)
      holdTogether(client)
      const result = await client.query<R & pg.QueryResultRow>({
        ...(name && { name }),
        text: sql,
        values: parameters as unknown[],
      })
      return { rows: result.rows, numAffectedRows: BigInt(result.rowCount ?? 0) }
    },
    streamQuery: () => {
      throw new Error('streaming is not used')
    },
  }
}

const statementNames = new Map<string, string>()
const MOST_STATEMENTS = 600

/** Repeated texts become prepared statements; the number kept is bounded. */
function statementName(text: string): string | undefined {
  const known = statementNames.get(text)
  if (known) return known
  if (statementNames.size >= MOST_STATEMENTS) return undefined
  const made = `q${statementNames.size}`
  statementNames.set(text, made)
  return made
}
