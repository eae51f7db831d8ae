import { assessments } from '@quancheng/contract/assessments.ts'
import { cases } from '@quancheng/contract/cases.ts'
import { clients } from '@quancheng/contract/clients.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { safety } from '@quancheng/contract/safety.ts'
import { staff } from '@quancheng/contract/staff.ts'
import { expect, test } from 'vitest'
import { admitted, type House, openHouse } from '../../test/ward.ts'
import type { TestPerson } from '../../test/world.ts'

const STEPS = {
  'warning-signs': '夜里一个人时想“活着没意思”',
  'on-my-own': '听粤剧，下楼走一圈',
  'people-and-places': '病区活动室，同病房的李阿姨',
  'people-to-ask': '妹妹 王芳',
  professionals: '护士站；医务社工林若溪',
  'safe-surroundings': '药由妹妹保管',
}

async function patient(house: House) {
  return (await admitted(house, { name: '欧阳慧敏', ward: house.neurology, bed: '21' })).clientId
}

const plan = (clientId: string, over: object = {}) => ({
  commandId: newId(),
  clientId,
  caseId: null,
  seen: 0,
  withPerson: true,
  steps: STEPS,
  ...over,
})

const begins = (person: TestPerson, clientId: string, over: object = {}) =>
  person.ask(safety.beginWatch, {
    commandId: newId(),
    clientId,
    caseId: null,
    level: 'high',
    reason: 'PHQ-9 第 9 题阳性，有计划',
    ...over,
  })

async function watched(house: House) {
  const clientId = await patient(house)
  const { body } = await begins(house.lin, clientId)
  return { clientId, watchId: body.id }
}

const on = (watchId: string, seen: number) => ({ commandId: newId(), watchId, seen })

async function actsOn({ world }: House, subjectId: string): Promise<string[]> {
  const { rows } = await world.pool.query<{ act: string }>(
    'select act from journal where subject_id = $1 order by at, seq',
    [subjectId],
  )
  return rows.map(({ act }) => act)
}

test('a safety plan is written in six steps, signed, and kept beside the next one', async () => {
  await using house = await openHouse()
  const { lin, he } = house
  const clientId = await patient(house)
  const { id: caseId } = await lin.does(cases.open, {
    commandId: newId(),
    clientId,
    kind: 'complex',
    pack: null,
    problem: null,
  })
  const once = plan(clientId, { caseId })
  const first = await lin.does(safety.signPlan, once)
  expect(first.version).toBe(1)
  expect(await lin.does(safety.signPlan, once)).toEqual(first)
  const late = await he.ask(safety.signPlan, plan(clientId))
  expect([late.status, late.body.code]).toEqual([409, 'conflict'])
  const changed = { ...STEPS, 'on-my-own': '给妹妹发语音' }
  await lin.does(safety.signPlan, plan(clientId, { seen: 1, steps: changed }))
  const { plans } = await lin.does(safety.safetyOfClient, { clientId })
  expect(plans.map(({ version, caseId: of }) => [version, of])).toEqual([
    [2, caseId],
    [1, caseId],
  ])
  expect(plans[0]).toMatchObject({ steps: changed, signedBy: { name: '林若溪' }, withPerson: true })
  expect(await actsOn(house, first.id)).toEqual(['assessments.plan.sign'])
})

test('a plan with a step left open, a step nobody asked for or somebody unknown is not signed', async () => {
  await using house = await openHouse()
  const clientId = await patient(house)
  const codeOf = async (over: object) => (await house.lin.ask(safety.signPlan, plan(clientId, over))).body
  expect(await codeOf({ steps: { ...STEPS, professionals: ' ' } })).toMatchObject({
    code: 'safety.plan-step-empty',
    facts: { steps: ['professionals'] },
  })
  expect((await codeOf({ steps: { ...STEPS, horoscope: '天秤' } })).code).toBe('safety.plan-step-unknown')
  expect((await house.lin.ask(safety.signPlan, plan(newId()))).status).toBe(404)
  expect((await house.lin.ask(safety.signPlan, plan(clientId, { caseId: newId() }))).status).toBe(404)
  expect((await house.jiang.ask(safety.signPlan, plan(clientId))).status).toBe(404)
  expect((await house.lin.does(safety.safetyOfClient, { clientId })).plans).toEqual([])
})

