import { resolve } from 'node:path'
import { readConfig } from '../config.ts'
import { openPool } from '../db/db.ts'
import { startEmbedded } from '../db/embedded/start-embedded.ts'
import { type BrokenLink, verifyJournal } from './verify.ts'

/** `npm run journal:verify`: proves the journal whole, or names the first broken link and ends with 1. */

const WHY: Readonly<Record<BrokenLink['why'], string>> = {
  changed: 'is not as it was written',
  missing: 'is missing',
  'tail-missing': 'and everything after it is missing',
  'head-missing': 'is the last, but the head of the chain is gone',
  'head-changed': 'is the last, but the head of the chain says otherwise',
}

const say = (line: string) => process.stdout.write(`${line}\n`)

const config = readConfig(process.env)
if ('problems' in config) {
  for (const problem of config.problems) say(problem)
  process.exit(1)
}
const engine = config.DATABASE_URL ? null : await startEmbedded(resolve(config.QUANCHENG_DATA))
const pool = openPool(config.DATABASE_URL ?? engine?.url ?? '', 1)
try {
  const { entries, chains, broken } = await verifyJournal(pool, null)
  if (broken) {
    const { orgId, lane, seq, why } = broken
    say(`The journal is broken: entry ${seq} of chain ${lane} of organisation ${orgId} ${WHY[why]}.`)
    process.exitCode = 1
  } else say(`${entries} entries, ${chains} chains: whole`)
} finally {
  await pool.end()
  await engine?.stop()
}
