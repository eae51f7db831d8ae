import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type pg from 'pg'
import { type Config, readConfig } from '../config.ts'
import { openPool } from '../db/db.ts'
import { clusterOf, findHolder } from '../db/embedded/holder.ts'
import { startEmbedded } from '../db/embedded/start-embedded.ts'
import { schemaVersion } from '../db/migrate.ts'
import { type BrokenLink, verifyJournal } from './verify.ts'

/** `npm run journal:verify`: proves the journal whole, or names the first broken link and ends with 1. */

const WHY: Readonly<Record<BrokenLink['why'], string>> = {
  changed: 'is not as it was written',
  missing: 'is missing',
  'tail-missing': 'and what came after it are missing',
  'head-missing': 'is the last there is, and the head of the chain is gone',
  'head-changed': 'is the last there is, and the head of the chain says otherwise',
}

const say = (line: string) => process.stdout.write(`${line}\n`)

const config = readConfig(process.env)
if ('problems' in config) for (const problem of config.problems) say(problem)
process.exitCode = 'problems' in config ? 1 : await verifyAll(config)

async function verifyAll(config: Config): Promise<number> {
  const database = await openDatabase(config)
  if (!database) {
    say(`There is no database in ${resolve(config.QUANCHENG_DATA)}: nothing has been started there yet.`)
    return 1
  }
  const pool = openPool(database.url, 1)
  try {
    return await sayVerdict(pool)
  } finally {
    await pool.end()
    await database.close()
  }
}

async function sayVerdict(pool: pg.Pool): Promise<number> {
  if ((await schemaVersion(pool)) === 0) {
    say('There is no journal in this database.')
    return 1
  }
  const { entries, chains, broken } = await verifyJournal(pool, null)
  if (!broken) {
    say(`${entries} entries, ${chains} chains: whole`)
    return 0
  }
  const { orgId, lane, seq, why } = broken
  say(`The journal is broken: entry ${seq} of chain ${lane} of organisation ${orgId} ${WHY[why]}.`)
  return 1
}

/** The server named, the embedded engine while the house runs, or the engine started for this once. */
async function openDatabase(config: Config): Promise<{ url: string; close(): Promise<void> } | null> {
  const leaveIt = async () => undefined
  if (config.DATABASE_URL) return { url: config.DATABASE_URL, close: leaveIt }
  const folder = resolve(config.QUANCHENG_DATA)
  const running = await findHolder(folder)
  if (running) return { url: running.url, close: leaveIt }
  if (!existsSync(clusterOf(folder))) return null
  const engine = await startEmbedded(folder)
  return { url: engine.url, close: () => engine.stop() }
}
