import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { clusterOf, findPostmaster, isAlive } from './holder.ts'
import { startEmbedded } from './start-embedded.ts'

const starter = new URL('./start-embedded.ts', import.meta.url).href

async function dataFolder(name = 'quancheng-data-'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), name))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

const made = await mkdtemp(join(tmpdir(), 'quancheng-made-'))

beforeAll(async () => {
  const engine = await startEmbedded(made)
  await engine.stop()
})

afterAll(() => rm(made, { recursive: true, force: true }))

/** A folder on which the engine has run before. */
async function usedFolder(name?: string): Promise<string> {
  const folder = await dataFolder(name)
  await cp(made, folder, { recursive: true })
  return folder
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** Another process that starts the engine on the folder and then goes on living. */
async function houseOn(folder: string) {
  const script = `import { startEmbedded } from '${starter}'
    const engine = await startEmbedded(process.argv[1])
    console.log(engine.url)
    setInterval(() => {}, 1_000_000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await vi.waitFor(async () => expect(await findPostmaster(folder)).toBeNull(), 30_000)
  })
  const [line] = await once(child.stdout, 'data')
  return { child, url: String(line).trim() }
}

test('from nothing, the engine keeps what is written, durably and with Chinese letters as letters', async () => {
  const folder = await dataFolder()
  const first = await startEmbedded(folder)
  await ask(first.url, "create table client (name text); insert into client values ('林秀英')")
  await first.stop()
  expect(await findPostmaster(folder)).toBeNull()

  const second = await startEmbedded(folder)
  onTestFinished(() => second.stop())
  expect(await ask(second.url, 'select name from client')).toEqual([{ name: '林秀英' }])
  expect(
    await ask(
      second.url,
      `select current_setting('fsync') as fsync, '救' ~ '[[:alpha:]]' as letter, upper('é') as upper, datctype
       from pg_database where datname = current_database()`,
    ),
  ).toEqual([{ fsync: 'on', letter: true, upper: 'É', datctype: expect.stringMatching(/utf-?8/i) }])
})

test('when the server is killed outright no PostgreSQL stays behind, and every committed row is there again', async () => {
  const folder = await usedFolder()
  const house = await houseOn(folder)
  const postmaster = await findPostmaster(folder)
  if (postmaster === null) throw new Error('PostgreSQL is not running')
  await ask(house.url, "create table client (name text); insert into client values ('陈国强')")
  house.child.kill('SIGKILL')
  await once(house.child, 'exit')

  const again = await startEmbedded(folder)
  onTestFinished(() => again.stop())
  await vi.waitFor(() => expect(isAlive(postmaster)).toBe(false), 10_000)
  expect(await ask(again.url, 'select name from client')).toEqual([{ name: '陈国强' }])
})

test('when PostgreSQL itself is killed the next start recovers every committed row', async () => {
  const folder = await usedFolder()
  const house = await houseOn(folder)
  await ask(house.url, "create table client (name text); insert into client values ('周玉梅')")
  process.kill((await findPostmaster(folder)) ?? Number.NaN, 'SIGKILL')
  house.child.kill('SIGKILL')
  await once(house.child, 'exit')

  const again = await startEmbedded(folder)
  onTestFinished(() => again.stop())
  expect(await ask(again.url, 'select name from client')).toEqual([{ name: '周玉梅' }])
})

test('somebody who starts a second house on the same folder reads who holds it', async () => {
  const folder = await usedFolder()
  const house = await houseOn(folder)
  await expect(startEmbedded(folder)).rejects.toThrow(`in use by process ${house.child.pid} since`)
  expect(await ask(house.url, 'select 1 as answers')).toEqual([{ answers: 1 }])
})

test('of two houses that start on one new folder at once, one gets it and the other is told', async () => {
  const folder = await dataFolder()
  const both = await Promise.allSettled([startEmbedded(folder), startEmbedded(folder)])
  const started = both.filter((one) => one.status === 'fulfilled')
  onTestFinished(async () => {
    for (const one of started) await one.value.stop()
  })
  expect(started).toHaveLength(1)
  expect(String(both.find((one) => one.status === 'rejected')?.reason)).toContain('is in use by')
})

test('a lock left by a crash, whose number now belongs to another program, does not stop the start', async () => {
  const folder = await usedFolder()
  const first = await startEmbedded(folder)
  const lock = join(clusterOf(folder), 'postmaster.pid')
  const written = await readFile(lock, 'utf8')
  await first.stop()
  await writeFile(lock, written.replace(/^\d+/, String(process.pid)))

  const again = await startEmbedded(folder)
  onTestFinished(() => again.stop())
  expect(await ask(again.url, 'select 1 as answers')).toEqual([{ answers: 1 }])
})

test('a folder whose path is too long for a socket works all the same', async () => {
  const folder = await usedFolder(`quancheng-${'long-'.repeat(20)}`)
  const engine = await startEmbedded(folder)
  onTestFinished(() => engine.stop())
  expect(engine.url).not.toContain(encodeURIComponent(folder))
  expect(await ask(engine.url, 'select 1 as answers')).toEqual([{ answers: 1 }])
})
