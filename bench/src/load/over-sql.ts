import { openPool } from '@quancheng/server/db/db.ts'
import type pg from 'pg'
import { retelling, type Turn } from '../volleys.ts'
import { drive } from './drive.ts'
import type { Answer, SqlJob } from './job.ts'

const pools = new Map<string, pg.Pool>()

/** The server's connections stay open between requests, and so do these. */
function poolOf(url: string): pg.Pool {
  const pool = pools.get(url) ?? openPool(url)
  pools.set(url, pool)
  return pool
}

export async function closePools(): Promise<void> {
  await Promise.all([...pools.values()].map((pool) => pool.end()))
}

/** The physical limit: the same statements in the same volleys through the same driver and pool, and nothing else. */
export async function overSql(job: SqlJob): Promise<Omit<Answer, 'cpuMs'>> {
  const pool = poolOf(job.url)
  const told = new Map(
    job.asks.map((ask, index) => {
      const { turns = [], was = {} } = job.told[index] ?? {}
      return [ask, retelling(turns, was)]
    }),
  )
  const since = performance.now()
  const taken = await drive(job, async (ask, ids) => {
    for (const turn of told.get(ask)?.(ids) ?? []) await takeTurn(pool, turn)
  })
  const seconds = (performance.now() - since) / 1000
  return { taken, seconds }
}

/** One connection, volley after volley. */
export async function takeTurn(pool: pg.Pool, turn: Turn): Promise<void> {
  const client = await pool.connect()
  try {
    for (const volley of turn)
      await Promise.all(
        volley.map(({ text, name, values }) =>
          values.length === 0 && name === null
            ? client.query(text)
            : client.query({ text, values: [...values], ...(name && { name }) }),
        ),
      )
    client.release()
  } catch (error) {
    client.release(true)
    throw error
  }
}