test('F3-11 a positive ninth item goes on to a watch that everybody with the duty sees', async () => {
  await using house = await openHouse()
  const { lin, he, zhou, jiang } = house
  const clientId = await patient(house)
  const { safetyTaskId } = await lin.does(assessments.take, {
    commandId: newId(),
    clientId,
    caseId: null,
    instrument: 'phq-9',
    version: '1',
    mode: 'worker',
    answers: Object.fromEntries([2, 2, 1, 1, 1, 2, 1, 0, 1].map((value, at) => [`q${at + 1}`, value])),
    takenAt: '2026-01-05T09:00:00+08:00',
    note: null,
  })
  expect(safetyTaskId).not.toBeNull()
  const { body } = await begins(lin, clientId)
  const { rows } = await he.does(safety.watchList, {})
  expect(rows).toMatchObject([
    {
      id: body.id,
      client: { name: '欧阳慧敏', bed: '21' },
      level: 'high',
      holder: { name: '林若溪' },
      nextLookAt: '2026-01-05T05:00:00.000Z',
    },
  ])
  expect(await house.noticesOf(zhou)).toContain('safety.watch-begun')
  expect((await jiang.ask(safety.watchList, {})).status).toBe(404)
  expect(await he.does(safety.safetyCounts, {})).toEqual({ watched: 1, overdue: 0, reports: 0 })
  expect(await jiang.does(safety.safetyCounts, {})).toEqual({ watched: 0, overdue: 0, reports: 0 })
})

test('nobody is put on the list twice, and nobody who is not here', async () => {
  await using house = await openHouse()
  const { clientId, watchId } = await watched(house)
  const again = await begins(house.he, clientId)
  expect([again.status, again.body.code, again.body.facts]).toEqual([
    409,
    'safety.already-watched',
    { watchId },
  ])
  expect((await begins(house.lin, newId())).status).toBe(404)
})

test('each look is kept, sets the next one, and tells the supervisor when it has become graver', async () => {
  await using house = await openHouse()
  const { lin, he, zhou } = house
  const { watchId } = await watched(house)
  house.world.pass(60)
  const once = { ...on(watchId, 1), level: 'immediate' as const, words: '床头找到攒下的药' }
  await he.does(safety.look, once)
  await he.does(safety.look, once)
  const stale = await lin.ask(safety.look, { ...on(watchId, 1), level: 'low', words: '睡着了' })
  expect([stale.status, stale.body.code]).toEqual([409, 'conflict'])
  const file = await lin.does(safety.watchOne, { watchId })
  expect(file.looks).toMatchObject([
    { by: { name: '何嘉怡' }, level: 'immediate', words: '床头找到攒下的药' },
  ])
  expect(file).toMatchObject({ level: 'immediate', nextLookAt: '2026-01-05T02:30:00.000Z', revision: 2 })
  expect(await house.noticesOf(lin)).toContain('safety.watch-level')
  expect(await house.noticesOf(zhou)).toContain('safety.watch-level')
  expect(await actsOn(house, watchId)).toEqual([
    'assessments.watch.begin',
    'assessments.watch.look',
    'assessments.watch.read',
  ])
})

test('F3-11 a look nobody takes goes to the supervisor, then to the head, and a look ends that', async () => {
  await using house = await openHouse()
  const { lin, zhou, head } = house
  const { watchId } = await watched(house)
  house.world.pass(240)
  expect(await house.world.runDueJobs()).not.toContain('assessments-watch-overdue')
  house.world.pass(1)
  await house.world.runDueJobs()
  expect(await house.noticesOf(zhou)).toContain('safety.watch-overdue')
  expect(await house.noticesOf(lin)).toContain('safety.watch-overdue')
  expect(await house.noticesOf(head)).not.toContain('safety.watch-overdue')
  house.world.pass(240)
  await house.world.runDueJobs()
  expect(await house.noticesOf(head)).toContain('safety.watch-overdue')
  expect((await lin.does(safety.watchList, {})).rows).toMatchObject([{ escalation: 2 }])
  await lin.does(safety.look, { ...on(watchId, 1), level: 'medium', words: '情绪平稳' })
  expect((await lin.does(safety.watchList, {})).rows).toMatchObject([{ escalation: 0, level: 'medium' }])
  expect(await actsOn(house, watchId)).toContain('assessments.watch.escalate')
})

