import { clients } from '@quancheng/contract/clients.ts'
import { expect, test } from 'vitest'
import { adt, lets, merging, openFeed } from '../test/hospital-feed.ts'
import { openWorld, type World } from '../test/world.ts'

/** Who is known under a number, with everything a message may have changed. */
async function person(world: World, orgId: string, mr: string) {
  const org = { id: orgId }
  await world.parts.keys.load(org.id)
  const { rows } = await world.pool.query<{
    id: string
    name_sealed: Buffer
    phone_sealed: Buffer | null
    sex: number
    birth_date: string | null
    died_on: string | null
    active: boolean
    use: string
  }>(
    `select c.*, i.use from client_identifier i join client c on c.org_id = i.org_id and c.id = i.client_id
     where i.org_id = $1 and i.blind = $2`,
    [org.id, world.parts.keys.blind(org.id, 'identifier', mr)],
  )
  const [row] = rows
  if (!row) return null
  const { keys } = world.parts
  return {
    id: row.id,
    name: keys.open(org.id, 'client.name', row.name_sealed),
    phone: row.phone_sealed === null ? null : keys.open(org.id, 'client.phone', row.phone_sealed),
    sex: row.sex,
    born: row.birth_date,
    died: row.died_on,
    use: row.use,
  }
}

async function stay(world: World, visit: string) {
  const { rows } = await world.pool.query<{
    status: string
    bed: string | null
    department_id: string | null
    discharged_at: Date | null
    client_id: string
    id: string
  }>('select * from encounter where visit_number = $1', [visit])
  return rows[0] ?? null
}

async function states(world: World) {
  const { rows } = await world.pool.query<{ state: string }>(
    'select state from inbound_message order by received_at, id',
  )
  return rows.map(({ state }) => state)
}

async function openHospital() {
  const world = await openWorld()
  const hospital = await world.organisation()
  await lets(world, hospital.id)
  const feed = await openFeed(world)
  return {
    world,
    hospital,
    feed,
    async [Symbol.asyncDispose]() {
      await feed[Symbol.asyncDispose]()
      await world[Symbol.asyncDispose]()
    },
  }
}

test('陈桂兰 is admitted, moved and sent home, and every place she lay in is kept', async () => {
  await using house = await openHospital()
  const { world, hospital, feed } = house
  const heart = await hospital.department('心内科', 'W5')
  const bone = await hospital.department('骨科', 'W7')
  expect(
    await feed.sends(
      adt('A01', {
        mr: 'M1',
        visit: 'V1',
        name: '陈^桂兰',
        sex: 'F',
        born: '19510204',
        ward: 'W5',
        bed: '12',
        phone: '13900135566',
        admitted: '20260105083000',
      }),
      adt('A02', { mr: 'M1', visit: 'V1', ward: 'W7', bed: '3', at: '20260105110000' }),
    ),
  ).toEqual(['AA', 'AA'])
  expect(await person(world, hospital.id, 'M1')).toMatchObject({
    name: '陈桂兰',
    sex: 2,
    born: '1951-02-04',
    phone: '13900135566',
  })
  expect(await stay(world, 'V1')).toMatchObject({ status: 'in-progress', bed: '3', department_id: bone })
  await feed.sends(adt('A03', { mr: 'M1', visit: 'V1', at: '20260107100000', discharged: '20260107093000' }))
  expect(await stay(world, 'V1')).toMatchObject({
    status: 'finished',
    discharged_at: new Date('2026-01-07T01:30:00Z'),
  })
  const { rows } = await world.pool.query(
    'select department_id, bed, since, until from encounter_place order by since',
  )
  expect(rows).toEqual([
    {
      department_id: heart,
      bed: '12',
      since: new Date('2026-01-05T00:30:00Z'),
      until: new Date('2026-01-05T03:00:00Z'),
    },
    {
      department_id: bone,
      bed: '3',
      since: new Date('2026-01-05T03:00:00Z'),
      until: new Date('2026-01-07T01:30:00Z'),
    },
  ])
  await feed.sends(adt('A13', { mr: 'M1', visit: 'V1', at: '20260107110000' }))
  expect(await stay(world, 'V1')).toMatchObject({ status: 'in-progress', discharged_at: null })
  await feed.sends(adt('A11', { mr: 'M1', visit: 'V1', at: '20260107120000' }))
  expect(await stay(world, 'V1')).toMatchObject({ status: 'cancelled' })
})

