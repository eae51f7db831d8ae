import type { Pool } from 'pg'
import { openPlace } from '../backup/public.ts'
import { asOwner, inTenant, openPool } from '../db/db.ts'
import { readMigrations, schemaVersion } from '../db/migrate.ts'
import { append } from '../journal/append.ts'
import { changeMaster } from './change-master.ts'
import { ALGORITHMS, type Algorithm, isAlgorithm, NotOurEnvelope } from './envelope.ts'
import { openKeyRing } from './keys.ts'
import { parseMasterKey } from './master-key.ts'
import { resealOrganisation } from './reseal.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

/** The house is stopped, so nobody has to be given time to read a new data key: it is made as of then. */
const LONG_ENOUGH_MS = 120_000

/** Whether some of it was done when it broke off. */
let begun = false

interface Masters {
  readonly masterKey: Buffer
  readonly previousMasterKey: Buffer
  /** What is sealed from now on is sealed with it. */
  readonly algorithm: Algorithm
}

/**
 * `npm run key:change [-- --data-keys]`: everything that the old master key wraps is wrapped under the new one. With
 * `--data-keys` every organisation also gets a new data key, and all that is sealed is sealed again under it.
 */
async function changeKey(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const masters = readMasters(env)
  await using place = await openPlace(env)
  if (place.heldBy !== null) throw new Error(`the house is running (process ${place.heldBy}): stop it first`)
  const pool = openPool(place.url, 2)
  try {
    await unlessInUse(pool)
    await change(pool, masters, args.includes('--data-keys'))
  } finally {
    await pool.end()
  }
  say('Start the house with the new QUANCHENG_KEY, and take QUANCHENG_KEY_PREVIOUS away.')
  say('Keep the old key as long as a backup made before is kept: it opens with the old one only.')
}

function readMasters(env: NodeJS.ProcessEnv): Masters {
  const { QUANCHENG_KEY: next, QUANCHENG_KEY_PREVIOUS: previous, QUANCHENG_CIPHER: algorithm } = env
  if (!next) throw new Error('QUANCHENG_KEY is not set: it has to be the new key ("openssl rand -base64 32")')
  if (!previous) throw new Error('QUANCHENG_KEY_PREVIOUS is not set: it has to be the key until now')
  const masterKey = parseMasterKey(next, 'QUANCHENG_KEY')
  const previousMasterKey = parseMasterKey(previous, 'QUANCHENG_KEY_PREVIOUS')
  if (masterKey.equals(previousMasterKey)) throw new Error('the new key and the key until now are the same')
  const cipher = algorithm || ALGORITHMS[0]
  if (!isAlgorithm(cipher)) throw new Error(`QUANCHENG_CIPHER is none of ${ALGORITHMS.join(', ')}`)
  return { masterKey, previousMasterKey, algorithm: cipher }
}

/** A running house holds the old key only, and could open nothing any more. */
async function unlessInUse(pool: Pool): Promise<void> {
  const version = await schemaVersion(pool)
  if (version === 0) throw new Error('there is no house in this database')
  if (version !== (await readMigrations()).at(-1)?.number)
    throw new Error(
      'this program and the database are of different versions: start the house once, and stop it',
    )
  const { rows } = await pool.query<{ from: string }>(`
    select coalesce(host(client_addr), 'this machine') as from from pg_stat_activity
    where datname = current_database() and application_name = 'quancheng' and pid <> pg_backend_pid()`)
  const [other] = rows
  if (other) throw new Error(`the house is running (connected from ${other.from}): stop it first`)
}

async function change(pool: Pool, masters: Masters, withDataKeys: boolean): Promise<void> {
  const keys = openKeyRing({ pool, ...masters })
  const wrapped = await changeMaster({
    pool,
    masters: { current: masters.masterKey, previous: masters.previousMasterKey },
    algorithm: masters.algorithm,
    keys,
  })
  begun = true
  say(`${wrapped} keys and second factors are under the new master key.`)
  for (const { id, name } of await organisations(pool)) {
    await record(pool, id, 'protection.change-master', {})
    if (withDataKeys) say(`${name}: ${await changeDataKey(pool, masters, id)} values sealed again.`)
  }
}

async function changeDataKey(pool: Pool, masters: Masters, orgId: string): Promise<number> {
  const made = openKeyRing({ pool, ...masters, clock: () => new Date(Date.now() - LONG_ENOUGH_MS) })
  const version = await made.rotate(orgId)
  await record(pool, orgId, 'protection.rotate', { version })
  const resealed = await resealOrganisation({
    pool,
    keys: openKeyRing({ pool, ...masters }),
    orgId,
    at: new Date(),
  })
  await record(pool, orgId, 'protection.reseal', { version })
  return resealed
}

async function organisations(pool: Pool) {
  return asOwner(pool, (tx) =>
    tx.selectFrom('organisation').select(['id', 'name']).orderBy('made_at').orderBy('id').execute(),
  )
}

async function record(pool: Pool, orgId: string, act: string, facts: Readonly<Record<string, unknown>>) {
  await inTenant(pool, orgId, async (tx) => {
    const stamp = { orgId, actorId: null, commandId: null, at: new Date() }
    await append(tx, stamp, [{ act, subjectKind: 'organisation', subjectId: orgId, clientId: null, facts }])
  })
}

await changeKey(process.argv.slice(2), process.env).catch((error: unknown) => {
  const words = error instanceof Error ? error.message : String(error)
  say(
    error instanceof NotOurEnvelope
      ? 'The key was not changed: QUANCHENG_KEY_PREVIOUS is not the key these were sealed with.'
      : begun
        ? `The change is not complete: ${words}. Nothing is lost; run this again before the house starts.`
        : `The key was not changed: ${words}.`,
  )
  process.exitCode = 1
})
