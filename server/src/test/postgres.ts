import { createHash, randomUUID } from 'node:crypto'
import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'
import { migrate, readMigrations } from '../db/migrate.ts'

export type TestDatabase = { readonly url: string; [Symbol.asyncDispose](): Promise<void> }

/** A fresh, migrated, empty database of its own for one test; dropped when disposed (end your pools first). */
export async function testDatabase(): Promise<TestDatabase> {
  const server = serverUrl()
  const template = process.env.TEST_DATABASE_TEMPLATE
  const name = `quancheng_test_${randomUUID().replaceAll('-', '')}`
  await asAdmin(server, (client) => client.query(`create database ${name} template ${template} ${copying()}`))
  return {
    url: urlOf(server, name),
    [Symbol.asyncDispose]: () =>
      asAdmin(server, (client) => client.query(`drop database if exists ${name} with (force)`)),
  }
}

/** A fresh database without any table, in the characters the house needs. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const server = serverUrl()
  const name = `quancheng_test_${randomUUID().replaceAll('-', '')}`
  await asAdmin(server, (client) => client.query(createEmpty(name)))
  return {
    url: urlOf(server, name),
    [Symbol.asyncDispose]: () =>
      asAdmin(server, (client) => client.query(`drop database if exists ${name} with (force)`)),
  }
}

/**
 * A copy of a database that `fill` filled once for this whole run, whichever worker of it comes first; dropped when
 * disposed.
 */
export async function filledDatabase(fill: (url: string) => Promise<void>): Promise<TestDatabase> {
  const server = serverUrl()
  const filled = `quancheng_filled_${process.ppid}`
  const name = `quancheng_test_${randomUUID().replaceAll('-', '')}`
  await asAdmin(server, async (admin) => {
    await admin.query('select pg_advisory_lock(7214004)')
    const found = await admin.query('select from pg_database where datname = $1', [filled])
    if (found.rowCount === 0) {
      const draft = `${filled}_draft`
      await admin.query(`drop database if exists ${draft} with (force)`)
      await admin.query(createEmpty(draft))
      await fill(urlOf(server, draft))
      await admin.query(`alter database ${draft} rename to ${filled}`)
    }
    await admin.query(`create database ${name} template ${filled} ${copying()}`)
  })
  return {
    url: urlOf(server, name),
    [Symbol.asyncDispose]: () =>
      asAdmin(server, (client) => client.query(`drop database if exists ${name} with (force)`)),
  }
}

/** Makes the migrated template once per state of the migrations; later runs on the same server find it. */
export async function makeTemplate(server: string): Promise<string> {
  const template = await templateName()
  await asAdmin(server, async (admin) => {
    await admin.query('select pg_advisory_lock(7214002)')
    const found = await admin.query('select from pg_database where datname = $1', [template])
    if (found.rowCount !== 0) return
    const draft = `${template}_draft`
    await admin.query(`drop database if exists ${draft} with (force)`)
    await admin.query(createEmpty(draft))
    await asAdmin(urlOf(server, draft), migrate)
    await runMigrations({ connectionString: urlOf(server, draft), logger: new Logger(() => () => {}) })
    await admin.query(`alter database ${draft} rename to ${template}`)
  })
  return template
}

/** Where nothing has to reach the disk, copying files is twice as fast as writing them through the log. */
function copying(): string {
  return process.env.TEST_DATABASE_UNSAFE === 'true' ? 'strategy file_copy' : ''
}

function createEmpty(name: string): string {
  return `create database ${name} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8'`
}

async function templateName(): Promise<string> {
  const hash = createHash('sha256')
  for (const migration of await readMigrations()) hash.update(`${migration.name} ${migration.hash}\n`)
  return `quancheng_template_${hash.digest('hex').slice(0, 12)}`
}

function serverUrl(): string {
  const url = process.env.TEST_DATABASE_URL
  if (!url) throw new Error('No PostgreSQL for tests is running: the vitest project needs start-postgres.ts.')
  return url
}

function urlOf(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}

async function asAdmin(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
