import { cases } from '@quancheng/contract/cases.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { expect, test } from 'vitest'
import { openHouse } from '../../test/ward.ts'
import { actsAbout, caseOf } from '../a-case.ts'

const talk = (over: object = {}) => ({
  occurredAt: '2026-01-05T08:30:00+08:00',
  place: '谈话间',
  present: '周桂英',
  target: '弄清为什么不想治',
  lines: [
    { said: '工：愿意说说吗？', shown: '低头', felt: '担心她觉得被责备' },
    { said: '周：说了有什么用。', shown: '看窗外', felt: '想马上安慰，忍住了' },
  ],
  feeling: '开始急，后来能等。',
  plan: '下次请女儿一起来',
  ...over,
})

test('a recording is read by its author, the supervisor of the case and the head; for everybody else there is none', async () => {
  await using house = await openHouse()
  const { lin, zhou, he, head, jiang, world } = house
  const { caseId, clientId } = await caseOf(house)
  const processId = newId()
  const command = { commandId: newId(), caseId, processId, seen: null, fields: talk() }
  await lin.does(cases.writeProcess, command)
  await lin.does(cases.writeProcess, command)
  for (const person of [lin, zhou, head]) {
    const [one, ...more] = await person.does(cases.processes, { caseId })
    expect(one?.lines[1]?.said).toBe('周：说了有什么用。')
    expect(more, 'sent twice, written once').toEqual([])
  }
  expect((await he.ask(cases.processes, { caseId })).status, 'a colleague of the team').toBe(404)
  expect((await jiang.ask(cases.processes, { caseId })).status, 'a nurse').not.toBe(200)
  const other = await world.organisation()
  const stranger = await other.person('外人', 'head')
  expect((await stranger.ask(cases.processes, { caseId })).status).toBe(404)
  expect(
    (await stranger.ask(cases.answerProcess, { commandId: newId(), processId, seen: 1, opinion: '看看' }))
      .status,
  ).toBe(404)
  const acts = await actsAbout(house, clientId)
  expect(acts).toContain('cases.process.write')
  expect(acts.filter((act) => act === 'cases.process.read')).toHaveLength(3)
})

test('a supervisor answers, from then on it stands; nobody answers their own, and an old page does not win', async () => {
  await using house = await openHouse()
  const { lin, zhou } = house
  const { caseId } = await caseOf(house)
  const processId = newId()
  const write = (seen: number | null, fields = talk()) =>
    lin.ask(cases.writeProcess, { commandId: newId(), caseId, processId, seen, fields })
  expect((await write(null, talk({ occurredAt: '2026-03-05T08:30:00+08:00' }))).body).toMatchObject({
    code: 'cases.in-the-future',
  })
  await write(null)
  await write(1, talk({ plan: '下次先问她最想做到哪一件' }))
  const answer = (seen: number) =>
    zhou.ask(cases.answerProcess, { commandId: newId(), processId, seen, opinion: '沉默用得好。' })
  expect((await answer(1)).body).toMatchObject({ code: 'conflict' })
  expect((await answer(2)).status).toBe(200)
  expect((await write(3)).body).toMatchObject({ code: 'cases.recording-answered' })
  const [read] = await lin.does(cases.processes, { caseId })
  expect(read).toMatchObject({ opinion: '沉默用得好。', opinionBy: { name: '周明' }, revision: 3 })
  expect(
    (await lin.ask(cases.answerProcess, { commandId: newId(), processId, seen: 3, opinion: '我看行' }))
      .status,
    'a worker does not answer at all',
  ).not.toBe(200)
})

test('the whole file printed by a supervisor who is not the one of the case does not hold the recording', async () => {
  await using house = await openHouse()
  const { lin, zhou, hospital, teamId } = house
  const { caseId } = await caseOf(house)
  await lin.does(cases.writeProcess, {
    commandId: newId(),
    caseId,
    processId: newId(),
    seen: null,
    fields: talk(),
  })
  const second = await hospital.person('何督导', 'supervisor', { teamId })
  const entries = async (person: typeof lin) =>
    (await person.does(cases.forms, { caseId })).find(({ form }) => form === 'process')?.entries
  expect(await entries(zhou)).toBe(1)
  expect(await entries(second)).toBe(0)
})

test('a stage review says where the case stands, is read with the case and never by another worker', async () => {
  await using house = await openHouse()
  const { lin, zhou, jiang } = house
  const { caseId } = await caseOf(house)
  const review = {
    caseId,
    reviewedOn: '2026-01-05',
    summary: '面谈两次，大病保险已核对。',
    situation: null,
    outcome: 'go-on' as const,
    nextOn: '2026-02-05',
  }
  await lin.does(cases.writeReview, { commandId: newId(), ...review })
  expect(await zhou.does(cases.reviews, { caseId })).toMatchObject([
    { outcome: 'go-on', summary: '面谈两次，大病保险已核对。', worker: { name: '林若溪' } },
  ])
  expect((await jiang.ask(cases.reviews, { caseId })).status).not.toBe(200)
  expect(
    (await lin.ask(cases.writeReview, { commandId: newId(), ...review, reviewedOn: '2026-09-09' })).body,
  ).toMatchObject({ code: 'cases.in-the-future' })
})
