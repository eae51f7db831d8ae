import { cases } from '@quancheng/contract/cases.ts'
import { conferences } from '@quancheng/contract/conferences.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { today } from '@quancheng/contract/today.ts'
import { expect, test } from 'vitest'
import { openHouse } from '../../test/ward.ts'
import { actsAbout, caseOf } from '../a-case.ts'

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
      { title: '联系社区', owner: { id: lin.id }, dueOn: '2026-01-07', state: 'open', words: null },
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

async function decided(house: House) {
  const { lin, jiang, world } = house
  const about = await called(house)
  world.setClock(noon)
  await lin.does(conferences.signConference, {
    commandId: newId(),
    conferenceId: about.conferenceId,
    seen: 1,
    outcome: '先回家，社区跟进。',
    decisions: [
      { title: '教会家属翻身', ownerId: jiang.id, dueOn: '2026-01-07' },
      { title: '联系社区', ownerId: lin.id, dueOn: null },
    ],
  })
  return about
}

test('a nurse says what became of her decision, after the conference has closed to her too, and the worker hears', async () => {
  await using house = await openHouse()
  const { lin, he, jiang, gao, world } = house
  const { caseId, clientId, conferenceId } = await decided(house)
  const [mine] = await jiang.does(conferences.decisions, {})
  expect(mine).toMatchObject({
    title: '教会家属翻身',
    client: '周桂英',
    conferenceId,
    state: 'open',
    mine: true,
  })
  world.setClock('2026-01-12T09:00:00+08:00')
  expect(await jiang.does(conferences.decisions, {})).toMatchObject([{ conferenceId: null, state: 'open' }])
  const answer = (over: object = {}) => ({
    commandId: newId(),
    taskId: mine?.taskId ?? '',
    seen: 1,
    done: false,
    words: '家属一直没有来，改由护工学',
    ...over,
  })
  for (const other of [gao, lin, he])
    expect((await other.ask(conferences.answerDecision, answer())).body, 'only the owner').toEqual({
      code: 'not-found',
    })
  expect((await jiang.ask(conferences.answerDecision, answer({ words: ' ' }))).body.code).toBe('malformed')
  expect((await jiang.ask(conferences.answerDecision, answer({ seen: 7 }))).body.code).toBe('conflict')
  const once = answer()
  await jiang.does(conferences.answerDecision, once)
  await jiang.does(conferences.answerDecision, once)
  expect((await jiang.ask(conferences.answerDecision, answer({ seen: 2 }))).body.code).toBe(
    'cases.decision-ended',
  )
  expect(await jiang.does(conferences.decisions, {})).toMatchObject([
    { state: 'not-done', words: '家属一直没有来，改由护工学' },
  ])
  expect(await lin.does(conferences.decisions, { caseId })).toMatchObject([
    { title: '联系社区', state: 'open', mine: true },
    { title: '教会家属翻身', state: 'not-done', owner: { id: jiang.id }, mine: false },
  ])
  expect((await jiang.ask(conferences.decisions, { caseId })).status).toBe(404)
  expect(await house.noticesOf(lin)).toContain('decision-not-done')
  expect(await actsAbout(house, clientId)).toContain('cases.decision.answer')
})

test('a decision whose day is over reminds its owner and the worker once', async () => {
  await using house = await openHouse()
  const { lin, jiang, world } = house
  await decided(house)
  world.setClock('2026-01-07T23:59:59+08:00')
  await world.runDueJobs()
  expect(await house.noticesOf(jiang)).not.toContain('decision-overdue')
  world.setClock('2026-01-08T00:00:01+08:00')
  await world.runDueJobs()
  await world.runDueJobs()
  expect((await house.noticesOf(jiang)).filter((kind) => kind === 'decision-overdue')).toHaveLength(1)
  expect(await house.noticesOf(lin)).toContain('decision-overdue-there')
})

test('somebody taken off a conference does not find it any more, may be invited again, and what they said stays', async () => {
  await using house = await openHouse()
  const { lin, jiang, gao, world } = house
  const { conferenceId } = await called(house)
  await jiang.does(conferences.sayInConference, { commandId: newId(), conferenceId, words: '夜里需要有人' })
  const move = (over: object = {}) => ({
    commandId: newId(),
    conferenceId,
    seen: 1,
    beginsAt: '2026-01-06T14:00:00+08:00',
    minutes: 60,
    place: '示教室',
    participantIds: [gao.id],
    withoutIds: [jiang.id],
    ...over,
  })
  for (const withoutIds of [[lin.id], [gao.id]])
    expect(
      (await lin.ask(conferences.moveConference, move({ withoutIds }))).body,
      'not to be taken off',
    ).toEqual({ code: 'not-found' })
  world.pass(1)
  await lin.does(conferences.moveConference, move())
  expect((await jiang.ask(conferences.conference, { conferenceId })).body).toEqual({ code: 'not-found' })
  const say = { commandId: newId(), conferenceId, words: '我还想说' }
  expect((await jiang.ask(conferences.sayInConference, say)).body).toEqual({ code: 'not-found' })
  expect(await jiang.does(conferences.conferences, {})).toEqual([])
  expect((await house.noticesOf(jiang)).at(-1)).toBe('conference-without')
  const seen = await lin.does(conferences.conference, { conferenceId })
  expect(seen.invited).toBe(2)
  expect(seen.guests.find((guest) => guest.person.id === jiang.id)).toMatchObject({
    invited: false,
    opinion: '夜里需要有人',
  })
  await lin.does(conferences.moveConference, move({ seen: 2, participantIds: [jiang.id], withoutIds: [] }))
  expect(await jiang.does(conferences.conferences, {})).toMatchObject([{ id: conferenceId, iSaid: true }])
})
