import { intake } from '@quancheng/contract/intake.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { expect, test } from 'vitest'
import { admitted, type House, openHouse } from '../test/ward.ts'
import {
  scheduleLongStays,
  screenEncounter,
  screenEncounters,
  withdrawForCancelledAdmission,
} from './public.ts'

const everything = { view: 'all' as const, urgency: [], source: [], department: [] }

async function queueOf({ lin }: House) {
  const { rows } = await lin.does(intake.list, everything)
  return Promise.all(rows.map(({ id }) => lin.does(intake.one, { requestId: id })))
}

const reasonCodes = (request: { reasons: readonly { code: string; unknown: boolean }[] }) =>
  request.reasons.filter((reason) => !reason.unknown).map((reason) => reason.code)

test('must 17: an old woman without insurance is admitted and one request says both, offered to the worker of the ward', async () => {
  await using house = await openHouse()
  const { encounterId } = await admitted(house, {
    name: '欧阳慧敏',
    ward: house.neurology,
    bed: '21',
    birthDate: '1940-01-05',
    payer: 'self',
  })
  await house.hospital.work((work) => screenEncounter(work, encounterId))
  const [request, ...others] = await queueOf(house)
  expect(others).toEqual([])
  expect(request).toMatchObject({
    source: 'screening',
    urgency: 'soon',
    name: '欧阳慧敏',
    bed: '21',
    offeredTo: { id: house.lin.id },
    from: null,
    raisedBy: null,
  })
  expect(request && reasonCodes(request)).toEqual(['very-old', 'self-paying'])
  expect(request?.reasons[0]).toMatchObject({
    text: { zh: '86 岁高龄' },
    facts: { age: 86 },
    source: 'admission',
  })
  expect(request?.reasons.find((reason) => reason.code === 'distress-at-cutoff')?.unknown).toBe(true)
})

test('the hospital says the same twice, also at the same time, and one request stands', async () => {
  await using house = await openHouse()
  const { encounterId } = await admitted(house, { name: '欧阳慧敏', ward: house.neurology, payer: 'self' })
  const again = () => house.hospital.work((work) => screenEncounter(work, encounterId))
  await Promise.all([again(), again(), again()])
  await again()
  const requests = await queueOf(house)
  expect(requests).toHaveLength(1)
  expect(requests[0]?.revision).toBe(1)
})

test('later news adds a reason and makes it more pressing, and losing a reason makes it no less', async () => {
  await using house = await openHouse()
  const { encounterId } = await admitted(house, { name: '刘子墨', ward: house.neurology, payer: 'self' })
  const news = (diagnosisCode: string, payer: string) =>
    house.hospital.work(async (work) => {
      await work.tx
        .updateTable('encounter')
        .set({ diagnosis_code: diagnosisCode, payer })
        .where('id', '=', encounterId)
        .execute()
      await screenEncounter(work, encounterId)
    })
  await news('J18.9', 'self')
  await news('X61', '310')
  const [pressing] = await queueOf(house)
  expect(pressing).toMatchObject({ urgency: 'crisis', dueAt: '2026-01-05T01:30:00.000Z' })
  expect(pressing && reasonCodes(pressing)).toEqual(['self-paying', 'self-harm'])
  expect(await house.noticesOf(house.lin)).toEqual(['intake.raised'])
  await news('J18.9', '310')
  expect((await queueOf(house))[0]).toMatchObject({ urgency: 'crisis', revision: pressing?.revision })
})

test('a request moves with the patient, and is offered to the worker of the new ward', async () => {
  await using house = await openHouse()
  const { encounterId } = await admitted(house, { name: '欧阳慧敏', ward: house.neurology, payer: 'self' })
  await house.hospital.work(async (work) => {
    await screenEncounter(work, encounterId)
    await work.tx
      .updateTable('encounter')
      .set({ department_id: house.paediatrics, bed: '9' })
      .where('id', '=', encounterId)
      .execute()
    await screenEncounter(work, encounterId)
  })
  expect((await queueOf(house))[0]).toMatchObject({
    department: '儿童血液科',
    bed: '9',
    offeredTo: { id: house.he.id },
  })
})