test('a discharge by death says when somebody died, and taking it back or saying that they live takes it back', async () => {
  await using house = await openHospital()
  const { world, hospital, feed } = house
  const died = async () => (await person(world, hospital.id, 'M1'))?.died
  await feed.sends(adt('A01', { mr: 'M1', visit: 'V1', name: '陈^桂兰', admitted: '20260105083000' }))
  expect(await died()).toBeNull()
  const gone = {
    mr: 'M1',
    visit: 'V1',
    at: '20260107100000',
    discharged: '20260107003000',
    disposition: '20',
  }
  await feed.sends(adt('A03', gone))
  expect(await died()).toBe('2026-01-07')
  await feed.sends(adt('A13', { mr: 'M1', visit: 'V1', at: '20260107110000' }))
  expect(await died()).toBeNull()
  await feed.sends(adt('A31', { mr: 'M1', at: '20260108110000', died: '20260108', dead: 'Y' }))
  expect(await died()).toBe('2026-01-08')
  await feed.sends(adt('A31', { mr: 'M1', at: '20260109110000', dead: 'N' }))
  expect(await died()).toBeNull()
})

test('a message sent twice has the effect of one, also within one breath', async () => {
  await using house = await openHospital()
  const { world, feed } = house
  const admission = adt('A01', { visit: 'V1', name: '李^娜', control: 'ONE' })
  expect(await feed.sends(admission, admission)).toEqual(['AA', 'AA'])
  expect(await feed.sends(admission)).toEqual(['AA'])
  expect((await states(world)).toSorted()).toEqual(['applied', 'repeated', 'repeated'])
  expect((await world.pool.query('select from client')).rowCount).toBe(1)
  expect((await world.pool.query('select from encounter')).rowCount).toBe(1)
})

test('people told by two senders at once are each one person', async () => {
  await using house = await openHospital()
  const { world, feed } = house
  await using other = await openFeed(world)
  const people = Array.from({ length: 40 }, (_, n) => adt('A28', { mr: `M${n}`, name: '陈^桂兰' }))
  const again = people.map((message, n) => message.replace(/(ADT\^A28[^|]*\|)[^|]+/, `$1again-${n}`))
  const answers = await Promise.all([feed.sends(...people), other.sends(...again)])
  expect(new Set(answers.flat())).toEqual(new Set(['AA']))
  expect((await world.pool.query('select from client')).rowCount).toBe(40)
})

test('an older message that comes late overwrites nothing', async () => {
  await using house = await openHospital()
  const { world, hospital, feed } = house
  await feed.sends(
    adt('A08', { visit: 'V1', name: '李^娜', phone: '13911110000', bed: '2', at: '20260105120000' }),
  )
  expect(
    await feed.sends(
      adt('A01', { visit: 'V1', name: '李^那', phone: '13922220000', bed: '1', at: '20260105080000' }),
    ),
  ).toEqual(['AA'])
  expect(await person(world, hospital.id, 'M1')).toMatchObject({ name: '李娜', phone: '13911110000' })
  expect(await stay(world, 'V1')).toMatchObject({ bed: '2' })
  expect((await states(world)).toSorted()).toEqual(['applied', 'stale'])
})

test('what is left empty stays, what is "" goes', async () => {
  await using house = await openHospital()
  const { world, hospital, feed } = house
  await feed.sends(adt('A28', { name: '李^娜', phone: '13911110000', born: '19900505' }))
  await feed.sends(adt('A31', { phone: '""', at: '20260105100000' }))
  expect(await person(world, hospital.id, 'M1')).toMatchObject({
    name: '李娜',
    phone: null,
    born: '1990-05-05',
  })
})

test('a cancellation of somebody nobody knows waits in the queue, and the messages beside it are kept', async () => {
  await using house = await openHospital()
  const { world, feed } = house
  expect(
    await feed.sends(
      adt('A01', { mr: 'M1', visit: 'V1', name: '李^娜' }),
      adt('A11', { mr: 'M2', visit: 'V2' }),
      adt('A01', { mr: 'M3', visit: 'V3', name: '王^建国' }),
    ),
  ).toEqual(['AA', 'AE', 'AA'])
  expect((await states(world)).toSorted()).toEqual(['applied', 'applied', 'failed'])
  const { rows } = await world.pool.query("select problem from inbound_message where state = 'failed'")
  expect(rows[0]?.problem).toMatchObject({ code: '204', location: 'PID-3' })
})

test('a newborn filed under the mother’s identity number is not taken for the mother', async () => {
  await using house = await openHospital()
  const { world, hospital, feed } = house
  await feed.sends(adt('A01', { mr: 'M1', visit: 'V1', name: '陈^桂兰', idCard: '11010519491231002X' }))
  await feed.sends(adt('A01', { mr: 'M2', visit: 'V2', name: '陈桂兰之女', idCard: '11010519491231002X' }))
  expect(await person(world, hospital.id, 'M1')).toMatchObject({ name: '陈桂兰' })
  expect(await person(world, hospital.id, 'M2')).toMatchObject({ name: '陈桂兰之女' })
})

