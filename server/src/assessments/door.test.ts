import { assessmentDoor, assessmentLinks } from '@quancheng/contract/assessment-links.ts'
import { assessments } from '@quancheng/contract/assessments.ts'
import { cases } from '@quancheng/contract/cases.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { expect, test } from 'vitest'
import { PACE } from '../http/door-pace.ts'
import { phoneOf } from '../test/phone.ts'
import { admitted, openHouse } from '../test/ward.ts'

const DAY = 24 * 60
const SECRET = 'Ab3dEf6hIj9lMn0pQr2tUv'
const CALM = [1, 1, 0, 1, 0, 0, 1, 0, 0]
const ALARM = [2, 2, 1, 1, 1, 2, 1, 0, 1]
const phq9 = (values: readonly (number | null)[]) =>
  Object.fromEntries(values.map((value, index) => [`q${index + 1}`, value]))

/** A patient of the ward, whom Lin asks to answer a questionnaire, and the phone it is answered on. */
async function openQuestionnaire() {
  const house = await openHouse()
  const { world, lin, neurology } = house
  const { clientId } = await admitted(house, { name: '欧阳慧敏', ward: neurology, bed: '21' })

  const phone = phoneOf(world)
  const making = (over: object = {}) => ({
    commandId: newId(),
    clientId,
    caseId: null,
    instrument: 'phq-9',
    secret: SECRET,
    ...over,
  })
  const answering = (values: readonly (number | null)[], over: object = {}) => ({
    commandId: newId(),
    secret: SECRET,
    version: '1',
    answers: phq9(values),
    ...over,
  })
  const make = (over: object = {}) => lin.does(assessmentLinks.makeLink, making(over))
  const taken = async () => (await lin.does(assessments.ofClient, { clientId })).rows
  return { ...house, clientId, phone, making, answering, make, taken }
}

test('a patient answers alone on a phone, and the worker finds it scored and marked as theirs', async () => {
  await using house = await openQuestionnaire()
  const { phone, make, answering, lin, clientId, world } = house
  const made = await make()
  expect(made.page).toMatch(/\/h\/quiz$/)
  const asked = await phone(assessmentDoor.openLink, { secret: SECRET })
  expect(asked.body).toMatchObject({
    organisation: '示例综合医院',
    from: '林若溪',
    isInHouse: true,
    definition: { id: 'phq-9', version: '1' },
  })
  expect(JSON.stringify(asked.body)).not.toContain('欧阳')
  const sent = await phone(assessmentDoor.answerLink, answering(CALM))
  expect(sent).toMatchObject({ status: 200, body: { from: '林若溪', alarm: null } })
  expect(JSON.stringify(sent.body)).not.toContain('minimal')
  const [line] = await house.taken()
  expect(line).toMatchObject({ mode: 'link', band: 'minimal', scores: { total: 4 }, takenBy: { id: lin.id } })
  expect(await house.noticesOf(lin)).toEqual(['assessments.answered'])
  expect(await lin.does(assessmentLinks.links, { clientId })).toMatchObject([
    { id: made.id, state: 'used', assessmentId: line?.id },
  ])
  const journal = await world.pool.query(
    "select act, actor_id from journal where act = 'assessments.take' and client_id = $1",
    [clientId],
  )
  expect(journal.rows).toEqual([{ act: 'assessments.take', actor_id: null }])
  const kept = await world.pool.query('select to_jsonb(l)::text as row from door_link l')
  expect(JSON.stringify(kept.rows)).not.toContain(SECRET)
})

