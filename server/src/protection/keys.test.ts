import { randomBytes } from 'node:crypto'
import { newId } from '@quancheng/contract/new-id.ts'
import { expect, test } from 'vitest'
import { inTenant, openPool } from '../db/db.ts'
import { testDatabase } from '../test/postgres.ts'
import { changeMaster } from './change-master.ts'
import { PROTECTED_COLUMNS } from './columns.ts'
import { ALGORITHMS, NotOurEnvelope } from './envelope.ts'
import { openKeyRing } from './keys.ts'
import { resealOrganisation } from './reseal.ts'

const MORNING = new Date('2026-01-05T09:00:00+08:00')

async function openHospital() {
  const database = await testDatabase()
  const pool = openPool(database.url, 4)
  let now = MORNING
  const orgId = newId()
  await pool.query(
    `insert into organisation (id, kind, name, short_name, made_at) values ($1, 'hospital', '示例医院', '示例', $2)`,
    [orgId, now],
  )
  return {
    pool,
    orgId,
    clock: () => now,
    later: (ms: number) => {
      now = new Date(now.getTime() + ms)
    },
    async nameOf(clientId: string): Promise<Buffer> {
      const row = await inTenant(pool, orgId, (tx) =>
        tx
          .selectFrom('client')
          .select('name_sealed')
          .where('org_id', '=', orgId)
          .where('id', '=', clientId)
          .executeTakeFirstOrThrow(),
      )
      return row.name_sealed
    },
    async admit(name: Buffer): Promise<string> {
      const id = newId(now.getTime())
      await inTenant(pool, orgId, (tx) =>
        tx
          .insertInto('client')
          .values({ org_id: orgId, id, name_sealed: name, source: 'hand', made_at: now })
          .execute(),
      )
      return id
    },
    async [Symbol.asyncDispose]() {
      await pool.end()
      await database[Symbol.asyncDispose]()
    },
  }
}

test.each(ALGORITHMS)(
  'with %s a hospital’s first keys are made once and found again after a restart',
  async (algorithm) => {
    await using hospital = await openHospital()
    const { pool, clock, orgId } = hospital
    const masterKey = randomBytes(32)
    const first = openKeyRing({ pool, masterKey, algorithm, clock })
    const second = openKeyRing({ pool, masterKey, algorithm, clock })
    await Promise.all([first.load(orgId), second.load(orgId), first.load(orgId)])
    const sealed = first.seal(orgId, 'client.name', '王建国')
    expect(second.open(orgId, 'client.name', sealed)).toBe('王建国')
    expect(second.blind(orgId, 'name', '王建国')).toBe(first.blind(orgId, 'name', '王建国'))
  },
)

test('two organisations cannot open each other’s names, nor compare them', async () => {
  await using hospital = await openHospital()
  const { pool, clock, orgId } = hospital
  const agency = newId()
  const keys = openKeyRing({ pool, masterKey: randomBytes(32), clock })
  await keys.load(orgId)
  await keys.load(agency)
  const sealed = keys.seal(orgId, 'client.name', '王建国')
  expect(() => keys.open(agency, 'client.name', sealed)).toThrow(NotOurEnvelope)
  expect(keys.blind(agency, 'name', '王建国')).not.toBe(keys.blind(orgId, 'name', '王建国'))
})

test('another master key opens no organisation', async () => {
  await using hospital = await openHospital()
  const { pool, clock, orgId } = hospital
  await openKeyRing({ pool, masterKey: randomBytes(32), clock }).load(orgId)
  const stranger = openKeyRing({ pool, masterKey: randomBytes(32), clock })
  await expect(stranger.load(orgId)).rejects.toThrow(NotOurEnvelope)
})

test('nobody works in an organisation whose keys were not loaded', async () => {
  await using hospital = await openHospital()
  const keys = openKeyRing({ pool: hospital.pool, masterKey: randomBytes(32), clock: hospital.clock })
  expect(() => keys.seal(hospital.orgId, 'client.name', '王建国')).toThrow(/not loaded/u)
})

