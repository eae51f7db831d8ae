import { cases } from '@quancheng/contract/cases.ts'
import { conferences } from '@quancheng/contract/conferences.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { today } from '@quancheng/contract/today.ts'
import { expect, test } from 'vitest'
import { openHouse } from '../test/ward.ts'
import { actsAbout, caseOf } from './a-case.ts'

type House = Awaited<ReturnType<typeof openHouse>>

const calling = (house: House, caseId: string, over: object = {}) => ({
  commandId: newId(),
  caseId,
  beginsAt: '2026-01-06T14:00:00+08:00',
  minutes: 60,
  openDays: 2,
  place: '神经内科示教室',
  agenda: '出院去向；照护安排',
  summary: '独居，儿子在外地，希望回家。',
  participantIds: [house.jiang.id],
  ...over,
})

async function called(house: House) {
  const { caseId, clientId } = await caseOf(house)
  const { id: conferenceId } = await house.lin.does(conferences.callConference, calling(house, caseId))
  return { caseId, clientId, conferenceId }
}

const noon = '2026-01-06T15:10:00+08:00'

test('a nurse who is invited sees name, ward, step, agenda and summary, and nothing of the file', async () => {
  await using house = await openHouse()
  const { lin, jiang, gao, he } = house
  const { caseId, conferenceId } = await called(house)
  const seen = await jiang.does(conferences.conference, { conferenceId })
  expect(seen).toMatchObject({
    client: '周桂英',
    ward: '神经内科',
    stage: 'intake',
    agenda: '出院去向；照护安排',
    summary: '独居，儿子在外地，希望回家。',
    caseId: null,
    may: { lead: false, speak: true },
  })
  expect(JSON.stringify(seen)).not.toContain('借的钱')
  expect((await jiang.ask(cases.file, { caseId })).status).toBe(404)
  expect(await jiang.does(conferences.conferences, {})).toMatchObject([{ id: conferenceId, iSaid: false }])
  expect((await jiang.ask(conferences.conferences, { caseId })).status).toBe(404)
  expect(await house.noticesOf(jiang)).toEqual(['conference-called'])
  expect(await house.noticesOf(lin), 'who calls it knows').toEqual([])
  expect((await gao.ask(conferences.conference, { conferenceId })).body, 'not invited').toEqual({
    code: 'not-found',
  })
  expect(await gao.does(conferences.conferences, {})).toEqual([])
  expect((await he.does(conferences.conference, { conferenceId })).may, 'a colleague may read').toEqual({
    lead: false,
    speak: false,
  })
})

test('an invitation ends some days after the meeting', async () => {
  await using house = await openHouse()
  const { jiang, lin, world } = house
  const { conferenceId, caseId } = await called(house)
  world.setClock('2026-01-08T14:59:00+08:00')
  expect((await jiang.ask(conferences.conference, { conferenceId })).status).toBe(200)
  world.setClock('2026-01-08T15:00:00+08:00')
  expect((await jiang.ask(conferences.conference, { conferenceId })).status).toBe(404)
  const say = { commandId: newId(), conferenceId, words: '同意' }
  expect((await jiang.ask(conferences.sayInConference, say)).status).toBe(404)
  expect(await jiang.does(conferences.conferences, {})).toEqual([])
  expect(await lin.does(conferences.conferences, { caseId })).toHaveLength(1)
})

