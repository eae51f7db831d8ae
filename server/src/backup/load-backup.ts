import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, normalize, sep } from 'node:path'
import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'
import { migrate, schemaVersion } from '../db/migrate.ts'
import { Manifest, sha256 } from './manifest.ts'
import { findForeignKeys, findTables, quote, quoted, type Table } from './tables.ts'
import { readTar } from './tar.ts'

export type RestoreTarget = { readonly url: string; readonly files: string | null }

/** Reads a whole backup and proves it: every entry present and unchanged. Touches nothing. */
export async function verifyBackup(path: string): Promise<Manifest> {
  const found = new Map<string, string>()
  let manifest: Manifest | null = null
  for await (const entry of readTar(path)) {
    if (entry.name === 'manifest.json') manifest = Manifest.parse(JSON.parse(entry.data.toString()))
    else found.set(entry.name, sha256(entry.data))
  }
  if (manifest === null) throw new Error(`${path} is not a whole backup: it has no manifest.`)
  for (const [name, checksum] of Object.entries(manifest.checksums)) {
    if (found.get(name) !== checksum) throw new Error(`${path} is damaged: ${name} is missing or changed.`)
  }
  return manifest
}

/** Whether the database has any row of ours in it. */
export async function hasRows(url: string): Promise<boolean> {
  return connected(url, async (client) => {
    for (const table of await findTables(client)) {
      if (await holdsRows(client, table)) return true
    }
    return false
  })
}

/** How many others are connected to the database: a restore under their feet would break what they do. */
export async function othersConnected(url: string): Promise<number> {
  return connected(url, async (client) => {
    const { rows } = await client.query(
      `select count(*)::int as others from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
    )
    return rows[0].others
  })
}

/**
 * Puts a proven backup into the database and the files folder. All rows come in one transaction, and every foreign
 * key is checked at its end; what stood there before is removed.
 */
export async function loadBackup(path: string, manifest: Manifest, target: RestoreTarget): Promise<void> {
  await connected(target.url, async (client) => {
    await makeTables(client, target.url, manifest)
    await client.query('begin')
    const keys = await findForeignKeys(client)
    for (const key of keys) await client.query(`alter table ${key.table} drop constraint ${key.name}`)
    const tables = await findTables(client)
    await emptyTables(client, tables)
    await loadRows(client, path, manifest, tables)
    await setSequences(client, manifest)
    await freeJobs(client, manifest)
    for (const key of keys) {
      await client.query(`alter table ${key.table} add constraint ${key.name} ${key.definition}`)
    }
    await client.query('commit')
    await client.query('analyze')
  })
  if (target.files !== null) await loadFiles(path, target.files, manifest)
}

/** Brings an empty or older database to the tables the backup was taken from. */
async function makeTables(client: pg.Client, url: string, manifest: Manifest): Promise<void> {
  if ((await schemaVersion(client)) > manifest.schemaVersion) {
    throw new Error(
      `The database is at version ${await schemaVersion(client)} and the backup at ${manifest.schemaVersion}: ` +
        'restore into a new, empty database; the next start brings it up to date.',
    )
  }
  await migrate(client, { through: manifest.schemaVersion })
  if ((await schemaVersion(client)) !== manifest.schemaVersion) {
    throw new Error(
      `This program does not know version ${manifest.schemaVersion}: restore with the newer program.`,
    )
  }
  if (manifest.hasQueue) {
    await runMigrations({ connectionString: url, logger: new Logger(() => () => {}) })
  }
}

async function emptyTables(client: pg.Client, tables: Table[]): Promise<void> {
  for (const table of tables) {
    if (await holdsRows(client, table)) await client.query(`truncate ${quoted(table)}`)
  }
}

async function holdsRows(client: pg.Client, table: Table): Promise<boolean> {
  return (await client.query(`select from ${quoted(table)} limit 1`)).rowCount !== 0
}

async function loadRows(client: pg.Client, path: string, manifest: Manifest, tables: Table[]): Promise<void> {
  const byName = new Map(tables.map((table) => [`${table.schema}.${table.name}`, table]))
  const loaded = new Map<string, number>()
  for await (const entry of readTar(path)) {
    const name = /^tables\/(.+)\/\d+\.rows$/.exec(entry.name)?.[1]
    if (name === undefined) continue
    const table = byName.get(name)
    if (!table) throw new Error(`The backup has a table ${name}, which this program does not know.`)
    const rows = entry.data
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as string)
    loaded.set(name, (loaded.get(name) ?? 0) + (await insertRows(client, table, rows)))
  }
  for (const { schema, name, rows } of manifest.tables) {
    const there = loaded.get(`${schema}.${name}`) ?? 0
    if (there !== rows) throw new Error(`Of ${rows} rows of ${name}, ${there} arrived.`)
  }
}

async function insertRows(client: pg.Client, table: Table, rows: string[]): Promise<number> {
  const names = table.columns.map(quote).join(', ')
  const values = table.columns.map((column) => `(s.r).${quote(column)}`).join(', ')
  const done = await client.query(
    `insert into ${quoted(table)} (${names}) overriding system value
     select ${values} from (select l::${quoted(table)} as r from unnest($1::text[]) l offset 0) s`,
    [rows],
  )
  return done.rowCount ?? 0
}

async function setSequences(client: pg.Client, manifest: Manifest): Promise<void> {
  for (const { name, value } of manifest.sequences) {
    if (value !== null) await client.query('select setval($1::regclass, $2::bigint)', [name, value])
  }
}

/** A job that was running when the backup was taken has no worker now: it is free to be taken again. */
async function freeJobs(client: pg.Client, manifest: Manifest): Promise<void> {
  if (!manifest.hasQueue) return
  for (const table of ['_private_jobs', '_private_job_queues']) {
    await client.query(
      `update graphile_worker.${table} set locked_at = null, locked_by = null where locked_at is not null`,
    )
  }
}

/** The files come into a new folder that then takes the place of the old one; the old one is kept beside it. */
async function loadFiles(path: string, folder: string, manifest: Manifest): Promise<void> {
  const draft = `${folder}.restoring`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { recursive: true, mode: 0o700 })
  for await (const entry of readTar(path)) {
    if (!entry.name.startsWith('files/')) continue
    const place = normalize(join(draft, entry.name.slice('files/'.length)))
    if (!place.startsWith(draft + sep))
      throw new Error(`The backup names a file outside its folder: ${entry.name}.`)
    await mkdir(dirname(place), { recursive: true, mode: 0o700 })
    await writeFile(place, entry.data, { mode: 0o600 })
  }
  const old = await readdir(folder).catch(() => null)
  if (old?.length === 0) await rm(folder, { recursive: true })
  else if (old)
    await rename(folder, `${folder}.before-${manifest.takenAt.replaceAll(/[:.]/g, '-')}-${process.pid}`)
  await rename(draft, folder)
}

async function connected<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, application_name: 'quancheng-restore' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