test('at the end of a shift all watches are handed over at once, and stay until they are taken', async () => {
  await using house = await openHouse()
  const { lin, he, zhou } = house
  const one = await watched(house)
  const other = await watched(house)
  const to = (person: TestPerson, watches: object[]) => ({
    commandId: newId(),
    watches: watches as { watchId: string; seen: number }[],
    toId: person.id,
    note: '夜里家属陪着，药已收走',
  })
  const both = [
    { watchId: one.watchId, seen: 1 },
    { watchId: other.watchId, seen: 1 },
  ]
  const codeOf = async (person: TestPerson, input: ReturnType<typeof to>) =>
    (await person.ask(safety.handOverWatches, input)).body.code
  expect(await codeOf(he, to(zhou, both))).toBe('safety.not-holder')
  expect(await codeOf(lin, to(lin, both))).toBe('safety.already-holds')
  expect(await codeOf(lin, to(house.jiang, both))).toBe('safety.cannot-watch')
  expect(await codeOf(lin, to(he, [...both, { watchId: newId(), seen: 1 }]))).toBe('not-found')
  expect((await lin.does(safety.watchList, {})).rows.map(({ handingTo }) => handingTo)).toEqual([null, null])
  expect(await lin.does(safety.handOverWatches, to(he, both))).toEqual({ handed: 2 })
  expect(await codeOf(lin, to(he, [{ watchId: one.watchId, seen: 2 }]))).toBe('safety.already-handed')
  expect(await house.noticesOf(he)).toContain('safety.watch-handed')
  const answer = (watchId: string, taken: boolean, remark: string | null) => ({
    ...on(watchId, 2),
    taken,
    remark,
  })
  expect((await zhou.ask(safety.answerHandOver, answer(one.watchId, true, null))).body.code).toBe(
    'safety.not-handed-to-you',
  )
  expect((await he.ask(safety.answerHandOver, answer(other.watchId, false, null))).body.code).toBe(
    'safety.remark-missing',
  )
  await he.does(safety.answerHandOver, answer(one.watchId, true, null))
  await he.does(safety.answerHandOver, answer(other.watchId, false, '我这边走不开'))
  const { rows } = await lin.does(safety.watchList, {})
  expect(Object.fromEntries(rows.map((row) => [row.id, row.holder.name]))).toEqual({
    [one.watchId]: '何嘉怡',
    [other.watchId]: '林若溪',
  })
  expect((await lin.does(safety.watchOne, { watchId: other.watchId })).handOvers).toMatchObject([
    { taken: false, remark: '我这边走不开', note: '夜里家属陪着，药已收走' },
  ])
  expect(await house.noticesOf(lin)).toEqual(
    expect.arrayContaining(['safety.watch-taken', 'safety.watch-refused']),
  )
})

test('a hand-over nobody answers does not end in silence', async () => {
  await using house = await openHouse()
  const { lin, he, zhou, head } = house
  const { watchId } = await watched(house)
  await lin.does(safety.handOverWatches, {
    commandId: newId(),
    watches: [{ watchId, seen: 1 }],
    toId: he.id,
    note: '交班',
  })
  house.world.pass(61)
  await house.world.runDueJobs()
  expect(await house.noticesOf(lin)).toContain('safety.watch-not-taken')
  expect(await house.noticesOf(zhou)).toContain('safety.watch-not-taken')
  house.world.pass(60)
  await house.world.runDueJobs()
  expect(await house.noticesOf(head)).toContain('safety.watch-not-taken')
})

test('a watch ends only when a second person agrees, and is looked at until then', async () => {
  await using house = await openHouse()
  const { lin, he, zhou, head } = house
  const { clientId, watchId } = await watched(house)
  await lin.does(safety.askToEndWatch, { ...on(watchId, 1), reason: '两周没有念头，已转门诊' })
  const codeOf = async (person: TestPerson, seen: number, over: object) =>
    (await person.ask(safety.decideEndOfWatch, { ...on(watchId, seen), agreed: true, remark: null, ...over }))
      .body.code
  expect((await he.ask(safety.askToEndWatch, { ...on(watchId, 2), reason: '再问' })).body.code).toBe(
    'safety.end-already-asked',
  )
  expect(await codeOf(he, 2, {})).toBe('not-found')
  expect(await codeOf(zhou, 1, {})).toBe('conflict')
  expect(await codeOf(zhou, 2, { agreed: false })).toBe('safety.remark-missing')
  await zhou.does(safety.decideEndOfWatch, { ...on(watchId, 2), agreed: false, remark: '出院后再看' })
  expect(await codeOf(zhou, 3, {})).toBe('safety.end-not-asked')
  await zhou.does(safety.askToEndWatch, { ...on(watchId, 3), reason: '出院，门诊已接手' })
  expect(await codeOf(zhou, 4, {})).toBe('safety.own-ending')
  house.world.pass(241)
  await house.world.runDueJobs()
  expect(await house.noticesOf(lin)).toContain('safety.watch-overdue')
  house.world.pass(1_200)
  await house.world.runDueJobs()
  expect(await house.noticesOf(lin)).toContain('safety.watch-end-waits')
  await head.does(safety.decideEndOfWatch, { ...on(watchId, 4), agreed: true, remark: null })
  expect((await lin.does(safety.watchList, {})).rows).toEqual([])
  expect((await lin.does(safety.watchList, { of: 'ended' })).rows).toMatchObject([{ id: watchId }])
  expect(await lin.does(safety.watchOne, { watchId })).toMatchObject({
    state: 'ended',
    endReason: '出院，门诊已接手',
    endedBy: { name: '陈静' },
  })
  const look = await lin.ask(safety.look, { ...on(watchId, 5), level: 'low', words: '路过' })
  expect(look.body.code).toBe('safety.watch-ended')
  expect((await begins(lin, clientId)).status).toBe(200)
})

