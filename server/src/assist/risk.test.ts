import { assessments } from '@quancheng/contract/assessments.ts'
import { assist } from '@quancheng/contract/assist.ts'
import { intake } from '@quancheng/contract/intake.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { expect, test } from 'vitest'
import { screenEncounters } from '../intake/public.ts'
import { admitted, type House, openHouse } from '../test/ward.ts'

const everything = { view: 'all' as const, urgency: [], source: [], department: [] }

async function oldAndAlone(house: House) {
  const stay = await admitted(house, {
    name: '欧阳慧敏',
    ward: house.neurology,
    bed: '21',
    birthDate: '1940-01-05',
    payer: 'self',
  })
  await house.hospital.work(async (work) => {
    await work.tx.updateTable('client').set({ living: '1' }).where('id', '=', stay.clientId).execute()
    await screenEncounters(work, [stay.encounterId])
  })
  return stay
}

const hintOf = async ({ lin }: House, clientId: string) => {
  const [hint] = (await lin.does(assist.ofClient, { clientId })).hints
  if (!hint) throw new Error('no hint')
  return hint
}

const again = (house: House, encounterId: string) =>
  house.hospital.work((work) => screenEncounters(work, [encounterId]))

const actsOf = async ({ world }: House, subjectId: string) =>
  (
    await world.pool.query<{ act: string }>(
      'select act from journal where subject_id = $1 order by lane, seq',
      [subjectId],
    )
  ).rows.map(({ act }) => act)

test('an old woman who pays herself and lives alone is admitted: the hint names every point, whose word it is, and what is unknown', async () => {
  await using house = await openHouse()
  const { lin } = house
  const { clientId, encounterId } = await oldAndAlone(house)
  const hint = await hintOf(house, clientId)
  expect(hint).toMatchObject({
    encounterId,
    current: true,
    score: 7,
    band: 'medium',
    thresholds: { medium: 4, high: 8 },
    overruled: null,
    model: null,
  })
  expect(hint.reasons.map(({ factor, points }) => [factor, points])).toEqual([
    ['very-old', 2],
    ['self-paying', 3],
    ['lives-alone', 2],
  ])
  expect(hint.reasons[0]).toMatchObject({
    text: { zh: '86 岁高龄' },
    evidence: [{ fact: 'age', value: 86, from: 'person' }],
  })
  expect(hint.reasons[1]?.evidence[0]).toMatchObject({
    fact: 'payer',
    from: 'admission',
    at: expect.any(String),
  })
  expect(hint.gaps.flatMap(({ unknown }) => unknown)).toEqual(
    expect.arrayContaining(['diagnosisCode', 'readmissionWithinDays', 'distress-thermometer.distress']),
  )
  expect(hint.atMost, 'self-harm, back at once, three questionnaires at their worst, emergency').toBe(
    7 + 6 + 2 + 4 + 4 + 3 + 1,
  )
  const { rows } = await lin.does(intake.list, everything)
  expect(rows.map(({ risk }) => risk)).toEqual([{ band: 'medium', overruled: false }])
})

test('the same news twice writes the hint once, and a nurse sees neither the hint nor the band', async () => {
  await using house = await openHouse()
  const { jiang, lin } = house
  const { clientId, encounterId } = await oldAndAlone(house)
  await Promise.all([again(house, encounterId), again(house, encounterId)])
  const hint = await hintOf(house, clientId)
  expect(hint.revision).toBe(1)
  expect(await actsOf(house, hint.id)).toEqual(['assist.score'])
  expect((await jiang.ask(assist.ofClient, { clientId })).status).toBe(404)
  expect(await actsOf(house, clientId)).toContain('assist.read')
  expect((await lin.ask(assist.rules, {})).status, 'by what is judged is the head’s to see').toBe(404)
})

