import { assessments } from '@quancheng/contract/assessments.ts'
import { cases } from '@quancheng/contract/cases.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { expect, test } from 'vitest'
import { admitted, openHouse } from '../test/ward.ts'
import { actsAbout, caseOf, closes, consents, goal, goesTo, need, seen, signs } from './a-case.ts'

const opening = (clientId: string, over: object = {}) => ({
  commandId: newId(),
  clientId,
  kind: 'complex' as const,
  pack: null,
  problem: null,
  ...over,
})

test('a worker opens a case: it gets the next number of the year, the ward, the team and the supervisor', async () => {
  await using house = await openHouse()
  const { lin, zhou, neurology } = house
  const { clientId } = await admitted(house, { name: '周桂英', ward: neurology, bed: '12' })
  const command = opening(clientId, { problem: '借的钱用完了' })
  const { id } = await lin.does(cases.open, command)
  expect(await lin.does(cases.open, command), 'sent twice, opened once').toEqual({ id, revision: 1 })

  const file = await lin.does(cases.file, { caseId: id })
  expect(file).toMatchObject({
    number: '2026-0001',
    client: { name: '周桂英', bed: '12', department: '神经内科' },
    worker: { name: '林若溪' },
    supervisor: { id: zhou.id },
    department: '神经内科',
    stage: 'intake',
    state: 'open',
    risk: 'none',
    problem: '借的钱用完了',
    pack: { code: 'jiangsu-tjssg-001-2020', version: '1' },
    next: { stage: 'assessment', missing: ['consent'] },
    may: { write: true, close: true, approve: false, assign: true, print: true },
  })
  expect(file.pack.unset.map((unset) => unset.parameter)).toContain('archiveYears')
  expect(file.steps.map((step) => step.name.zh)).toEqual([
    '接案',
    '预估',
    '计划',
    '介入',
    '评估',
    '结案',
    '随访',
  ])
  expect(await actsAbout(house, clientId)).toEqual(['cases.open'])

  house.world.pass(1)
  const second = await admitted(house, { name: '赵德明', ward: neurology })
  await lin.does(cases.open, opening(second.clientId))
  const { rows } = await lin.does(cases.list, { sort: 'opened' })
  expect(rows.map((row) => row.number)).toEqual(['2026-0002', '2026-0001'])
})

test('numbers have no gap, however many open cases at once', async () => {
  await using house = await openHouse()
  const { lin, he, neurology } = house
  const clients = await Promise.all(
    ['甲', '乙', '丙', '丁', '戊', '己'].map((name) =>
      admitted(house, { name: `${name}某`, ward: neurology }),
    ),
  )
  await Promise.all(
    clients.map(({ clientId }, index) => (index % 2 ? lin : he).does(cases.open, opening(clientId))),
  )
  const { rows } = await house.head.does(cases.list, { view: 'all' })
  expect(rows.map((row) => row.number).toSorted()).toEqual([1, 2, 3, 4, 5, 6].map((n) => `2026-000${n}`))
})

test('a client with a living case has one already, also when two workers open it in the same second', async () => {
  await using house = await openHouse()
  const { lin, he, neurology } = house
  const { clientId } = await admitted(house, { name: '周桂英', ward: neurology })
  const answers = await Promise.all([
    lin.ask(cases.open, opening(clientId)),
    he.ask(cases.open, opening(clientId)),
  ])
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409])
  expect(answers.find((answer) => answer.status === 409)?.body).toMatchObject({
    code: 'cases.already-open',
    facts: { number: '2026-0001' },
  })
})

test('a pack nobody knows is refused, an organisation’s own pack is taken', async () => {
  await using house = await openHouse()
  const { lin, neurology, world, hospital } = house
  const { clientId } = await admitted(house, { name: '周桂英', ward: neurology })
  expect((await lin.ask(cases.open, opening(clientId, { pack: 'made-up' }))).body).toMatchObject({
    code: 'cases.unknown-pack',
  })
  await world.pool.query('update organisation set settings = $2 where id = $1', [
    hospital.id,
    { pack: 'tennis-club', casePrefix: 'HA' },
  ])
  const { id } = await lin.does(cases.open, opening(clientId))
  expect(await lin.does(cases.file, { caseId: id })).toMatchObject({
    number: 'HA-2026-0001',
    pack: { code: 'tennis-club', unset: [{ parameter: 'courtLength' }, { parameter: 'afterClosureDays' }] },
    steps: [
      { name: { zh: '入会' } },
      { name: { zh: '试打' } },
      { name: { zh: '陪练' } },
      { name: { zh: '排赛程' } },
      { name: { zh: '离会' } },
      { name: { zh: '寄明信片' } },
    ],
  })
})

