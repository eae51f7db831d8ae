import { alreadyServed } from '@quancheng/contract/already-served.ts'
import { intake } from '@quancheng/contract/intake.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { supervision } from '@quancheng/contract/supervision.ts'
import { expect, test } from 'vitest'
import { admitted, openHouse } from '../test/ward.ts'
import { actsAbout, caseOf, closes, consents, signs } from './a-case.ts'

const DAY = 24 * 60

test('a worker hears which colleague already serves somebody, and no more than they may read', async () => {
  await using house = await openHouse()
  const { lin, he, hospital, jiang } = house
  const { caseId, clientId } = await caseOf(house)
  await consents(house, clientId)
  await signs(lin, caseId)
  expect(await lin.does(alreadyServed.others, { clientId }), 'one’s own is none').toEqual([])
  expect(await he.does(alreadyServed.others, { clientId })).toMatchObject([
    { kind: 'case', colleague: { name: '林若溪' }, case: { id: caseId, stage: 'intake', closedAt: null } },
  ])
  const stranger = await hospital.person('冯雪', 'worker', { teamId: await hospital.team('门诊组') })
  expect(await stranger.does(alreadyServed.others, { clientId })).toEqual([
    { kind: 'case', colleague: { id: lin.id, name: '林若溪' }, case: null },
  ])
  expect((await jiang.ask(alreadyServed.others, { clientId })).status).toBe(404)
})

test('a request in a colleague’s hands and what ended lately are told of, what is long over is not', async () => {
  await using house = await openHouse()
  const { he, lin, jiang, world, neurology } = house
  const { caseId, clientId } = await caseOf(house)
  await closes(house, caseId)
  expect(await he.does(alreadyServed.others, { clientId })).toMatchObject([{ kind: 'case' }])
  world.pass(31 * DAY)
  expect(await he.does(alreadyServed.others, { clientId })).toEqual([])
  const { clientId: asked } = await admitted(house, { name: '欧阳慧敏', ward: neurology, bed: '21' })
  const { id: requestId } = await jiang.does(intake.raise, {
    commandId: newId(),
    clientId: asked,
    name: null,
    encounterId: null,
    departmentId: null,
    bed: null,
    source: 'nurse',
    from: null,
    urgency: 'soon',
    topics: [],
    distress: null,
    words: '押金不够',
  })
  expect(await he.does(alreadyServed.others, { clientId: asked })).toEqual([
    { kind: 'request', colleague: { id: lin.id, name: '林若溪' }, case: null },
  ])
  expect(await he.does(alreadyServed.others, { clientId: asked, requestId })).toEqual([])
  expect(await lin.does(alreadyServed.others, { clientId: asked })).toEqual([])
})

test('going on takes a reason that the supervisor reads, and needs somebody to go on beside', async () => {
  await using house = await openHouse()
  const { lin, he, zhou, world } = house
  const { clientId } = await caseOf(house)
  const going = { commandId: newId(), clientId, kind: 'open' as const, reason: '夜里她只肯跟我说' }
  expect((await lin.ask(alreadyServed.goOn, going)).body.code).toBe('cases.nobody-else')
  expect((await he.ask(alreadyServed.goOn, { ...going, reason: ' ' })).status).toBe(422)
  expect(await he.does(alreadyServed.goOn, going)).toEqual({ kept: 1 })
  const { rows } = await zhou.does(alreadyServed.goneOn, {})
  expect(rows).toMatchObject([
    { clientId, by: { name: '何嘉怡' }, colleague: { name: '林若溪' }, reason: going.reason, kind: 'open' },
  ])
  const room = await zhou.does(supervision.room, {})
  expect(room.goneOn).toBe(1)
  expect((await zhou.does(alreadyServed.goneOn, { since: room.lateSince })).rows).toHaveLength(1)
  world.pass(31 * DAY)
  const later = await zhou.does(supervision.room, {})
  expect(later.goneOn, 'a month later').toBe(0)
  expect((await zhou.does(alreadyServed.goneOn, { since: later.lateSince })).rows).toEqual([])
  expect((await he.ask(alreadyServed.goneOn, {})).status).toBe(404)
  expect((await zhou.ask(alreadyServed.goneOn, { after: 'x~y' })).status).toBe(404)
  expect(await actsAbout(house, clientId)).toContain('cases.go-on')
  const journal = await world.pool.query("select facts from journal where act = 'cases.go-on'")
  expect(JSON.stringify(journal.rows)).not.toContain('夜里')
})