test('the hint raises no request: somebody with points whom the screening does not name stays out of the queue', async () => {
  await using house = await openHouse()
  const { clientId, encounterId } = await admitted(house, {
    name: '沈国栋',
    ward: house.neurology,
    birthDate: '1955-01-05',
    payer: '390',
    diagnosisCode: 'I63.9',
  })
  await again(house, encounterId)
  expect(await hintOf(house, clientId)).toMatchObject({ score: 3, band: 'low' })
  expect((await house.lin.does(intake.list, everything)).rows).toEqual([])
})

test('Lin says low and why; her word goes first, the points stay beside it, and it is counted for the head', async () => {
  await using house = await openHouse()
  const { lin, head } = house
  const { clientId, encounterId } = await oldAndAlone(house)
  const hint = await hintOf(house, clientId)
  const word = {
    commandId: newId(),
    hintId: hint.id,
    seen: 1,
    band: 'low' as const,
    reason: '女儿每天来，费用已由单位承担',
  }
  expect((await lin.ask(assist.overrule, { ...word, commandId: newId(), band: 'medium' })).body.code).toBe(
    'assist.same-band',
  )
  await lin.does(assist.overrule, word)
  expect((await lin.ask(assist.overrule, { ...word, commandId: newId() })).body.code).toBe('conflict')
  expect(await hintOf(house, clientId)).toMatchObject({
    score: 7,
    band: 'medium',
    overruled: { from: 'medium', to: 'low', reason: '女儿每天来，费用已由单位承担', by: { id: lin.id } },
  })
  expect((await lin.does(intake.list, everything)).rows[0]?.risk).toEqual({ band: 'low', overruled: true })
  const told = await head.does(assist.rules, {})
  expect(told.overrulings).toEqual([{ from: 'medium', to: 'low', count: 1 }])
  expect(told.present).toEqual({ low: 1, medium: 0, high: 0 })
  expect(told.factors.find(({ id }) => id === 'lives-alone')).toMatchObject({ present: 1, overruled: 1 })
  await again(house, encounterId)
  expect((await hintOf(house, clientId)).overruled, 'nothing new: her word stands').not.toBeNull()
  await lin.does(assist.overrule, {
    commandId: newId(),
    hintId: hint.id,
    seen: 2,
    band: null,
    reason: '女儿出差了',
  })
  expect((await hintOf(house, clientId)).overruled).toBeNull()
  expect(
    (await lin.ask(assist.overrule, { ...word, commandId: newId(), seen: 3, band: null })).body.code,
  ).toBe('assist.not-overruled')
})

test('nobody says otherwise without a reason, and neither the hint nor her word moves the request', async () => {
  await using house = await openHouse()
  const { lin, head, world } = house
  const { clientId } = await oldAndAlone(house)
  const { id } = await hintOf(house, clientId)
  const request = async () => {
    const { rows } = await lin.does(intake.list, everything)
    return rows.map(({ risk: _, ...line }) => line)
  }
  const before = await request()
  expect(before).toHaveLength(1)
  const word = { hintId: id, seen: 1, band: 'high' as const }
  for (const reason of ['', '   '])
    expect((await lin.ask(assist.overrule, { ...word, commandId: newId(), reason })).status).toBe(422)
  expect((await head.does(assist.rules, {})).overrulings).toEqual([])
  await lin.does(assist.overrule, { ...word, commandId: newId(), reason: '昨夜一个人哭' })
  await world.runDueJobs()
  expect(await request()).toEqual(before)
  const { rows } = await world.pool.query(
    `select (select count(*)::int from case_file) as cases, (select count(*)::int from watch) as watches,
            (select count(*)::int from task) as tasks`,
  )
  expect(rows).toEqual([{ cases: 0, watches: 0, tasks: 0 }])
})