test('a nurse opens no case, and nobody of another organisation finds one', async () => {
  await using house = await openHouse()
  const { jiang, he, world } = house
  const { clientId, caseId } = await caseOf(house)
  expect((await jiang.ask(cases.open, opening(clientId))).status).toBe(404)
  expect((await jiang.ask(cases.file, { caseId })).status).toBe(404)
  expect((await he.ask(cases.file, { caseId })).status, 'a colleague of the team may read').toBe(200)
  const change = { commandId: newId(), caseId, seen: 1, changes: { risk: 'low' as const } }
  expect((await he.ask(cases.change, change)).status, 'but not write').toBe(404)
  const elsewhere = await world.organisation('另一家医院')
  const stranger = await elsewhere.person('外人', 'head')
  expect((await stranger.ask(cases.file, { caseId })).body).toEqual({ code: 'not-found' })
  expect((await stranger.does(cases.list, { view: 'all' })).count).toBe(0)
  expect((await stranger.ask(cases.change, { ...change, commandId: newId() })).status).toBe(404)
  expect((await stranger.ask(cases.open, opening(clientId))).status).toBe(404)
})

test('every opening of a file is in the journal', async () => {
  await using house = await openHouse()
  const { caseId, clientId } = await caseOf(house)
  await house.he.does(cases.file, { caseId })
  const { rows } = await house.world.pool.query(
    `select actor_id, client_id from journal where act = 'cases.read' and subject_id = $1`,
    [caseId],
  )
  expect(rows).toEqual([{ actor_id: house.he.id, client_id: clientId }])
})

test('two people change different things and both stand; the same thing twice is shown to the second', async () => {
  await using house = await openHouse()
  const { lin, clientId, caseId } = { ...house, ...(await caseOf(house)) }
  const change = (changes: object, over: object = {}) =>
    lin.ask(cases.change, { commandId: newId(), caseId, seen: 1, changes, ...over })
  expect((await change({ risk: 'medium' })).body).toMatchObject({ revision: 2 })
  expect((await change({ strengths: '村里愿意帮忙' })).body).toMatchObject({ revision: 3 })
  const conflict = await change({ risk: 'high' })
  expect(conflict).toMatchObject({
    status: 409,
    body: {
      code: 'conflict',
      facts: { revision: 3, fields: [{ field: 'risk', yours: 'high', theirs: 'medium' }] },
    },
  })
  expect((await change({ risk: 'high' }, { overwrite: ['risk'] })).body).toMatchObject({ revision: 4 })
  expect(await lin.does(cases.file, { caseId })).toMatchObject({ risk: 'high', strengths: '村里愿意帮忙' })
  expect(await actsAbout(house, clientId)).toEqual(['cases.open', ...Array(3).fill('cases.change')])
})

test('a case goes along its pack: what is missing is named, nothing is jumped over, back is free', async () => {
  await using house = await openHouse()
  const { lin } = house
  const { caseId, clientId } = await caseOf(house)
  expect((await goesTo(lin, caseId, 'plan')).body).toMatchObject({ code: 'cases.step-out-of-order' })
  expect((await goesTo(lin, caseId, 'assessment')).body).toMatchObject({ code: 'cases.no-consent' })
  await consents(house, clientId)
  expect((await goesTo(lin, caseId, 'assessment')).status).toBe(200)
  expect((await goesTo(lin, caseId, 'plan')).body).toMatchObject({
    code: 'cases.papers-missing',
    facts: { papers: ['needs-assessment', 'needs'] },
  })
  expect((await goesTo(lin, caseId, 'intake')).status).toBe(200)
  const stale = await lin.ask(cases.advance, { commandId: newId(), caseId, seen: 1, to: 'assessment' })
  expect(stale.body).toMatchObject({ code: 'conflict' })
})

test('a brief case passes over plan and evaluation', async () => {
  await using house = await openHouse()
  const { lin } = house
  const { caseId, clientId } = await caseOf(house, { kind: 'brief' })
  await consents(house, clientId)
  await goesTo(lin, caseId, 'assessment')
  await lin.does(cases.addNeed, { commandId: newId(), caseId, need: need() })
  expect((await goesTo(lin, caseId, 'intervention')).status).toBe(200)
  await signs(lin, caseId)
  expect((await goesTo(lin, caseId, 'closure')).status).toBe(200)
})

