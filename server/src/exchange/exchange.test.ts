import { exchange } from '@quancheng/contract/exchange.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { expect, test } from 'vitest'
import { adt, lets, openFeed } from '../test/hospital-feed.ts'
import { openWorld } from '../test/world.ts'

async function openDesk() {
  const world = await openWorld()
  const hospital = await world.organisation()
  await lets(world, hospital.id)
  const feed = await openFeed(world)
  return {
    world,
    hospital,
    feed,
    su: await hospital.person('苏航', 'administrator'),
    head: await hospital.person('陈静', 'head'),
    async [Symbol.asyncDispose]() {
      await feed[Symbol.asyncDispose]()
      await world[Symbol.asyncDispose]()
    },
  }
}

const BROKEN = adt('A01', { visit: 'V1', name: '李^娜', born: '19900505', bed: '1' }).replace(
  '19900505',
  '19909905',
)

test('a message with an impossible birthday waits, is corrected and applied, and the original stays', async () => {
  await using desk = await openDesk()
  const { feed, su, head, world } = desk
  expect(await feed.sends(BROKEN, adt('A28', { mr: 'M7', name: '王^建国' }))).toEqual(['AE', 'AA'])
  const queue = await head.does(exchange.messages, {})
  expect(queue).toMatchObject({
    count: 1,
    today: { applied: 1, failed: 1 },
    rows: [
      {
        state: 'failed',
        ack: 'AE',
        event: 'A01',
        source: 'HIS|SZ',
        problem: { code: '102', location: 'PID-7' },
      },
    ],
  })
  expect((await head.does(exchange.messages, { state: 'all' })).count).toBe(2)
  const [row] = queue.rows
  const messageId = row?.id ?? ''
  const opened = await su.does(exchange.message, { messageId })
  expect(opened).toMatchObject({ raw: BROKEN, fixed: null, clientId: null })

  const asItIs = await su.ask(exchange.replay, { commandId: newId(), messageId, seen: 1, text: null })
  expect(asItIs).toMatchObject({
    status: 409,
    body: { code: 'exchange.still-fails', facts: { problem: { code: '102' } } },
  })
  const stale = await su.ask(exchange.replay, { commandId: newId(), messageId, seen: 9, text: null })
  expect(stale.body.code).toBe('conflict')
  const text = BROKEN.replace('19909905', '19900505').replaceAll('\r', '\n')
  const command = { commandId: newId(), messageId, seen: 1, text }
  const done = await su.does(exchange.replay, command)
  expect(done).toMatchObject({ state: 'applied', revision: 2 })
  expect(await su.does(exchange.replay, command)).toEqual(done)
  const after = await su.does(exchange.message, { messageId })
  expect(after).toMatchObject({ raw: BROKEN, fixed: text, state: 'applied', clientId: expect.any(String) })
  expect((await world.pool.query("select from encounter where visit_number = 'V1'")).rowCount).toBe(1)
  expect((await su.ask(exchange.replay, { commandId: newId(), messageId, seen: 2, text })).body.code).toBe(
    'exchange.already-applied',
  )
  expect((await su.does(exchange.messages, {})).count).toBe(0)
  const { rows } = await world.pool.query<{ act: string }>(
    'select act from journal where subject_id = $1 order by at, lane, seq',
    [messageId],
  )
  expect(rows.map(({ act }) => act)).toEqual(
    expect.arrayContaining(['exchange.failed', 'exchange.read', 'exchange.replay']),
  )
})

test('a correction whose message the sender has since sent right changes nothing a second time', async () => {
  await using desk = await openDesk()
  const { feed, su, world } = desk
  const right = adt('A01', { visit: 'V1', name: '李^娜', control: 'ONE' })
  await feed.sends(right.replace('|1||M1^', '|1||^'))
  const [row] = (await su.does(exchange.messages, {})).rows
  await feed.sends(right)
  const left = await su.does(exchange.message, { messageId: row?.id ?? '' })
  expect(left.state).toBe('repeated')
  expect((await world.pool.query('select from client')).rowCount).toBe(1)
})

test('what nothing can be done about is set aside with a reason, and may still be replayed', async () => {
  await using desk = await openDesk()
  const { feed, su, world } = desk
  await feed.sends(adt('A11', { visit: 'V1', at: '20260105100000' }))
  const [row] = (await su.does(exchange.messages, {})).rows
  const messageId = row?.id ?? ''
  expect(
    (await su.ask(exchange.setAside, { commandId: newId(), messageId, seen: 3, reason: '测试' })).body.code,
  ).toBe('conflict')
  await su.does(exchange.setAside, { commandId: newId(), messageId, seen: 1, reason: '测试环境发来的' })
  expect((await su.does(exchange.messages, {})).count).toBe(0)
  expect((await su.does(exchange.message, { messageId })).problem).toMatchObject({
    code: 'set-aside',
    text: { zh: '测试环境发来的' },
  })
  expect(
    (await su.ask(exchange.setAside, { commandId: newId(), messageId, seen: 2, reason: '再来' })).body.code,
  ).toBe('exchange.already-applied')
  await feed.sends(adt('A01', { visit: 'V1', name: '李^娜', at: '20260105090000' }))
  expect((await su.does(exchange.replay, { commandId: newId(), messageId, seen: 2, text: null })).state).toBe(
    'applied',
  )
  expect((await world.pool.query("select from encounter where status = 'cancelled'")).rowCount).toBe(1)
})

test('the queue is read page by page', async () => {
  await using desk = await openDesk()
  const { feed, su } = desk
  await feed.sends(...['V1', 'V2', 'V3'].map((visit) => adt('A11', { visit, mr: visit })))
  const first = await su.does(exchange.messages, { limit: 2 })
  const second = await su.does(exchange.messages, { limit: 2, after: first.next ?? '' })
  expect([...first.rows, ...second.rows].map(({ id }) => id)).toHaveLength(3)
  expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(3)
  expect((await su.ask(exchange.messages, { after: 'nonsense' })).body.code).toBe('malformed')
})

test('a worker, and an administrator of another organisation, see nothing of the feed', async () => {
  await using desk = await openDesk()
  const { feed, su, hospital, world } = desk
  await feed.sends(BROKEN)
  const messageId = (await su.does(exchange.messages, {})).rows[0]?.id ?? ''
  const lin = await hospital.person('林若溪', 'worker')
  expect((await lin.ask(exchange.messages, {})).body.code).toBe('not-found')
  const other = await world.organisation('示例儿童医院')
  const qian = await other.person('钱宁', 'administrator')
  expect((await qian.does(exchange.messages, { state: 'all' })).count).toBe(0)
  expect((await qian.ask(exchange.message, { messageId })).body.code).toBe('not-found')
  expect(
    (await qian.ask(exchange.replay, { commandId: newId(), messageId, seen: 1, text: null })).body.code,
  ).toBe('not-found')
})
