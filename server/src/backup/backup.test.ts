import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { startEmbedded } from '../db/embedded/start-embedded.ts'
import { migrate } from '../db/migrate.ts'
import { emptyDatabase, testDatabase } from '../test/postgres.ts'
import { hasRows, loadBackup, verifyBackup } from './load-backup.ts'
import { findTables, quoted } from './tables.ts'
import { writeBackup } from './write-backup.ts'

const now = new Date('2026-03-02T01:00:00Z')
const key = createHash('sha256').update('the key of a small hospital').digest()
const hospital = '01930000-0000-7000-8000-000000000001'
const worker = '01930000-0000-7000-8000-000000000002'

/** Rows of every awkward kind: text with line breaks and quotes, bytes, arrays, JSON, generated columns, a job. */
const day = `
  insert into organisation (id, kind, name, short_name, settings, made_at)
    values ('${hospital}', 'hospital', E'仁和"医院"\\n东院, \\\\ (新)', '东院', '{"late": null, "名": [1, 2.50]}', '2026-01-05 08:00+08');
  insert into account (id, login, name, made_at) values ('${worker}', 'lin', '林秀英', '2026-01-05 08:00+08');
  insert into session (token_hash, id, account_id, made_at, last_seen_at, expires_at, device, method)
    values ('\\x00ff5c0a', '01930000-0000-7000-8000-000000000003', '${worker}', '2026-03-01 08:00:00.123456+08',
            'infinity', '2026-03-03', '', 'password');
  insert into member (org_id, account_id, name, title, department_ids)
    values ('${hospital}', '${worker}', '林秀英', '医务社工', array['${hospital}', '${worker}']::uuid[]);
  insert into request (org_id, id, name_sealed, source, urgency, state, raised_at, due_at)
    select '${hospital}', ('01930000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, decode(lpad(to_hex(n), 8, '0'), 'hex'),
           'nurse', 'urgent', 'waiting', '2026-03-01 08:00+08', '2026-03-02 08:00+08' from generate_series(1, 4500) n;
  select enqueue('remind', '{"orgId": "${hospital}"}', '2026-03-05 08:00+08', 'remind-1');`

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'quancheng-backup-'))
  onTestFinished(() => rm(path, { recursive: true, force: true }))
  return path
}

async function client(url: string): Promise<pg.Client> {
  const connected = new pg.Client({ connectionString: url })
  await connected.connect()
  return connected
}

async function busyHouse(): Promise<string> {
  const database = await testDatabase()
  onTestFinished(() => database[Symbol.asyncDispose]())
  await fill(database.url)
  return database.url
}

async function fill(url: string): Promise<void> {
  const writer = await client(url)
  await migrate(writer)
  await runMigrations({ connectionString: url, logger: new Logger(() => () => {}) })
  await writer.query(day).finally(() => writer.end())
}

async function newDatabase(): Promise<string> {
  const database = await emptyDatabase()
  onTestFinished(() => database[Symbol.asyncDispose]())
  return database.url
}

/** Every row of every table, as text. */
async function everything(url: string): Promise<Record<string, string[]>> {
  const reader = await client(url)
  const all: Record<string, string[]> = {}
  for (const table of await findTables(reader)) {
    const { rows } = await reader.query(`select t::text as row from ${quoted(table)} t order by 1`)
    all[quoted(table)] = rows.map(({ row }) => row)
  }
  await reader.end()
  return all
}

test('a house that is backed up and restored elsewhere is the same house, row for row and file for file', async () => {
  const [source, target, place] = [await busyHouse(), await newDatabase(), await folder()]
  const [from, to, file] = [join(place, 'files'), join(place, 'restored'), join(place, 'one.tar.gz')]
  await mkdir(join(from, '2026', '03'), { recursive: true })
  await writeFile(join(from, '2026', '03', 'paper'), Buffer.from([0, 255, 10, 13]))

  const written = await writeBackup({ url: source, files: from, key }, file, { withKey: false, now })
  expect(written).toMatchObject({ files: 1, key: { inside: false } })
  await loadBackup(file, await verifyBackup(file), { url: target, files: to })

  const before = await everything(source)
  expect(before['"public"."request"']).toHaveLength(4500)
  expect(before['"graphile_worker"."_private_jobs"']).toHaveLength(1)
  expect(await everything(target)).toEqual(before)
  expect(await readFile(join(to, '2026', '03', 'paper'))).toEqual(Buffer.from([0, 255, 10, 13]))
})