test('an answer that alarms calls people at once, and the page names those who were told and nobody else', async () => {
  await using house = await openQuestionnaire()
  const { phone, make, answering, lin, zhou, clientId } = house
  await make()
  const unfinished = [null, 2, null, 1, null, null, null, null, 1]
  const { body } = await phone(assessmentDoor.answerLink, answering(unfinished))
  expect(body).toMatchObject({ isInHouse: true, alarm: { told: ['周明', '林若溪'].toSorted() } })
  expect(body.phones).toEqual({ office: null, onDuty: null, helpLine: null })
  const { safety, rows } = await lin.does(assessments.ofClient, { clientId })
  expect(safety).toMatchObject([
    { flag: 'self-harm', state: 'open', assignee: { id: lin.id }, assessmentId: rows[0]?.id },
  ])
  expect(body.alarm?.by).toBe(safety[0]?.dueAt ?? null)
  expect(await house.noticesOf(lin)).toEqual(['safety.raised'])
  expect(await house.noticesOf(zhou)).toContain('safety.raised')
})

test('an alarm reaches the worker of the case, not only whoever gave the link out', async () => {
  await using house = await openQuestionnaire()
  const { phone, make, answering, he, lin, clientId } = house
  await make()
  await lin.does(cases.open, { commandId: newId(), clientId, kind: 'complex', pack: null, problem: null })
  await house.world.pool.query('update case_file set worker_id = $1', [he.id])
  const { body } = await phone(assessmentDoor.answerLink, answering(ALARM))
  expect(body.alarm?.told).toEqual(expect.arrayContaining(['何嘉怡', '林若溪']))
  expect(await house.noticesOf(he)).toContain('safety.raised')
})

test('the same send again is one assessment with the same answer; another send finds the link used', async () => {
  await using house = await openQuestionnaire()
  await house.make()
  const answers = house.answering(ALARM)
  const [first, second] = await Promise.all([
    house.phone(assessmentDoor.answerLink, answers),
    house.phone(assessmentDoor.answerLink, answers),
  ])
  expect(second.body).toEqual(first.body)
  const other = await house.phone(assessmentDoor.answerLink, house.answering(CALM))
  expect([other.status, other.body.code]).toEqual([409, 'intake.link-used'])
  expect((await house.phone(assessmentDoor.openLink, { secret: SECRET })).body.code).toBe('intake.link-used')
  expect(await house.taken()).toHaveLength(1)
})

test('an alarm gets through a link that ran out or was withdrawn, once, and calls the same people', async () => {
  await using house = await openQuestionnaire()
  const { phone, answering, lin, zhou, world } = house
  const made = await house.make()
  world.pass(3 * DAY)
  await lin.does(assessmentLinks.withdrawLink, { commandId: newId(), doorLinkId: made.id, seen: 1 })
  const { body } = await phone(assessmentDoor.answerLink, answering(ALARM))
  expect(body.alarm?.told).toEqual(['周明', '林若溪'].toSorted())
  expect(await house.noticesOf(zhou)).toContain('safety.raised')
  expect(await house.taken()).toHaveLength(1)
  expect((await phone(assessmentDoor.answerLink, answering(ALARM))).body.code).toBe('intake.link-used')
  expect(await house.taken()).toHaveLength(1)
})

test('late, withdrawn and unknown links say so in their own words, and nothing is kept', async () => {
  await using house = await openQuestionnaire()
  const { phone, answering, lin, world } = house
  const made = await house.make()
  const seen = async (from = '10.0.0.1') =>
    (await phone(assessmentDoor.answerLink, answering(CALM), from)).body.code
  world.pass(3 * DAY)
  expect(await seen()).toBe('intake.link-expired')
  await lin.does(assessmentLinks.withdrawLink, { commandId: newId(), doorLinkId: made.id, seen: 1 })
  expect(await seen()).toBe('intake.link-withdrawn')
  expect((await phone(assessmentDoor.openLink, { secret: SECRET })).body.code).toBe('intake.link-withdrawn')
  const forged = answering(ALARM, { secret: 'Zz3dEf6hIj9lMn0pQr2tUv' })
  expect((await phone(assessmentDoor.answerLink, forged)).status).toBe(404)
  expect((await phone(assessmentDoor.openLink, { secret: 'short' })).status).toBe(422)
  const again = { commandId: newId(), doorLinkId: made.id, seen: 2 }
  expect((await lin.ask(assessmentLinks.withdrawLink, again)).body.code).toBe('intake.link-withdrawn')
  expect(await house.taken()).toEqual([])
})