test('a worker’s word is over when the house sees more than she saw: a questionnaire brings the hint back before a person', async () => {
  await using house = await openHouse()
  const { lin, world } = house
  const { clientId } = await oldAndAlone(house)
  const hint = await hintOf(house, clientId)
  await lin.does(assist.overrule, {
    commandId: newId(),
    hintId: hint.id,
    seen: 1,
    band: 'low',
    reason: '家人陪护',
  })
  world.pass(10)
  await lin.does(assessments.take, {
    commandId: newId(),
    clientId,
    caseId: null,
    instrument: 'distress-thermometer',
    version: '1',
    mode: 'self',
    answers: { distress: 9 },
    takenAt: world.now().toISOString(),
    note: null,
  })
  await world.runDueJobs()
  const now = await hintOf(house, clientId)
  expect(now).toMatchObject({ score: 11, band: 'high', overruled: null })
  expect(now.reasons.at(-1)?.evidence[0]).toMatchObject({
    value: 9,
    from: 'instrument',
    at: world.now().toISOString(),
  })
  expect(await actsOf(house, hint.id)).toEqual(
    expect.arrayContaining(['assist.overrule', 'assist.overruling-over', 'assist.score']),
  )
})

test('the head sets where the bands begin, everybody here is looked at again, and crossed bands are refused', async () => {
  await using house = await openHouse()
  const { head, world } = house
  const { clientId } = await oldAndAlone(house)
  const { revision, thresholds } = await head.does(assist.rules, {})
  expect(thresholds).toMatchObject({ medium: 4, high: 8, own: false, given: { status: 'ours' } })
  const set = { commandId: newId(), seen: revision, thresholds: { medium: 3, high: 6 } }
  expect(
    (await head.ask(assist.setThresholds, { ...set, commandId: newId(), thresholds: { medium: 6, high: 6 } }))
      .body.code,
  ).toBe('assist.bands-crossed')
  await head.does(assist.setThresholds, set)
  expect((await head.ask(assist.setThresholds, { ...set, commandId: newId() })).body.code).toBe('conflict')
  await world.runDueJobs()
  expect(await hintOf(house, clientId)).toMatchObject({
    score: 7,
    band: 'high',
    thresholds: { medium: 3, high: 6 },
  })
  expect((await head.does(assist.rules, {})).thresholds).toMatchObject({ medium: 3, high: 6, own: true })
  await head.does(assist.setThresholds, { commandId: newId(), seen: revision + 1, thresholds: null })
  await world.runDueJobs()
  expect(await hintOf(house, clientId)).toMatchObject({ band: 'medium' })
})

test('who came in often, in crisis and with a safety task within the year is remembered; what is older is not', async () => {
  await using house = await openHouse()
  const { neurology: ward } = house
  const { clientId } = await admitted(house, {
    name: '何美玲',
    ward,
    status: 'finished',
    admittedAt: '2025-12-01T09:00:00+08:00',
    dischargedAt: '2025-12-20T09:00:00+08:00',
  })
  for (const admittedAt of ['2025-06-01T09:00:00+08:00', '2024-06-01T09:00:00+08:00'])
    await admitted(house, {
      name: '何美玲',
      clientId,
      ward,
      status: 'finished',
      admittedAt,
      dischargedAt: admittedAt,
    })
  await house.hospital.work(async ({ tx, orgId }) => {
    for (const raised of ['2025-12-02T09:00:00+08:00', '2024-12-02T09:00:00+08:00']) {
      await tx
        .insertInto('request')
        .values({
          org_id: orgId,
          id: newId(),
          client_id: clientId,
          source: 'phone',
          urgency: 'crisis',
          state: 'withdrawn',
          raised_at: new Date(raised),
          ended_at: new Date(raised),
        })
        .execute()
      await tx
        .insertInto('task')
        .values({
          org_id: orgId,
          id: newId(),
          kind: 'safety',
          client_id: clientId,
          state: 'open',
          made_at: new Date(raised),
        })
        .execute()
    }
  })
  const { encounterId } = await admitted(house, { name: '何美玲', clientId, ward })
  await again(house, encounterId)
  const hint = await hintOf(house, clientId)
  expect(hint.reasons.map(({ factor, evidence }) => [factor, evidence[0]?.value])).toEqual([
    ['back-within-30-days', 16],
    ['many-stays', 2],
    ['earlier-crisis', 1],
    ['earlier-safety', 1],
  ])
  expect(hint).toMatchObject({ score: 11, band: 'high' })
})