test('an unsettled safety task stands before closure', async () => {
  await using house = await openHouse()
  const { lin } = house
  const { caseId, clientId } = await caseOf(house, { kind: 'brief', pack: 'tennis-club' })
  await consents(house, clientId)
  await goesTo(lin, caseId, 'intervention')
  await signs(lin, caseId)
  const { safetyTaskId } = await lin.does(assessments.take, {
    commandId: newId(),
    clientId,
    caseId,
    instrument: 'phq-9',
    version: '1',
    mode: 'worker',
    answers: { q1: 0, q2: 0, q3: 0, q4: 0, q5: 0, q6: 0, q7: 0, q8: 0, q9: 1 },
    takenAt: '2026-01-05T08:50:00+08:00',
    note: null,
  })
  const taskId = safetyTaskId ?? ''
  expect((await goesTo(lin, caseId, 'closure')).body).toMatchObject({ code: 'cases.safety-open' })
  const ask = await lin.ask(cases.askClosure, {
    commandId: newId(),
    caseId,
    seen: await seen(lin, caseId),
    reason: 'goal-met',
    summary: '好了',
    missingReason: '因为',
    followUps: [],
  })
  expect(ask.body).toMatchObject({ code: 'closure.safety-open' })
  const tick = await lin.ask(cases.tickTask, { commandId: newId(), taskId, seen: 1, done: true })
  expect(tick.body).toMatchObject({ code: 'safety.cannot-be-ticked' })
  expect((await lin.does(cases.file, { caseId })).safety).toMatchObject([
    { flag: 'self-harm', state: 'open' },
  ])
})

test('a case is handed to a colleague with a note; open work goes along and the colleague hears', async () => {
  await using house = await openHouse()
  const { lin, he, jiang, zhou } = house
  const { caseId, clientId } = await caseOf(house)
  await lin.does(cases.planFollowUp, {
    commandId: newId(),
    caseId,
    plannedOn: '2026-02-01',
    method: 'phone',
    assigneeId: null,
  })
  const hand = { caseId, seen: 1, note: '她更愿意和嘉怡谈' }
  expect(
    (await lin.ask(cases.handOver, { ...hand, commandId: newId(), toId: jiang.id })).body,
    'a nurse is no worker',
  ).toMatchObject({ code: 'cases.not-a-worker' })
  await lin.does(cases.handOver, { ...hand, commandId: newId(), toId: he.id })
  const file = await he.does(cases.file, { caseId })
  expect(file).toMatchObject({
    worker: { id: he.id },
    may: { write: true },
    followUps: [{ assignee: { id: he.id } }],
    tasks: [{ title: '她更愿意和嘉怡谈', facts: { code: 'handed-over' }, assignee: { id: he.id } }],
  })
  expect(await house.noticesOf(he)).toEqual(['case-handed-over'])
  expect(await actsAbout(house, clientId)).toContain('cases.hand-over')
  const late = await lin.ask(cases.handOver, { ...hand, commandId: newId(), toId: lin.id })
  expect(late.status, 'it is no longer hers to give').toBe(404)
  const stale = await zhou.ask(cases.handOver, { ...hand, commandId: newId(), toId: lin.id })
  expect(stale.body).toMatchObject({
    code: 'conflict',
    facts: { fields: [{ field: 'worker' }, { field: 'state' }] },
  })
})

test('a closed case is not written in', async () => {
  await using house = await openHouse()
  const { lin, zhou } = house
  const { caseId, clientId } = await caseOf(house)
  await consents(house, clientId)
  await closes(house, caseId)
  const now = await seen(lin, caseId)
  const on = { commandId: newId(), caseId }
  const refused = [
    await lin.ask(cases.change, { ...on, seen: now, changes: { risk: 'low' } }),
    await lin.ask(cases.advance, { ...on, seen: now, to: 'plan' }),
    await lin.ask(cases.addNeed, { ...on, need: need() }),
    await lin.ask(cases.addGoal, { ...on, goal: goal() }),
    await lin.ask(cases.makePlan, { ...on, summary: null, reviewOn: null }),
    await lin.ask(cases.evaluate, { ...on, summary: '好', clientView: null, satisfaction: null, goals: [] }),
    await zhou.ask(cases.handOver, { ...on, seen: now, toId: house.he.id, note: '接手' }),
  ]
  for (const answer of refused) expect(answer.body).toMatchObject({ code: 'cases.closed' })
})