test('answers that no question offers, too few of them, or to an older sheet are refused and the link stays good', async () => {
  await using house = await openQuestionnaire()
  const { phone, answering } = house
  await house.make()
  const refused = async (values: readonly (number | null)[], over: object = {}) =>
    (await phone(assessmentDoor.answerLink, answering(values, over))).body.code
  expect(await refused([7, 0, 0, 0, 0, 0, 0, 0, 0])).toBe('assessments.answer-out-of-range')
  expect(await refused(CALM, { answers: { ...phq9(CALM), q77: 1 } })).toBe('assessments.answer-out-of-range')
  expect(await refused([1, null, null, null, 0, 0, 0, 0, 0])).toBe('assessments.too-many-missing')
  expect(await refused(CALM, { version: '0' })).toBe('assessments.unknown-instrument')
  expect(await house.taken()).toEqual([])
  expect((await phone(assessmentDoor.answerLink, answering(CALM))).status).toBe(200)
})

test('only what is made for patients is given out, and inside a case only with consent', async () => {
  await using house = await openQuestionnaire()
  const { lin, clientId, making } = house
  const refused = async (over: object) => (await lin.ask(assessmentLinks.makeLink, making(over))).body.code
  expect(await refused({ instrument: 'c-ssrs-screener' })).toBe('assessments.not-for-patients')
  expect(await refused({ instrument: 'family-apgar' })).toBe('assessments.licence-needed')
  expect(await refused({ instrument: 'moca' })).toBe('assessments.unknown-instrument')
  const { id: caseId } = await lin.does(cases.open, {
    commandId: newId(),
    clientId,
    kind: 'complex',
    pack: null,
    problem: null,
  })
  expect(await refused({ caseId })).toBe('assessments.no-consent')
  await house.make()
  expect(await refused({})).toBe('assessments.link-exists')
})

test('another organisation sees no link, gives none to a stranger’s patient and withdraws none', async () => {
  await using house = await openQuestionnaire()
  const { id: doorLinkId } = await house.make()
  const stranger = await (await house.world.organisation('第二医院')).person('乔安', 'worker')
  const { clientId } = house
  const secret = 'Qq3dEf6hIj9lMn0pQr2tUv'
  expect((await stranger.ask(assessmentLinks.links, { clientId })).status).toBe(404)
  expect((await stranger.ask(assessmentLinks.makeLink, house.making({ secret }))).status).toBe(404)
  const withdrawing = { commandId: newId(), doorLinkId, seen: 1 }
  expect((await stranger.ask(assessmentLinks.withdrawLink, withdrawing)).status).toBe(404)
  expect((await house.jiang.ask(assessmentLinks.makeLink, house.making({ secret }))).status).toBe(404)
})

test('somebody who tries codes is slowed down, and a patient elsewhere is not', async () => {
  await using house = await openQuestionnaire()
  await house.make()
  const at = { secret: 'Zz3dEf6hIj9lMn0pQr2tUv' }
  for (let tried = 0; tried < PACE.linksFrom.most; tried += 1)
    await house.phone(assessmentDoor.openLink, at, '10.9.9.9')
  const slowed = await house.phone(assessmentDoor.openLink, { secret: SECRET }, '10.9.9.9')
  expect(slowed.body.code).toBe('intake.too-often')
  expect((await house.phone(assessmentDoor.openLink, { secret: SECRET })).status).toBe(200)
})

test('answers to a link of somebody who has left still alarm those who are there', async () => {
  await using house = await openQuestionnaire()
  await house.make()
  await house.world.pool.query('update member set left_at = now() where account_id = $1', [house.lin.id])
  const { body } = await house.phone(assessmentDoor.answerLink, house.answering(ALARM))
  expect(body.alarm?.told).toContain('周明')
  expect(body.alarm?.told).not.toContain('林若溪')
})