test('opinions are heard, minutes signed, and each decision is a task of somebody who was there', async () => {
  await using house = await openHouse()
  const { lin, he, jiang, gao, world } = house
  const { caseId, clientId, conferenceId } = await called(house)
  const say = (words: string) =>
    jiang.does(conferences.sayInConference, { commandId: newId(), conferenceId, words })
  await say('夜里需要有人')
  await say('夜里需要有人，可以先请护工')
  expect(
    (await gao.ask(conferences.sayInConference, { commandId: newId(), conferenceId, words: '我' })).status,
  ).toBe(404)
  const signing = (over: object = {}) => ({
    commandId: newId(),
    conferenceId,
    seen: 1,
    outcome: '先回家，社区跟进。',
    decisions: [
      { title: '联系社区', ownerId: lin.id, dueOn: '2026-01-07' },
      { title: '教会家属翻身', ownerId: jiang.id, dueOn: null },
    ],
    ...over,
  })
  expect((await lin.ask(conferences.signConference, signing())).body.code).toBe('cases.conference-not-begun')
  world.setClock(noon)
  expect((await jiang.ask(conferences.signConference, signing())).status).toBe(404)
  expect((await he.ask(conferences.signConference, signing())).status).toBe(404)
  const absent = { decisions: [{ title: '换药', ownerId: gao.id, dueOn: null }] }
  expect((await lin.ask(conferences.signConference, signing(absent))).body.code).toBe(
    'cases.conference-owner-absent',
  )
  const once = signing()
  await lin.does(conferences.signConference, once)
  await lin.does(conferences.signConference, once)
  expect((await lin.ask(conferences.signConference, signing({ seen: 2 }))).body.code).toBe(
    'cases.conference-ended',
  )
  expect(
    (await jiang.ask(conferences.sayInConference, { commandId: newId(), conferenceId, words: '补一句' })).body
      .code,
  ).toBe('cases.conference-ended')
  expect(await jiang.does(conferences.conference, { conferenceId })).toMatchObject({
    state: 'held',
    outcome: '先回家，社区跟进。',
    signedBy: { id: lin.id },
    decisions: [
      { title: '联系社区', owner: { id: lin.id }, dueOn: '2026-01-07', done: false },
      { title: '教会家属翻身', owner: { id: jiang.id } },
    ],
    guests: expect.arrayContaining([expect.objectContaining({ opinion: '夜里需要有人，可以先请护工' })]),
  })
  expect((await lin.does(cases.file, { caseId })).tasks.map((task) => task.kind)).toEqual([
    'decision',
    'decision',
  ])
  expect((await jiang.does(today.worker, {})).due).toMatchObject([{ text: { words: '教会家属翻身' } }])
  expect(await actsAbout(house, clientId)).toEqual(
    expect.arrayContaining([
      'cases.conference.call',
      'cases.conference.say',
      'cases.conference.sign',
      'cases.conference.read',
    ]),
  )
})

test('a conference is moved, more people are invited, or it is called off, and everybody hears', async () => {
  await using house = await openHouse()
  const { lin, jiang, gao, world } = house
  const { conferenceId } = await called(house)
  const move = (over: object = {}) => ({
    commandId: newId(),
    conferenceId,
    seen: 1,
    beginsAt: '2026-01-07T10:00:00+08:00',
    minutes: 30,
    place: '社工部',
    participantIds: [gao.id],
    ...over,
  })
  expect(
    (await lin.ask(conferences.moveConference, move({ beginsAt: '2026-01-04T10:00:00+08:00' }))).body.code,
  ).toBe('cases.conference-in-the-past')
  world.pass(1)
  await lin.does(conferences.moveConference, move())
  world.pass(1)
  expect((await lin.ask(conferences.moveConference, move())).body.code).toBe('conflict')
  expect(await gao.does(conferences.conference, { conferenceId })).toMatchObject({
    place: '社工部',
    openUntil: '2026-01-09T02:30:00.000Z',
  })
  const cancel = { commandId: newId(), conferenceId, seen: 2, reason: '患者转院' }
  expect((await jiang.ask(conferences.cancelConference, cancel)).status).toBe(404)
  await lin.does(conferences.cancelConference, cancel)
  expect(await jiang.does(conferences.conference, { conferenceId })).toMatchObject({
    state: 'cancelled',
    cancelled: '患者转院',
    may: { speak: false },
  })
  expect(await house.noticesOf(jiang)).toEqual([
    'conference-called',
    'conference-moved',
    'conference-cancelled',
  ])
  expect(await house.noticesOf(gao)).toEqual(['conference-called', 'conference-cancelled'])
})

test('only who writes in a case calls a conference about it, with colleagues of this hospital', async () => {
  await using house = await openHouse()
  const { lin, he, jiang, world } = house
  const { caseId } = await caseOf(house)
  expect((await he.ask(conferences.callConference, calling(house, caseId))).status).toBe(404)
  expect((await jiang.ask(conferences.callConference, calling(house, caseId))).status).toBe(404)
  const stranger = await (await world.organisation('另一家医院')).person('外人', 'clinician')
  const withStranger = calling(house, caseId, { participantIds: [stranger.id] })
  expect((await lin.ask(conferences.callConference, withStranger)).body).toEqual({ code: 'not-found' })
  const past = calling(house, caseId, { beginsAt: '2026-01-04T10:00:00+08:00' })
  expect((await lin.ask(conferences.callConference, past)).body.code).toBe('cases.conference-in-the-past')
  const once = calling(house, caseId)
  const first = await lin.does(conferences.callConference, once)
  expect(await lin.does(conferences.callConference, once)).toEqual(first)
  expect(await lin.does(conferences.conferences, { caseId })).toHaveLength(1)
})