test('another hospital’s sender reaches only its own people', async () => {
  await using house = await openHospital()
  const { world, feed, hospital } = house
  const children = await world.organisation('示例儿童医院')
  await lets(world, children.id, 'CH')
  await using other = await openFeed(world)
  await feed.sends(adt('A01', { mr: 'M1', visit: 'V1', name: '李^娜' }))
  await other.sends(adt('A01', { mr: 'M1', visit: 'V1', name: '王^建国', facility: 'CH' }))
  expect(await person(world, hospital.id, 'M1')).toMatchObject({ name: '李娜' })
  expect(await person(world, children.id, 'M1')).toMatchObject({ name: '王建国' })
})

test('a sender nobody knows is refused and leaves nothing', async () => {
  await using world = await openWorld()
  await using feed = await openFeed(world)
  expect(await feed.sends(adt('A01', { visit: 'V1', name: '李^娜' }))).toEqual(['AR'])
  expect((await world.pool.query('select from inbound_message')).rowCount).toBe(0)
})

test('a failure sent again word for word is one entry in the queue, and gone once it can be done', async () => {
  await using house = await openHospital()
  const { world, feed } = house
  const cancelled = adt('A11', { visit: 'V1', at: '20260105120000' })
  expect(await feed.sends(cancelled)).toEqual(['AE'])
  expect(await feed.sends(cancelled)).toEqual(['AE'])
  expect((await world.pool.query('select attempts from inbound_message')).rows).toEqual([{ attempts: 2 }])
  await feed.sends(adt('A01', { visit: 'V1', name: '李^娜' }))
  expect(await feed.sends(cancelled)).toEqual(['AA'])
  expect((await states(world)).toSorted()).toEqual(['applied', 'applied', 'repeated'])
  expect(await stay(world, 'V1')).toMatchObject({ status: 'cancelled' })
})

test('a message not in its character set is kept as it came', async () => {
  await using house = await openHospital()
  const { world, feed, hospital } = house
  const broken = Buffer.concat([Buffer.from(adt('A01', { visit: 'V1' })), Buffer.from([0xff, 0xfe])])
  expect(await feed.sends(broken)).toEqual(['AE'])
  const { rows } = await world.pool.query<{ raw_sealed: Buffer }>('select raw_sealed from inbound_message')
  expect(
    world.parts.keys.openBytes(hospital.id, 'inbound_message.raw', rows[0]?.raw_sealed ?? Buffer.alloc(0)),
  ).toEqual(broken)
})

test('absurd lengths and stray bytes are kept or refused, and a file they reach still opens', async () => {
  await using house = await openHospital()
  const { world, hospital, feed } = house
  expect(
    await feed.sends(
      adt('A01', {
        mr: 'M1',
        visit: 'V1',
        name: `陈^${'兰'.repeat(500)}`,
        phone: '1'.repeat(90),
        address: '路'.repeat(900),
      }),
      adt('A01', { mr: 'M2', visit: 'V'.repeat(9000), name: '李^娜', control: 'LONG' }),
      adt('A01', { mr: 'M3', visit: 'V3', control: 'C'.repeat(9000) }),
      adt('A01', { mr: 'M4', visit: 'V4', bed: '\u0000', control: 'NUL\u0000' }),
    ),
  ).toEqual(['AA', 'AA', 'AA', 'AE'])
  expect((await world.pool.query('select from inbound_message')).rowCount).toBe(4)
  const lin = await hospital.person('林若溪', 'worker')
  const { rows } = await lin.does(clients.list, {})
  expect(rows.length).toBeGreaterThan(1)
  for (const { id } of rows) await lin.does(clients.file, { clientId: id })
})

test('the admission of an old woman living on relief raises a request', async () => {
  await using house = await openHospital()
  const { world, feed, hospital } = house
  await hospital.department('肿瘤科', 'W9')
  await feed.sends(
    adt('A01', {
      visit: 'V1',
      name: '陈^桂兰',
      born: '19360204',
      ward: 'W9',
      bed: '1',
      admitted: '20260105083000',
      extra: ['DG1|1||C50.9^乳腺癌^ICD10'],
    }),
  )
  expect((await world.pool.query('select state, source from request')).rows).toEqual([
    { state: 'waiting', source: 'screening' },
  ])
  await feed.sends(adt('A11', { visit: 'V1', at: '20260105100000' }))
  expect((await world.pool.query('select state from request')).rows).toEqual([{ state: 'withdrawn' }])
})

