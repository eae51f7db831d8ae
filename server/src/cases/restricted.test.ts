import { assessmentDoor, assessmentLinks } from '@quancheng/contract/assessment-links.ts'
import { assessments } from '@quancheng/contract/assessments.ts'
import { assist } from '@quancheng/contract/assist.ts'
import { cases } from '@quancheng/contract/cases.ts'
import { clients } from '@quancheng/contract/clients.ts'
import { conferences } from '@quancheng/contract/conferences.ts'
import { intake } from '@quancheng/contract/intake.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { relations } from '@quancheng/contract/relations.ts'
import { rights } from '@quancheng/contract/rights.ts'
import { safety } from '@quancheng/contract/safety.ts'
import { summaries } from '@quancheng/contract/summaries.ts'
import { expect, test } from 'vitest'
import { screenEncounters } from '../intake/public.ts'
import { phoneOf } from '../test/phone.ts'
import { restricts } from '../test/restricted.ts'
import { admitted, openHouse } from '../test/ward.ts'
import { actsAbout, caseOf, closes, consents, signs } from './a-case.ts'

const SECRET = 'Ab3dEf6hIj9lMn0pQr2tUv'
const OTHER = 'Bb3dEf6hIj9lMn0pQr2tUv'
const NO = 'clients.restricted'

/** An old woman who pays herself, with a case and a consent: she is scored, and everything may be done. */
async function openServed() {
  const house = await openHouse()
  const served = await caseOf(house, { birthDate: '1940-01-05', payer: 'self' })
  await consents(house, served.clientId)
  const looksAgain = () => house.hospital.work((work) => screenEncounters(work, [served.encounterId]))
  await looksAgain()
  const gives = (secret: string) =>
    house.lin.ask(assessmentLinks.makeLink, {
      commandId: newId(),
      clientId: served.clientId,
      caseId: served.caseId,
      instrument: 'phq-9',
      secret,
    })
  return { ...house, house, ...served, looksAgain, gives, phone: phoneOf(house.world) }
}

const lists = { view: 'all' as const, urgency: [], source: [], department: [] }
const exporting = { as: 'csv' as const, view: 'mine' as const, cases: [] }

test('whoever asked that nothing more be done with their file is scored no more, and their points are shown to nobody', async () => {
  await using house = await openServed()
  const { lin, clientId, looksAgain } = house
  const [hint] = (await lin.does(assist.ofClient, { clientId })).hints
  if (!hint) throw new Error('no hint')
  expect((await lin.does(intake.list, lists)).rows[0]?.risk).not.toBeNull()
  await restricts(house.house, clientId)
  expect((await lin.does(assist.ofClient, { clientId })).hints).toEqual([])
  expect((await lin.does(intake.list, lists)).rows[0]?.risk).toBeNull()
  await house.world.pool.query("update client set living = '1' where id = $1", [clientId])
  await looksAgain()
  const { rows } = await house.world.pool.query('select score from risk_score where client_id = $1', [
    clientId,
  ])
  expect(rows).toEqual([{ score: hint.score }])
  const overruling = {
    commandId: newId(),
    hintId: hint.id,
    seen: 1,
    band: 'low' as const,
    reason: '家里有人',
  }
  expect((await lin.ask(assist.overrule, overruling)).body.code).toBe(NO)
})

test('nothing of a restricted file leaves the house: no summary, no list, no link, no rating, no invitation', async () => {
  await using house = await openServed()
  const { lin, jiang, clientId, caseId, gives, phone } = house
  expect((await gives(SECRET)).status).toBe(200)
  expect(await lin.does(cases.exportList, exporting)).toMatchObject({ count: 1, leftOut: 0 })
  await restricts(house.house, clientId)
  expect((await phone(assessmentDoor.openLink, { secret: SECRET })).body.code).toBe('intake.link-withdrawn')
  expect((await gives(OTHER)).body.code).toBe(NO)
  expect((await lin.ask(summaries.draftSummary, { caseId })).body.code).toBe(NO)
  const calling = {
    commandId: newId(),
    caseId,
    beginsAt: '2026-01-06T15:00:00+08:00',
    minutes: 45,
    openDays: 3,
    place: '示教室',
    agenda: '怎么出院',
    summary: '家里无人',
    participantIds: [jiang.id],
  }
  expect((await lin.ask(conferences.callConference, calling)).body.code).toBe(NO)
  expect(await lin.does(cases.exportList, exporting)).toMatchObject({ count: 0, leftOut: 1 })
  const taken = await lin.does(assessments.take, {
    commandId: newId(),
    clientId,
    caseId,
    instrument: 'phq-9',
    version: '1',
    answers: Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`q${at + 1}`, 0])),
    takenAt: house.world.now().toISOString(),
    mode: 'worker',
    note: null,
  })
  expect((await lin.ask(assessments.response, { assessmentId: taken.id })).body.code).toBe(NO)
  await house.world.pool.query(
    `update organisation set settings = settings || '{"door":{"ratingDays":14}}' where id = $1`,
    [house.hospital.id],
  )
  await closes(house.house, caseId)
  expect(await lin.does(relations.rating, { caseId })).toMatchObject({ askable: false })
  expect((await lin.ask(relations.giveRating, { commandId: newId(), caseId, secret: OTHER })).body.code).toBe(
    NO,
  )
})

