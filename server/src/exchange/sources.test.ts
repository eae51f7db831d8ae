import { exchange } from '@quancheng/contract/exchange.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { expect, test } from 'vitest'
import { readSources } from '../hl7v2/public.ts'
import { openWorld } from '../test/world.ts'

const HIS = { application: 'HIS', facility: '10', mapping: 'cn-esb' }

async function said(
  world: Awaited<ReturnType<typeof openWorld>>,
  orgId: string,
  source: string,
  state: string,
) {
  await world.pool.query(
    `insert into inbound_message (org_id, id, source, control_id, received_at, raw_sealed, state, ack)
     values ($1, $2, $3, $4, $5, '\\x00', $6, 'AA')`,
    [orgId, newId(), source, newId(), world.now(), state],
  )
}

test('Fang has the house listen to the hospital’s system, and sees when it last spoke', async () => {
  await using world = await openWorld()
  const hospital = await world.organisation()
  const fang = await hospital.person('方磊', 'administrator')
  const head = await hospital.person('郑淑芬', 'head')
  const { id } = await fang.does(exchange.addSource, { commandId: newId(), ...HIS })
  const { id: others } = await fang.does(exchange.addSource, {
    commandId: newId(),
    application: '*',
    facility: '*',
    mapping: 'default',
  })
  await said(world, hospital.id, 'HIS|10', 'applied')
  world.pass(5)
  await said(world, hospital.id, 'HIS|10', 'failed')
  await said(world, hospital.id, 'LIS|10', 'applied')
  const { rows, mappings } = await head.does(exchange.sources, {})
  expect(mappings.map((each) => each.id)).toEqual(['cn-esb', 'default'])
  expect(rows.find((row) => row.id === id)).toMatchObject({
    ...HIS,
    offAt: null,
    lastAt: world.now().toISOString(),
    applied: 1,
    failed: 1,
  })
  expect(rows.find((row) => row.id === others)).toMatchObject({ applied: 1, failed: 0 })
  world.pass(25 * 60)
  expect((await head.does(exchange.sources, {})).rows.map(({ lastAt }) => lastAt)).toEqual([null, null])
  const { rows: entries } = await world.pool.query(
    "select facts from journal where act = 'exchange.add-source' and subject_id = $1",
    [id],
  )
  expect(entries).toEqual([{ facts: JSON.stringify(HIS) }])
})

test('a system that is switched off is not heard, and heard again when it is switched on', async () => {
  await using world = await openWorld()
  const hospital = await world.organisation()
  const fang = await hospital.person('方磊', 'administrator')
  const { id } = await fang.does(exchange.addSource, { commandId: newId(), ...HIS })
  const heard = () =>
    hospital.work(async ({ tx, content }) =>
      (await readSources(tx, content.hl7Mappings)).organisationOf({ application: 'HIS', facility: '10' }),
    )
  const change = (over: object) =>
    fang.ask(exchange.changeSource, { commandId: newId(), sourceId: id, seen: 1, ...HIS, off: true, ...over })
  expect(await heard()).toBe(hospital.id)
  expect((await change({})).body).toEqual({ id, revision: 2 })
  expect(await heard()).toBeNull()
  expect((await change({})).body.code).toBe('conflict')
  await change({ seen: 2, off: false })
  expect(await heard()).toBe(hospital.id)
})

test('a sender speaks for one hospital only, and is read by a mapping there is', async () => {
  await using world = await openWorld()
  const hospital = await world.organisation()
  const fang = await hospital.person('方磊', 'administrator')
  const lin = await hospital.person('林若溪', 'worker')
  const elsewhere = await (await world.organisation('示例儿童医院')).person('陶远', 'administrator')
  const add = (over: object = {}) => ({ commandId: newId(), ...HIS, ...over })
  await fang.does(exchange.addSource, add())
  expect((await elsewhere.ask(exchange.addSource, add())).body).toMatchObject({
    code: 'exchange.sender-taken',
    facts: { application: 'HIS', facility: '10' },
  })
  const { id } = await elsewhere.does(exchange.addSource, add({ facility: '20' }))
  const same = { ...add(), sourceId: id, seen: 1, off: false }
  expect((await elsewhere.ask(exchange.changeSource, same)).body.code).toBe('exchange.sender-taken')
  expect((await fang.ask(exchange.changeSource, { ...same, commandId: newId() })).status).toBe(404)
  expect((await fang.ask(exchange.addSource, add({ facility: '30', mapping: 'klingon' }))).body.code).toBe(
    'exchange.unknown-mapping',
  )
  expect((await fang.ask(exchange.addSource, add({ application: 'A|B' }))).body.code).toBe('malformed')
  expect((await lin.ask(exchange.addSource, add({ facility: '40' }))).status).toBe(404)
})
