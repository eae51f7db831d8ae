import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { emptyDatabase, testDatabase } from '../test/postgres.ts'
import { migrate, readMigrations, schemaVersion } from './migrate.ts'

const ward =
  "create table ward (id int primary key, name text not null); insert into ward values (1, '肿瘤科')"

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  onTestFinished(() => client.end())
  return client
}

async function emptyTown(): Promise<string> {
  const database = await emptyDatabase()
  onTestFinished(() => database[Symbol.asyncDispose]())
  return database.url
}

async function migrationsOf(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'quancheng-migrations-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  for (const [name, sql] of Object.entries(files)) await writeFile(join(folder, name), sql)
  return folder
}

test('a hospital that installs today has every migration of the house', async () => {
  const database = await testDatabase()
  onTestFinished(() => database[Symbol.asyncDispose]())
  const client = await connect(database.url)
  const all = await readMigrations()
  expect(await schemaVersion(client)).toBe(all.at(-1)?.number ?? 0)
  expect(await migrate(client)).toEqual([])
})

test('a hospital that updates gets only what is new, and keeps its rows', async () => {
  const client = await connect(await emptyTown())
  const folder = await migrationsOf({ '0001_ward.sql': ward })
  expect(await migrate(client, { folder })).toEqual(['0001_ward'])
  await client.query("insert into ward values (2, '儿科')")
  await writeFile(join(folder, '0002_floor.sql'), 'alter table ward add floor int')
  expect(await migrate(client, { folder })).toEqual(['0002_floor'])
  const { rows } = await client.query('select name, floor from ward order by id')
  expect(rows).toEqual([
    { name: '肿瘤科', floor: null },
    { name: '儿科', floor: null },
  ])
})

test('two servers that start together apply each migration once', async () => {
  const url = await emptyTown()
  const [one, two] = [await connect(url), await connect(url)]
  const folder = await migrationsOf({
    '0001_ward.sql': ward,
    '0002_floor.sql': 'alter table ward add floor int',
  })
  const applied = await Promise.all([migrate(one, { folder }), migrate(two, { folder })])
  expect(applied.flat().sort()).toEqual(['0001_ward', '0002_floor'])
  expect((await one.query('select from ward')).rowCount).toBe(1)
})

test('a migration that fails half-way leaves nothing of itself', async () => {
  const client = await connect(await emptyTown())
  const folder = await migrationsOf({
    '0001_ward.sql': ward,
    '0002_broken.sql': 'drop table ward; select 1/0',
  })
  await expect(migrate(client, { folder })).rejects.toThrow('Migration 0002_broken failed: division by zero')
  expect(await schemaVersion(client)).toBe(1)
  expect((await client.query('select from ward')).rowCount).toBe(1)
})

test('somebody who edits a migration that is already out is stopped at the next start', async () => {
  const client = await connect(await emptyTown())
  const folder = await migrationsOf({ '0001_ward.sql': ward })
  await migrate(client, { folder })
  await writeFile(join(folder, '0001_ward.sql'), `${ward}; drop table ward`)
  await expect(migrate(client, { folder })).rejects.toThrow('0001_ward was edited after it was applied')
  expect((await client.query('select from ward')).rowCount).toBe(1)
})

test('an old program does not touch the database of a newer one', async () => {
  const client = await connect(await emptyTown())
  const newer = await migrationsOf({
    '0001_ward.sql': ward,
    '0002_floor.sql': 'alter table ward add floor int',
  })
  const older = await migrationsOf({ '0001_ward.sql': ward })
  await migrate(client, { folder: newer })
  await expect(migrate(client, { folder: older })).rejects.toThrow(
    '0002_floor, which this program does not know',
  )
})

test('two migrations under one number are refused before either runs', async () => {
  const client = await connect(await emptyTown())
  const folder = await migrationsOf({ '0001_ward.sql': ward, '0001_floor.sql': 'select 1' })
  await expect(migrate(client, { folder })).rejects.toThrow('Two migrations carry one number')
  expect(await schemaVersion(client)).toBe(0)
})

test('a database in which Chinese letters are not letters is refused with the sentence that makes a right one', async () => {
  const server = await connect(await emptyTown())
  const name = `quancheng_test_plain_${process.pid}`
  await server.query(`create database ${name} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'`)
  onTestFinished(async () => {
    await server.query(`drop database ${name} with (force)`)
  })
  const url = new URL(await emptyTown())
  url.pathname = `/${name}`
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  await expect(migrate(client)).rejects.toThrow("lc_ctype 'C.UTF-8'")
  await client.end()
})