test('who comes back soon after discharge, and who went through emergency into intensive care, is found', async () => {
  await using house = await openHouse()
  const { clientId } = await admitted(house, {
    name: '何美玲',
    ward: house.neurology,
    status: 'finished',
    admittedAt: '2025-12-10T09:00:00+08:00',
    dischargedAt: '2025-12-20T09:00:00+08:00',
  })
  await admitted(house, {
    name: '何美玲',
    clientId,
    ward: null,
    class: 'emergency',
    status: 'finished',
    admittedAt: '2026-01-05T07:00:00+08:00',
    dischargedAt: '2026-01-05T08:59:00+08:00',
  })
  const { encounterId } = await admitted(house, { name: '何美玲', clientId, ward: house.intensive })
  await house.hospital.work((work) => screenEncounter(work, encounterId))
  const [request] = await queueOf(house)
  expect(request && reasonCodes(request)).toEqual(['back-within-30-days', 'intensive-care-through-emergency'])
  expect(request?.reasons[0]?.facts).toEqual({ readmissionWithinDays: 16 })
})

test('somebody about whom nothing speaks, an outpatient and a discharged patient raise nothing', async () => {
  await using house = await openHouse()
  const ward = house.neurology
  const stays = [
    await admitted(house, { name: '孙玉华', ward }),
    await admitted(house, { name: '孙玉华', ward, payer: 'self', class: 'outpatient' }),
    await admitted(house, { name: '孙玉华', ward, payer: 'self', class: 'emergency' }),
    await admitted(house, { name: '孙玉华', ward, payer: 'self', status: 'finished' }),
  ]
  await house.hospital.work((work) =>
    screenEncounters(
      work,
      stays.map((stay) => stay.encounterId),
    ),
  )
  expect(await queueOf(house)).toEqual([])
})

test('an admission that never was takes its request back, and may come again', async () => {
  await using house = await openHouse()
  const { encounterId } = await admitted(house, { name: '欧阳慧敏', ward: house.neurology, payer: 'self' })
  await house.hospital.work((work) => screenEncounter(work, encounterId))
  const [request] = await queueOf(house)
  await house.hospital.work((work) => withdrawForCancelledAdmission(work, encounterId))
  expect(await queueOf(house)).toEqual([])
  expect(await house.lin.does(intake.one, { requestId: request?.id ?? '' })).toMatchObject({
    state: 'withdrawn',
    history: [
      { act: 'intake.screen' },
      { act: 'intake.withdraw', facts: { because: 'admission-cancelled' } },
    ],
  })
  await house.hospital.work((work) => screenEncounter(work, encounterId))
  expect(await queueOf(house)).toHaveLength(1)
})

test('what a worker declined stays declined, until the patient has been here for thirty days', async () => {
  await using house = await openHouse()
  const { world, hospital, lin } = house
  const { encounterId } = await admitted(house, { name: '欧阳慧敏', ward: house.neurology, payer: 'self' })
  await hospital.work(async (work) => {
    await screenEncounter(work, encounterId)
    await scheduleLongStays(work)
    await scheduleLongStays(work)
  })
  const [request] = await queueOf(house)
  await lin.does(intake.decline, {
    commandId: newId(),
    requestId: request?.id ?? '',
    seen: 1,
    reason: '家属已联系医保，暂无需要',
  })
  await hospital.work((work) => screenEncounter(work, encounterId))
  world.pass(24 * 60)
  expect((await world.runDueJobs()).filter((job) => job === 'intake-length-of-stay')).toHaveLength(1)
  expect(await queueOf(house)).toEqual([])
  world.pass(30 * 24 * 60)
  await world.runDueJobs()
  await world.runDueJobs()
  const [long, ...others] = await queueOf(house)
  expect(others).toEqual([])
  expect(long && reasonCodes(long)).toEqual(['long-stay'])
  expect(long?.reasons[0]?.facts).toEqual({ lengthOfStayDays: 31 })
})

test('forty admissions are screened in one piece of work, each once', async () => {
  await using house = await openHouse()
  const ids: string[] = []
  for (let count = 0; count < 40; count++)
    ids.push(
      (await admitted(house, { name: `病人${count}`, ward: house.neurology, payer: 'self' })).encounterId,
    )
  await house.hospital.work((work) => screenEncounters(work, ids))
  await house.hospital.work((work) => screenEncounters(work, ids))
  expect((await house.lin.does(intake.list, everything)).count).toBe(40)
  const journal = await house.world.pool.query(
    "select count(*)::int as count from journal where act = 'intake.screen'",
  )
  expect(journal.rows[0].count).toBe(40)
})