test('a key is changed while two servers work, and neither ever meets a name it cannot open', async () => {
  await using hospital = await openHospital()
  const { pool, clock, orgId } = hospital
  const masterKey = randomBytes(32)
  const first = openKeyRing({ pool, masterKey, clock })
  const second = openKeyRing({ pool, masterKey, clock })
  await first.load(orgId)
  await second.load(orgId)
  const before = first.seal(orgId, 'client.name', '王建国')
  const found = first.blind(orgId, 'name', '王建国')

  expect(await first.rotate(orgId)).toBe(2)
  expect(first.current(orgId).version).toBe(1)
  expect(second.open(orgId, 'client.name', first.seal(orgId, 'client.name', '李娜'))).toBe('李娜')

  hospital.later(61_000)
  await second.load(orgId)
  expect(first.current(orgId).version).toBe(2)
  const after = first.seal(orgId, 'client.name', '李娜')
  expect(second.open(orgId, 'client.name', after)).toBe('李娜')
  expect(second.open(orgId, 'client.name', before)).toBe('王建国')
  expect(second.blind(orgId, 'name', '王建国')).toBe(found)
})

test('names sealed under an old key are sealed again, also when the site has moved to SM4', async () => {
  await using hospital = await openHospital()
  const { pool, clock, orgId } = hospital
  const masterKey = randomBytes(32)
  const aes = openKeyRing({ pool, masterKey, clock })
  await aes.load(orgId)
  const people = new Map<string, string>()
  for (let number = 0; number < 620; number += 1) {
    const name = `王建国${number}`
    people.set(await hospital.admit(aes.seal(orgId, 'client.name', name)), name)
  }

  const sm4 = openKeyRing({ pool, masterKey, algorithm: 'sm4-ctr-hmac-sm3', clock })
  await sm4.rotate(orgId)
  hospital.later(61_000)
  expect(await resealOrganisation({ pool, keys: sm4, orgId, at: clock() })).toBe(620)
  expect(await resealOrganisation({ pool, keys: sm4, orgId, at: clock() })).toBe(0)

  for (const [id, name] of people) {
    const sealed = await hospital.nameOf(id)
    expect(sealed.subarray(0, 4)).toEqual(Buffer.from([1, 2, 0, 2]))
    expect(sm4.open(orgId, 'client.name', sealed)).toBe(name)
  }
  const { rows } = await pool.query(
    `select version, retired_at from org_key where org_id = $1 and purpose = 'data' order by version`,
    [orgId],
  )
  expect(rows).toEqual([
    { version: 1, retired_at: clock() },
    { version: 2, retired_at: null },
  ])
})

test('the master key is changed: data stays as it is, and the old master opens nothing any more', async () => {
  await using hospital = await openHospital()
  const { pool, clock, orgId } = hospital
  const [oldMaster, newMaster] = [randomBytes(32), randomBytes(32)]
  const before = openKeyRing({ pool, masterKey: oldMaster, clock })
  await before.load(orgId)
  const sealed = before.seal(orgId, 'client.name', '王建国')
  const accountId = newId()
  await pool.query(
    `insert into account (id, login, name, totp_sealed, made_at) values ($1, 'lin', '林晓', $2, $3)`,
    [accountId, before.sealUnderMaster('account.totp', 'JBSWY3DPEHPK3PXP'), clock()],
  )

  const during = openKeyRing({ pool, masterKey: newMaster, previousMasterKey: oldMaster, clock })
  const masters = { current: newMaster, previous: oldMaster }
  const change = { pool, masters, algorithm: 'aes-256-gcm', keys: during } as const
  expect(await changeMaster(change)).toBe(3)

  const after = openKeyRing({ pool, masterKey: newMaster, clock })
  await after.load(orgId)
  expect(after.open(orgId, 'client.name', sealed)).toBe('王建国')
  const { rows } = await pool.query('select totp_sealed from account where id = $1', [accountId])
  expect(after.openUnderMaster('account.totp', rows[0].totp_sealed)).toBe('JBSWY3DPEHPK3PXP')
  await expect(openKeyRing({ pool, masterKey: oldMaster, clock }).load(orgId)).rejects.toThrow(NotOurEnvelope)
})

test('every sealed column of the database is declared, and every declared one exists', async () => {
  await using hospital = await openHospital()
  const { rows } = await hospital.pool.query<{ place: string }>(
    `select table_name || '.' || regexp_replace(column_name, '_sealed$', '') as place
     from information_schema.columns where table_schema = 'public' and column_name like '%\\_sealed'`,
  )
  const inTables = rows.map(({ place }) => place).filter((place) => place !== 'account.totp')
  expect(inTables.sort()).toEqual(PROTECTED_COLUMNS.map(({ table, column }) => `${table}.${column}`).sort())
})