test('every message has its line in the journal', async () => {
  await using house = await openHospital()
  const { world, feed } = house
  await feed.sends(
    adt('A28', { name: '李^娜' }),
    adt('A11', { mr: 'M9', visit: 'V9' }),
    merging(['M1', 'M2']),
  )
  const { rows } = await world.pool.query<{ act: string }>(
    "select act from journal where subject_kind = 'message' order by seq",
  )
  expect(rows.map(({ act }) => act)).toEqual(['exchange.applied', 'exchange.failed', 'exchange.applied'])
})

test('two known records become one, and later messages under the old number reach the survivor', async () => {
  await using house = await openHospital()
  const { world, hospital, feed } = house
  await feed.sends(
    adt('A01', { mr: 'M1', visit: 'V1', name: '李^娜', at: '20260105080000' }),
    adt('A01', { mr: 'M2', visit: 'V2', name: '无名氏', at: '20260105081000' }),
  )
  const survivor = await person(world, hospital.id, 'M1')
  expect(await feed.sends(merging(['M1', 'M2']))).toEqual(['AA'])
  expect(await person(world, hospital.id, 'M2')).toMatchObject({ id: survivor?.id, name: '李娜', use: 'old' })
  expect((await stay(world, 'V2'))?.client_id).toBe(survivor?.id)
  expect(await feed.sends(merging(['M1', 'M2']))).toEqual(['AA'])
  expect((await world.pool.query('select from client_merge')).rowCount).toBe(1)
  await feed.sends(adt('A31', { mr: 'M2', phone: '13911110000', at: '20260106080000' }))
  expect(await person(world, hospital.id, 'M1')).toMatchObject({ name: '李娜', phone: '13911110000' })
})

test('a merge of which only the prior is known keeps that person under the surviving number', async () => {
  await using house = await openHospital()
  const { world, hospital, feed } = house
  await feed.sends(adt('A28', { mr: 'M2', name: '李^娜' }))
  const before = await person(world, hospital.id, 'M2')
  expect(await feed.sends(merging(['M1', 'M2']))).toEqual(['AA'])
  expect(await person(world, hospital.id, 'M1')).toMatchObject({ id: before?.id, name: '李娜', use: 'usual' })
  expect(await person(world, hospital.id, 'M2')).toMatchObject({ id: before?.id, use: 'old' })
})

test('a merge of two strangers makes one person with both numbers', async () => {
  await using house = await openHospital()
  const { world, hospital, feed } = house
  expect(await feed.sends(merging(['M1', 'M2']))).toEqual(['AA'])
  const one = await person(world, hospital.id, 'M1')
  expect(one).toMatchObject({ name: '无名氏', use: 'usual' })
  expect(await person(world, hospital.id, 'M2')).toMatchObject({ id: one?.id, use: 'old' })
  await feed.sends(adt('A31', { mr: 'M2', name: '李^娜' }))
  expect(await person(world, hospital.id, 'M1')).toMatchObject({ name: '李娜' })
})

test('merges follow each other, and none goes round in a circle', async () => {
  await using house = await openHospital()
  const { world, hospital, feed } = house
  await feed.sends(...['M1', 'M2', 'M3'].map((mr) => adt('A28', { mr, name: `张${mr}` })))
  expect(await feed.sends(merging(['M2', 'M1'], ['M3', 'M2']))).toEqual(['AA'])
  const last = await person(world, hospital.id, 'M3')
  expect(await person(world, hospital.id, 'M1')).toMatchObject({ id: last?.id, use: 'old' })
  expect(await feed.sends(merging(['M1', 'M3']))).toEqual(['AE'])
  expect(await feed.sends(merging(['M1', 'M2']))).toEqual(['AE'])
  expect(await feed.sends(merging(['M2', 'M1']))).toEqual(['AA'])
  expect(await feed.sends(merging(['M3', 'M1']))).toEqual(['AA'])
  expect((await world.pool.query('select from client_merge')).rowCount).toBe(2)
})

test('of several pairs all are merged or none', async () => {
  await using house = await openHospital()
  const { world, feed } = house
  await feed.sends(...['M1', 'M2', 'M3', 'M4'].map((mr) => adt('A28', { mr, name: `张${mr}` })))
  await feed.sends(merging(['M4', 'M3']))
  expect(await feed.sends(merging(['M1', 'M2'], ['M3', 'M4']))).toEqual(['AE'])
  expect((await world.pool.query('select from client_merge')).rowCount).toBe(1)
  expect((await world.pool.query('select from client where active')).rowCount).toBe(3)
})