test('whom a colleague watched is offered to the supervisor when they leave, and what they were offered goes back', async () => {
  await using house = await openHouse()
  const { lin, he, zhou, hospital } = house
  const { watchId } = await watched(house)
  const second = await begins(
    he,
    (await admitted(house, { name: '许桂芳', ward: house.paediatrics })).clientId,
  )
  await he.does(safety.handOverWatches, {
    commandId: newId(),
    watches: [{ watchId: second.body.id, seen: 1 }],
    toId: lin.id,
    note: '我明天休息',
  })
  const wu = await hospital.person('吴敏', 'administrator')
  await wu.does(staff.disableMember, { commandId: newId(), accountId: lin.id })
  expect(await zhou.does(safety.watchOne, { watchId })).toMatchObject({
    holder: { name: '林若溪' },
    handingTo: { id: zhou.id },
  })
  expect((await house.noticesOf(zhou)).filter((kind) => kind === 'safety.watch-handed')).toHaveLength(1)
  expect(await he.does(safety.watchOne, { watchId: second.body.id })).toMatchObject({
    holder: { id: he.id },
    handingTo: null,
    handOvers: [{ taken: false }],
  })
  expect(await house.noticesOf(he)).toContain('safety.watch-refused')
  await zhou.does(safety.answerHandOver, { ...on(watchId, 2), taken: true, remark: null })
  expect(await he.does(safety.watchOne, { watchId })).toMatchObject({ holder: { id: zhou.id } })
})

test('two watched records that turn out to be one person stay watched, each with its history', async () => {
  await using house = await openHouse()
  const { lin, he, zhou, head } = house
  const { clientId, watchId } = await watched(house)
  const other = await admitted(house, { name: '欧阳惠敏', ward: house.paediatrics })
  const { body: second } = await begins(he, other.clientId, { level: 'medium' })
  await he.does(safety.look, { ...on(second.id, 1), level: 'medium', words: '说睡得好些' })
  await zhou.does(clients.merge, { commandId: newId(), survivorId: clientId, priorId: other.clientId })
  const idsOf = async () =>
    (await lin.does(safety.safetyOfClient, { clientId })).watches.map(({ id }) => id).toSorted()
  expect(await idsOf()).toEqual([watchId, second.id].toSorted())
  expect((await lin.does(safety.watchList, {})).rows.map(({ client }) => client.id)).toEqual([
    clientId,
    clientId,
  ])
  expect(await lin.does(safety.watchOne, { watchId: second.id })).toMatchObject({
    client: { id: clientId },
    looks: [{ words: '说睡得好些' }],
  })
  await lin.does(safety.askToEndWatch, { ...on(watchId, 1), reason: '另一份记录上继续看' })
  await head.does(safety.decideEndOfWatch, { ...on(watchId, 2), agreed: true, remark: null })
  expect(await idsOf()).toEqual([second.id])
})

test('another hospital knows nothing of who is watched here', async () => {
  await using house = await openHouse()
  const { clientId, watchId } = await watched(house)
  const elsewhere = await house.world.organisation('示例儿童医院')
  const stranger = await elsewhere.person('周宁', ['worker', 'head'])
  expect((await stranger.does(safety.watchList, {})).rows).toEqual([])
  expect((await stranger.ask(safety.watchOne, { watchId })).status).toBe(404)
  expect((await stranger.ask(safety.safetyOfClient, { clientId })).status).toBe(404)
  expect((await stranger.ask(safety.look, { ...on(watchId, 1), level: 'low', words: '看' })).status).toBe(404)
})
