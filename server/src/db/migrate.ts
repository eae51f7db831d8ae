import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

export type Migration = {
  readonly number: number
  readonly name: string
  readonly sql: string
  readonly hash: string
}
export type MigrateOptions = {
  /** Where the numbered .sql files lie. */
  readonly folder?: string
  /** The last number to apply; all of them when absent. */
  readonly through?: number | null
}

/** The house's own migrations: plain numbered .sql, never edited after they land. */
export const migrationFolder = fileURLToPath(new URL('../../migrations/', import.meta.url))

/** One lock for everyone who migrates one database. */
const lockKey = 7_214_001

/**
 * Applies what is missing, each file in its own transaction, and answers the names it applied. Of two servers that
 * start together one applies a file and the other waits. Refuses a database in which Chinese letters are not
 * letters, one that is newer than this program, and one whose applied files have since been edited.
 */
export async function migrate(
  connection: pg.Client | pg.PoolClient | pg.Pool,
  options: MigrateOptions = {},
): Promise<string[]> {
  if (!(connection instanceof pg.Pool)) return applyMissing(connection, options)
  const client = await connection.connect()
  try {
    return await applyMissing(client, options)
  } finally {
    client.release()
  }
}

/** The migrations of a folder in the order of their numbers. */
export async function readMigrations(folder: string = migrationFolder): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
  const migrations = await Promise.all(
    files.map(async (file) => {
      const number = /^(\d{4})_[a-z0-9-]+\.sql$/.exec(file)?.[1]
      if (number === undefined) throw new Error(`A migration is named 0001_some-words.sql, not ${file}.`)
      const sql = (await readFile(`${folder}/${file}`, 'utf8')).replaceAll('\r\n', '\n')
      const hash = createHash('sha256').update(sql).digest('hex')
      return { number: Number(number), name: file.slice(0, -'.sql'.length), sql, hash }
    }),
  )
  for (const [index, migration] of migrations.entries()) {
    const before = migrations[index - 1]
    if (before?.number === migration.number) {
      throw new Error(`Two migrations carry one number: ${before.name} and ${migration.name}.`)
    }
  }
  return migrations
}

/** The number of the last migration this database has; 0 for one that has none. */
export async function schemaVersion(connection: pg.Client | pg.PoolClient | pg.Pool): Promise<number> {
  const { rows: tables } = await connection.query("select to_regclass('migration') is not null as there")
  if (!tables[0].there) return 0
  const { rows } = await connection.query('select coalesce(max(number), 0)::int as version from migration')
  return rows[0].version
}

async function applyMissing(client: pg.Client | pg.PoolClient, options: MigrateOptions): Promise<string[]> {
  const through = options.through ?? Number.POSITIVE_INFINITY
  const migrations = await readMigrations(options.folder)
  await refuseWrongCharacters(client)
  await makeLedger(client)
  await refuseForeignHistory(client, migrations)
  const applied: string[] = []
  for (const migration of migrations) {
    if (migration.number <= through && (await applyOnce(client, migration))) applied.push(migration.name)
  }
  return applied
}

async function makeLedger(client: pg.Client | pg.PoolClient): Promise<void> {
  await locked(client, async () => {
    const { rows } = await client.query("select to_regclass('migration') is not null as there")
    if (rows[0].there) return
    await client.query(`
      create table migration (
        number int constraint migration_pkey primary key,
        name text not null,
        hash text not null,
        applied_at timestamptz not null default now()
      );
      comment on table migration is 'Which migrations this database has, each with the SHA-256 of its file';
    `)
  })
}

async function refuseForeignHistory(
  client: pg.Client | pg.PoolClient,
  migrations: Migration[],
): Promise<void> {
  const known = new Map(migrations.map((migration) => [migration.number, migration]))
  const { rows } = await client.query<{ number: number; name: string; hash: string }>(
    'select number, name, hash from migration order by number',
  )
  for (const row of rows) refuseIfChanged(known.get(row.number) ?? null, row)
}

function refuseIfChanged(file: Migration | null, row: { name: string; hash: string }): void {
  if (file === null) {
    throw new Error(
      `The database has migration ${row.name}, which this program does not know: the database is newer. ` +
        'Start the newer program.',
    )
  }
  if (file.hash !== row.hash) {
    throw new Error(
      `Migration ${row.name} was edited after it was applied. Put the file back and add a new one instead.`,
    )
  }
}

async function applyOnce(client: pg.Client | pg.PoolClient, migration: Migration): Promise<boolean> {
  try {
    return await locked(client, async () => {
      const claimed = await client.query(
        `insert into migration (number, name, hash) values ($1, $2, $3)
         on conflict (number) do nothing`,
        [migration.number, migration.name, migration.hash],
      )
      if (claimed.rowCount === 0) return false
      await client.query(migration.sql)
      return true
    })
  } catch (error) {
    throw new Error(`Migration ${migration.name} failed: ${(error as Error).message}`, { cause: error })
  }
}

async function locked<Result>(
  client: pg.Client | pg.PoolClient,
  work: () => Promise<Result>,
): Promise<Result> {
  await client.query('begin')
  try {
    await client.query('select pg_advisory_xact_lock($1)', [lockKey])
    const result = await work()
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** Under LC_CTYPE C no Chinese character counts as a letter, and search by fragments finds nothing. */
async function refuseWrongCharacters(client: pg.Client | pg.PoolClient): Promise<void> {
  const { rows } = await client.query(`
    select current_setting('server_encoding') as encoding, '救' ~ '[[:alpha:]]' and upper('é') = 'É' as letters`)
  const { encoding, letters } = rows[0]
  if (encoding === 'UTF8' && letters) return
  throw new Error(
    'This database does not know Chinese letters. Create it with: ' +
      "create database quancheng encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8' template template0",
  )
}
