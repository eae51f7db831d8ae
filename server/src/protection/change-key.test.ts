import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { newId } from '@quancheng/contract/new-id.ts'
import { expect, onTestFinished, test } from 'vitest'
import { inTenant, openPool } from '../db/db.ts'
import { testDatabase } from '../test/postgres.ts'
import { openKeyRing } from './keys.ts'

const PROGRAM = fileURLToPath(new URL('./change-key.ts', import.meta.url))
/** The algorithm byte of an envelope. */
const [AES, SM4] = [1, 2]
const [OLD, NEW, OTHER] = [randomBytes(32), randomBytes(32), randomBytes(32)]

/** A hospital with one patient and one colleague who has a second factor, all sealed under the old key; nobody is connected. */
async function closedHouse() {
  const database = await testDatabase()
  onTestFinished(() => database[Symbol.asyncDispose]())
  const [hospital, patient, colleague] = [newId(), newId(), newId()]
  const pool = openPool(database.url, 2)
  const keys = openKeyRing({ pool, masterKey: OLD })
  await pool.query(
    `insert into organisation (id, kind, name, short_name, made_at) values ($1, 'hospital', '示例综合医院', '示例', now())`,
    [hospital],
  )
  await keys.load(hospital)
  await pool.query(
    `insert into client (org_id, id, name_sealed, source, made_at) values ($1, $2, $3, 'typed', now())`,
    [hospital, patient, keys.seal(hospital, 'client.name', '周桂英')],
  )
  await pool.query(
    `insert into account (id, login, name, totp_sealed, made_at) values ($1, 'lin', '林秀英', $2, now())`,
    [colleague, keys.sealUnderMaster('account.totp', 'JBSWY3DPEHPK3PXP')],
  )
  await pool.end()
  return { url: database.url, hospital, patient }
}

async function run(url: string, env: Record<string, string>, ...args: string[]) {
  const { QUANCHENG_KEY: _key, QUANCHENG_KEY_PREVIOUS: _previous, ...rest } = process.env
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    env: { ...rest, DATABASE_URL: url, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (words) => {
    said += words
  })
  const [code] = await once(child, 'close')
  return { code, said }
}

const both = (next: Buffer, previous: Buffer) => ({
  QUANCHENG_KEY: next.toString('base64'),
  QUANCHENG_KEY_PREVIOUS: previous.toString('base64'),
})

async function opened(
  { url, hospital, patient }: Awaited<ReturnType<typeof closedHouse>>,
  masterKey: Buffer,
) {
  const pool = openPool(url, 2)
  try {
    const keys = openKeyRing({ pool, masterKey })
    await keys.load(hospital)
    return await inTenant(pool, hospital, async (tx) => {
      const { name_sealed } = await tx
        .selectFrom('client')
        .select('name_sealed')
        .where('id', '=', patient)
        .executeTakeFirstOrThrow()
      const entries = await tx.selectFrom('journal').select('act').orderBy('seq').execute()
      const { version } = keys.current(hospital)
      const name = keys.open(hospital, 'client.name', name_sealed)
      const [cipher, under] = [name_sealed[1], name_sealed.readUInt16BE(2)]
      return { name, version, cipher, under, acts: entries.map(({ act }) => act) }
    })
  } finally {
    await pool.end()
  }
}

test('an operator changes the master key: names open with the new one, and no longer with the old', async () => {
  const house = await closedHouse()
  const done = await run(house.url, both(NEW, OLD))
  expect(done).toMatchObject({
    code: 0,
    said: expect.stringContaining('3 keys and second factors are under'),
  })
  expect(await opened(house, NEW)).toEqual({
    name: '周桂英',
    version: 1,
    cipher: AES,
    under: 1,
    acts: ['protection.change-master'],
  })
  await expect(opened(house, OLD)).rejects.toThrow()
  expect(await run(house.url, both(NEW, OLD)), 'once more does no harm').toMatchObject({ code: 0 })
})

test('a site moves to SM4: new data keys are for it, and everything is sealed again with it', async () => {
  const house = await closedHouse()
  const done = await run(
    house.url,
    { ...both(NEW, OLD), QUANCHENG_CIPHER: 'sm4-ctr-hmac-sm3' },
    '--data-keys',
  )
  expect(done).toMatchObject({ code: 0 })
  expect(await opened(house, NEW)).toMatchObject({ name: '周桂英', under: 2, cipher: SM4 })
  const wrong = await run(house.url, { ...both(OTHER, NEW), QUANCHENG_CIPHER: 'rot13' })
  expect(wrong.code).not.toBe(0)
})

test('with new data keys, everything is sealed again under them', async () => {
  const house = await closedHouse()
  const done = await run(house.url, both(NEW, OLD), '--data-keys')
  expect(done).toMatchObject({
    code: 0,
    said: expect.stringContaining('示例综合医院: 1 values sealed again.'),
  })
  expect(await opened(house, NEW)).toEqual({
    name: '周桂英',
    version: 2,
    cipher: AES,
    under: 2,
    acts: ['protection.change-master', 'protection.rotate', 'protection.reseal'],
  })
})

test('nothing is changed with a wrong old key, with one key alone, or while the house is running', async () => {
  const house = await closedHouse()
  const refused = async (env: Record<string, string>, words: string) =>
    expect(await run(house.url, env)).toMatchObject({ code: 1, said: expect.stringContaining(words) })
  await refused(both(NEW, OTHER), 'QUANCHENG_KEY_PREVIOUS is not the key')
  await refused({ QUANCHENG_KEY: NEW.toString('hex') }, 'QUANCHENG_KEY_PREVIOUS is not set')
  await refused(both(OLD, OLD), 'are the same')
  const running = openPool(house.url, 1)
  await running.query('select')
  await refused(both(NEW, OLD), 'the house is running')
  await running.end()
  expect((await opened(house, OLD)).name).toBe('周桂英')
})