test('what safety and the law ask for goes on while a file is restricted, and so does the work already promised', async () => {
  await using house = await openServed()
  const { lin, jiang, clientId, caseId } = house
  await restricts(house.house, clientId)
  expect(await lin.does(rights.restriction, { clientId })).toMatchObject({
    restricted: { reason: '别再用我的信息了', by: { name: '陈静' }, since: house.world.now().toISOString() },
  })
  expect((await lin.does(clients.file, { clientId })).name).toBe('周桂英')
  expect((await lin.does(cases.file, { caseId })).client.name).toBe('周桂英')
  expect((await signs(lin, caseId)).revision).toBeGreaterThan(0)
  const raised = await lin.ask(safety.raiseReport, {
    commandId: newId(),
    clientId,
    caseId,
    requestId: null,
    kind: 'minors',
    situations: ['injuries'],
    who: null,
    foundAt: house.world.now().toISOString(),
    words: '身上多处新旧伤',
  })
  expect(raised.status).toBe(200)
  const asked = await jiang.ask(intake.raise, {
    commandId: newId(),
    clientId,
    name: null,
    departmentId: house.neurology,
    bed: '12',
    source: 'nurse',
    from: null,
    urgency: 'crisis',
    words: '她说不想活了',
    topics: [],
    distress: null,
  })
  expect(asked.status).toBe(200)
})

test('two records that become one carry the restriction along, and a link given out for either opens nothing any more', async () => {
  await using house = await openServed()
  const { zhou, clientId, gives, phone, neurology } = house
  const { clientId: priorId } = await admitted(house.house, { name: '周桂英', ward: neurology, bed: '14' })
  expect((await gives(SECRET)).status).toBe(200)
  await restricts(house.house, priorId)
  const opens = () => phone(assessmentDoor.openLink, { secret: SECRET })
  expect((await opens()).status, 'it is the other file that is restricted').toBe(200)
  await zhou.does(clients.merge, { commandId: newId(), survivorId: clientId, priorId })
  expect((await opens()).body.code).toBe('intake.link-withdrawn')
  expect((await gives(OTHER)).body.code).toBe(NO)
})

test('only the head lifts a restriction, once and with words, and everything may be done again', async () => {
  await using house = await openServed()
  const { lin, head, jiang, clientId, gives } = house
  await restricts(house.house, clientId)
  await restricts(house.house, clientId)
  const { restricted } = await head.does(rights.restriction, { clientId })
  if (!restricted) throw new Error('not restricted')
  const lifting = (words: string, seen = 1) => ({
    commandId: newId(),
    restrictionId: restricted.id,
    seen,
    words,
  })
  expect((await lin.ask(rights.liftRestriction, lifting('收回了'))).status).toBe(404)
  expect((await jiang.ask(rights.liftRestriction, lifting('收回了'))).status).toBe(404)
  expect((await head.ask(rights.liftRestriction, lifting(' '))).body.code).toBe('malformed')
  expect((await head.ask(rights.liftRestriction, lifting('收回了', 2))).body.code).toBe('conflict')
  await head.does(rights.liftRestriction, lifting('本人书面收回'))
  expect((await head.ask(rights.liftRestriction, lifting('又一次', 2))).body.code).toBe(
    'clients.restriction-over',
  )
  expect(await lin.does(rights.restriction, { clientId })).toEqual({ restricted: null })
  expect((await gives(OTHER)).status).toBe(200)
  const acts = await actsAbout(house.house, clientId)
  expect(acts.filter((act) => act.endsWith('restrict') || act.endsWith('restriction'))).toEqual([
    'clients.restrict',
    'clients.lift-restriction',
  ])
})

test('a no, and a yes in part, restrict nothing by themselves', async () => {
  await using house = await openServed()
  const { lin, head, clientId } = house
  for (const outcome of ['refused', 'partly'] as const) {
    const { id: rightId } = await lin.does(rights.askRight, {
      commandId: newId(),
      clientId,
      kind: 'restrict',
      askedBy: 'client',
      asker: '周桂英',
      relation: null,
      proof: null,
      words: null,
    })
    const answer = { commandId: newId(), rightId, seen: 1, outcome, answer: '只停问卷，已撤回同意' }
    expect(await head.does(rights.answerRight, answer)).toMatchObject({ effect: null })
  }
  expect(await lin.does(rights.restriction, { clientId })).toEqual({ restricted: null })
})