test('work goes on in a restored house: keys between tables hold, and new jobs do not collide with old ones', async () => {
  const [source, target, place] = [await busyHouse(), await newDatabase(), await folder()]
  const file = join(place, 'one.tar.gz')
  await writeBackup({ url: source, files: null, key: null }, file, { withKey: false, now })
  await loadBackup(file, await verifyBackup(file), { url: target, files: null })

  const worker = await client(target)
  onTestFinished(() => worker.end())
  await worker.query("select enqueue('remind', '{}', now(), 'remind-2')")
  expect((await worker.query('select from graphile_worker._private_jobs')).rowCount).toBe(2)
  const orphan = `insert into session (token_hash, id, account_id, made_at, last_seen_at, expires_at, device, method)
    values ('\\x01', '${hospital}', '${hospital}', now(), now(), now(), '', 'password')`
  await expect(worker.query(orphan)).rejects.toThrow('session__account_fk')
})

test('somebody who signs in while the backup runs does not tear it: it is one instant', async () => {
  const [source, place] = [await busyHouse(), await folder()]
  const late = await client(source)
  onTestFinished(() => late.end())
  const file = join(place, 'one.tar.gz')
  const backup = writeBackup({ url: source, files: null, key: null }, file, { withKey: false, now })
  let taken = false
  backup
    .finally(() => {
      taken = true
    })
    .catch(() => {})
  for (let n = 0; !taken; n += 1) {
    await late.query('begin')
    await late.query(
      `insert into account (id, login, name, made_at) values (gen_random_uuid(), 'a${n}', 'a', now())`,
    )
    await late.query(`insert into member (org_id, account_id, name, title)
      select '${hospital}', id, name, 'a' from account where login = 'a${n}'`)
    await late.query('commit')
  }
  const { tables } = await backup
  const rows = (name: string) => tables.find((table) => table.name === name)?.rows
  expect(rows('member')).toBe(rows('account'))
})

test('a backup with one byte changed, or cut short, is refused before anything is touched', async () => {
  const [source, place] = [await busyHouse(), await folder()]
  const file = join(place, 'one.tar.gz')
  await writeBackup({ url: source, files: null, key: null }, file, { withKey: false, now })
  const whole = gunzipSync(await readFile(file))
  const at = whole.indexOf('林秀英')
  const changed = Buffer.from(whole)
  changed.write('陈', at)
  await writeFile(join(place, 'changed.tar.gz'), gzipSync(changed))
  await expect(verifyBackup(join(place, 'changed.tar.gz'))).rejects.toThrow('is damaged: tables/public.')
  await writeFile(join(place, 'cut.tar.gz'), gzipSync(whole.subarray(0, whole.length - 4096)))
  await expect(verifyBackup(join(place, 'cut.tar.gz'))).rejects.toThrow('ends too early')
})

test('the key is in the backup only when it is asked for, and a backup can be read by its owner alone', async () => {
  const [source, place] = [await busyHouse(), await folder()]
  const [without, withIt] = [join(place, 'without.tar.gz'), join(place, 'with.tar.gz')]
  await writeBackup({ url: source, files: null, key }, without, { withKey: false, now })
  await writeBackup({ url: source, files: null, key }, withIt, { withKey: true, now })
  expect(gunzipSync(await readFile(without)).includes(key.toString('hex'))).toBe(false)
  expect(gunzipSync(await readFile(withIt)).includes(key.toString('hex'))).toBe(true)
  expect((await verifyBackup(withIt)).key.inside).toBe(true)
  if (process.platform !== 'win32') expect((await stat(without)).mode & 0o077).toBe(0)
})

async function npm(script: 'backup' | 'restore', data: string, ...args: string[]) {
  const { DATABASE_URL: _, ...env } = process.env
  const program = fileURLToPath(new URL(`./${script}.ts`, import.meta.url))
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...env, QUANCHENG_DATA: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (words) => {
    said += words
  })
  const [code] = await once(child, 'close')
  return { code, said }
}

test('a small hospital backs up while it works, moves to a new folder, and never overwrites by accident', async () => {
  const [old, fresh] = [await folder(), await folder()]
  const file = join(old, 'moved.tar.gz')
  const house = await startEmbedded(old)
  await fill(house.url)
  await writeFile(join(old, 'key'), key.toString('hex'))
  const backup = await npm('backup', old, file)
  expect(backup.said).toContain('The master key is NOT inside')
  const running = await npm('restore', old, file, '--replace')
  expect(running).toMatchObject({ code: 1, said: expect.stringContaining('the house is running') })
  const before = await everything(house.url)
  await house.stop()

  const moved = await npm('restore', fresh, file)
  expect(moved).toMatchObject({ code: 0, said: expect.stringContaining('put it in place before the start') })
  const again = await npm('restore', fresh, file)
  expect(again).toMatchObject({ code: 1, said: expect.stringContaining('the database is not empty') })
  const replaced = await npm('restore', fresh, file, '--replace')
  expect(replaced).toMatchObject({ code: 0, said: expect.stringContaining('before is kept in') })
  expect(await readdir(join(fresh, 'backups'))).toHaveLength(1)

  const newHouse = await startEmbedded(fresh)
  onTestFinished(() => newHouse.stop())
  expect(await hasRows(newHouse.url)).toBe(true)
  expect(await everything(newHouse.url)).toEqual(before)
}, 120_000)
