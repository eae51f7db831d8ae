import { cases } from '@quancheng/contract/cases.ts'
import { clients } from '@quancheng/contract/clients.ts'
import { intake, type REQUEST_VIEWS } from '@quancheng/contract/intake.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { expect, test } from 'vitest'
import { admitted, openHouse } from '../test/ward.ts'
import { numbersIn } from './who-it-may-be.ts'

type RequestView = (typeof REQUEST_VIEWS)[number]

const referral = (over: object = {}) => ({
  commandId: newId(),
  clientId: null,
  name: '张先生',
  departmentId: null,
  bed: null,
  source: 'nurse' as const,
  from: null,
  urgency: 'soon' as const,
  topics: [],
  words: '想问住院押金能不能缓几天交',
  distress: null,
  ...over,
})

const queue = (view: RequestView, over: object = {}) => ({
  view,
  urgency: [],
  source: [],
  department: [],
  ...over,
})

test('a complaint about a worker is taken by whom the supervisor chose, and the worker never hears of it', async () => {
  await using house = await openHouse()
  const { lin, he, zhou, head, world, neurology } = house
  const { clientId } = await admitted(house, { name: '欧阳慧敏', ward: neurology })
  const said = referral({ clientId, name: null, source: 'complaint', words: '说好下午来，没有来' })
  const wrong = await he.ask(intake.raise, { ...said, aboutId: zhou.id })
  expect(wrong.body.code).toBe('intake.not-a-worker')
  const { id } = await he.does(intake.raise, { ...said, commandId: newId(), aboutId: lin.id })
  expect((await lin.does(intake.list, queue('all'))).rows).toEqual([])
  expect((await head.does(intake.list, queue('all'))).rows).toMatchObject([{ id, offeredTo: null }])
  expect((await he.does(intake.one, { requestId: id })).about, 'whoever wrote it down').toMatchObject({
    id: lin.id,
  })
  world.pass(1)
  const worse = { requestId: id, seen: 1, urgency: 'urgent' as const, reason: '很生气' }
  await he.does(intake.triage, { ...worse, commandId: newId() })
  world.pass(60 * 24 * 30)
  await world.runDueJobs()
  expect(await house.noticesOf(lin)).toEqual([])
  expect(await house.noticesOf(zhou)).toEqual(['intake.raised', 'intake.more-urgent', 'intake.overdue'])
  const { revision } = await head.does(intake.one, { requestId: id })
  const offer = { requestId: id, seen: revision, note: null }
  const toLin = await head.ask(intake.handOver, { ...offer, commandId: newId(), toId: lin.id })
  expect(toLin.body.code).toBe('intake.about-you')
  await head.does(intake.handOver, { ...offer, commandId: newId(), toId: he.id })
  const taking = { requestId: id, seen: revision + 1, clientId: null }
  expect((await lin.ask(intake.take, { ...taking, commandId: newId() })).status).toBe(404)
  const { caseId } = await he.does(intake.take, { ...taking, commandId: newId() })
  for (const view of ['all', 'ended', 'declined'] as const)
    expect((await lin.does(intake.list, queue(view))).rows).toEqual([])
  const seenByTeam = await lin.does(cases.file, { caseId })
  expect(JSON.stringify(seenByTeam), 'the case her team reads').not.toContain('说好下午来')
  expect((await he.does(intake.one, { requestId: id })).words).toBe('说好下午来，没有来')
})

test('only a complaint is about a worker; anything else goes to whoever serves the ward', async () => {
  await using house = await openHouse()
  const { lin, he, neurology } = house
  const { clientId } = await admitted(house, { name: '欧阳慧敏', ward: neurology })
  await he.does(intake.raise, referral({ clientId, name: null, source: 'phone', aboutId: lin.id }))
  expect((await lin.does(intake.list, queue('mine'))).rows).toMatchObject([{ offeredTo: { id: lin.id } }])
})

test('a nurse refers a patient of her ward in one call and the worker of that ward finds it first', async () => {
  await using house = await openHouse()
  const { world, lin, jiang, neurology } = house
  const { clientId } = await admitted(house, { name: '欧阳慧敏', ward: neurology, bed: '21' })

  const raised = await jiang.does(intake.raise, referral({ clientId, name: null, topics: ['money'] }))
  expect(raised.dueAt).toBe('2026-01-06T01:00:00.000Z')

  const { rows, counts } = await lin.does(intake.list, queue('mine'))
  expect(rows).toMatchObject([
    {
      id: raised.id,
      name: '欧阳慧敏',
      department: '神经内科',
      bed: '21',
      from: '蒋雯',
      state: 'waiting',
      offeredTo: { id: lin.id },
    },
  ])
  expect(rows[0]?.summary.zh).toContain('想问住院押金能不能缓几天交')
  expect(counts).toMatchObject({ mine: { count: 1, more: false }, all: { count: 1 }, raised: { count: 0 } })
  expect((await jiang.does(intake.list, queue('raised'))).rows).toHaveLength(1)
  const journal = await world.pool.query('select act, client_id from journal where subject_id = $1', [
    raised.id,
  ])
  expect(journal.rows).toEqual([{ act: 'intake.raise', client_id: clientId }])
  expect(await world.runDueJobs()).toEqual(['mail-notice'])
})

test('a nurse cannot refer somebody who lies on another ward, and does not learn that they exist', async () => {
  await using house = await openHouse()
  const { jiang, paediatrics } = house
  const { clientId } = await admitted(house, { name: '刘子墨', ward: paediatrics, bed: '2' })
  expect(await jiang.ask(intake.raise, referral({ clientId, name: null }))).toMatchObject({
    status: 404,
    body: { code: 'not-found' },
  })
  expect((await jiang.ask(intake.raise, referral({ departmentId: paediatrics }))).status).toBe(404)
})

test('a request must name somebody and say something', async () => {
  await using house = await openHouse()
  const { lin } = house
  expect((await lin.ask(intake.raise, referral({ name: null }))).body.code).toBe('intake.nobody-named')
  expect((await lin.ask(intake.raise, referral({ words: null }))).body.code).toBe('intake.says-nothing')
})

test('a call about somebody known by name and phone shows the worker who it may be, and one press links it', async () => {
  await using house = await openHouse()
  const { lin, jiang, neurology } = house
  const { clientId } = await admitted(house, { name: '欧阳慧敏', ward: neurology, bed: '21' })
  await lin.does(clients.change, {
    commandId: newId(),
    clientId,
    seen: 1,
    changes: { phone: '13800005678' },
  })
  const call = await lin.does(
    intake.raise,
    referral({ name: '欧阳会敏', source: 'phone', from: '女儿 138 0000 5678', departmentId: neurology }),
  )
  const { candidates } = await lin.does(intake.one, { requestId: call.id })
  expect(candidates).toMatchObject([{ client: { id: clientId }, strength: 'possible' }])
  expect(candidates[0]?.reasons.map(({ code }) => code)).toEqual(['name-same-pinyin', 'phone-same'])
  const taken = await lin.does(intake.take, {
    commandId: newId(),
    requestId: call.id,
    seen: 1,
    clientId,
    kind: 'brief',
  })
  expect(taken.caseId).not.toBeNull()
  const after = await lin.does(intake.one, { requestId: call.id })
  expect(after).toMatchObject({ client: { id: clientId }, candidates: [] })
  expect((await jiang.ask(intake.one, { requestId: call.id })).body).not.toHaveProperty('candidates.0')
})

test.each([
  ['家属 13800005678', { phone: '13800005678', idNumber: null }],
  ['138-0000-5678 下午打', { phone: '13800005678', idNumber: null }],
  ['证件 11010519491231002X，电话没留', { phone: null, idNumber: '11010519491231002X' }],
  ['证件 110105194912310021', { phone: null, idNumber: null }],
  ['住院号 202600013800005678', { phone: null, idNumber: null }],
  ['没有留号码', { phone: null, idNumber: null }],
])('of “%s” only what can be somebody’s number is looked for', (words, found) => {
  expect(numbersIn(words)).toEqual(found)
})

test('the same nurse does not refer the same patient twice while nobody has answered', async () => {
  await using house = await openHouse()
  const { jiang, lin, neurology } = house
  const { clientId } = await admitted(house, { name: '欧阳慧敏', ward: neurology, bed: '21' })
  const first = await jiang.does(intake.raise, referral({ clientId, name: null }))
  expect(await jiang.ask(intake.raise, referral({ clientId, name: null }))).toMatchObject({
    status: 409,
    body: { code: 'intake.already-waiting', facts: { requestId: first.id } },
  })
  expect((await lin.ask(intake.raise, referral({ clientId, name: null, source: 'phone' }))).status).toBe(200)
})

test('a referral sent twice from a bad connection is one request', async () => {
  await using house = await openHouse()
  const once = referral({})
  const [first, second] = await Promise.all([
    house.jiang.ask(intake.raise, once),
    house.jiang.ask(intake.raise, once),
  ])
  expect(first.body.id).toBe(second.body.id)
  expect((await house.lin.does(intake.list, queue('all'))).count).toBe(1)
})

test('distress of 8 adds its reasons and is never less pressing than the screening rules say', async () => {
  await using house = await openHouse()
  const { jiang, lin, neurology } = house
  const { clientId } = await admitted(house, { name: '欧阳慧敏', ward: neurology, bed: '21' })
  const { id } = await jiang.does(
    intake.raise,
    referral({ clientId, name: null, urgency: 'routine', words: null, distress: 8 }),
  )
  const request = await lin.does(intake.one, { requestId: id })
  expect(request.urgency).toBe('urgent')
  expect(request.reasons.map((reason) => reason.code)).toEqual(['distress-high'])
  expect(request.reasons[0]).toMatchObject({
    source: 'instrument',
    facts: { 'distress-thermometer.distress': 8 },
  })
  expect(request.responseMinutes).toBe(240)
})

test('a low distress number is kept, and makes nothing more pressing', async () => {
  await using house = await openHouse()
  const { id } = await house.lin.does(
    intake.raise,
    referral({ words: null, distress: 2, urgency: 'routine' }),
  )
  const request = await house.lin.does(intake.one, { requestId: id })
  expect(request).toMatchObject({ urgency: 'routine', reasons: [{ code: 'score', facts: { score: 2 } }] })
})

test('taking a request opens a case, and taking another of the same client joins it', async () => {
  await using house = await openHouse()
  const { lin, jiang, gao, neurology } = house
  const { clientId } = await admitted(house, { name: '欧阳慧敏', ward: neurology, bed: '21' })
  const first = await jiang.does(intake.raise, referral({ clientId, name: null }))
  const second = await gao.does(intake.raise, referral({ clientId, name: null, source: 'doctor' }))
  const taken = await lin.does(intake.take, {
    commandId: newId(),
    requestId: first.id,
    seen: 1,
    clientId: null,
  })
  const joined = await lin.does(intake.take, {
    commandId: newId(),
    requestId: second.id,
    seen: 1,
    clientId: null,
  })
  expect(joined.caseId).toBe(taken.caseId)
  const { rows } = await lin.does(intake.list, queue('taken'))
  expect(rows.map((row) => row.caseId)).toEqual([taken.caseId, taken.caseId])
  const notices = await house.noticesOf(jiang)
  expect(notices).toEqual(['intake.taken'])
})

test('of two workers who take the same request at the same second exactly one wins, and the other reads who', async () => {
  await using house = await openHouse()
  const { lin, he, jiang, neurology } = house
  const { clientId } = await admitted(house, { name: '欧阳慧敏', ward: neurology, bed: '21' })
  const { id } = await jiang.does(intake.raise, referral({ clientId, name: null }))
  const answers = await Promise.all(
    [lin, he].map((worker) =>
      worker.ask(intake.take, { commandId: newId(), requestId: id, seen: 1, clientId: null }),
    ),
  )
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409])
  const loser = answers.find((answer) => answer.status === 409)
  const request = await lin.does(intake.one, { requestId: id })
  expect(loser?.body).toMatchObject({
    code: 'intake.already-taken',
    facts: { by: request.takenBy?.id, name: request.takenBy?.name },
  })
  const cases = await house.world.pool.query('select count(*)::int as count from case_file')
  expect(cases.rows[0].count).toBe(1)
})

test('a request from somebody nobody knows is taken only with a client', async () => {
  await using house = await openHouse()
  const { lin, neurology } = house
  const { id } = await lin.does(intake.raise, referral({}))
  const ask = { requestId: id, seen: 1 }
  expect((await lin.ask(intake.take, { ...ask, commandId: newId(), clientId: null })).body.code).toBe(
    'intake.client-unknown',
  )
  expect((await lin.ask(intake.take, { ...ask, commandId: newId(), clientId: newId() })).status).toBe(404)
  const { clientId } = await admitted(house, { name: '张建军', ward: neurology, bed: '7' })
  await lin.does(intake.take, { ...ask, commandId: newId(), clientId })
  expect((await lin.does(intake.one, { requestId: id })).client?.name).toBe('张建军')
})

test('whoever asked reads why it was declined', async () => {
  await using house = await openHouse()
  const { lin, jiang, neurology } = house
  const { clientId } = await admitted(house, { name: '欧阳慧敏', ward: neurology, bed: '21' })
  const { id } = await jiang.does(intake.raise, referral({ clientId, name: null }))
  expect(
    (await lin.ask(intake.decline, { commandId: newId(), requestId: id, seen: 1, reason: '  ' })).status,
  ).toBe(422)
  const reason = '病区已联系出入院窗口，可以缓交'
  await lin.does(intake.decline, { commandId: newId(), requestId: id, seen: 1, reason })
  expect(await house.noticesOf(jiang)).toEqual(['intake.declined'])
  expect(await jiang.does(intake.one, { requestId: id })).toMatchObject({
    state: 'declined',
    declineReason: reason,
    takers: [],
    may: { take: false, assign: false, decline: false, triage: false, pause: false },
  })
  const late = await lin.ask(intake.take, { commandId: newId(), requestId: id, seen: 2, clientId: null })
  expect(late.body.code).toBe('intake.already-ended')
  expect((await lin.does(intake.list, queue('ended'))).count).toBe(1)
})

test('a worker hands a request to a colleague with a word, and it leaves the own list', async () => {
  await using house = await openHouse()
  const { lin, he, jiang, neurology } = house
  const { clientId } = await admitted(house, { name: '欧阳慧敏', ward: neurology, bed: '21' })
  const { id } = await jiang.does(intake.raise, referral({ clientId, name: null }))
  const hand = { requestId: id, seen: 1, note: '她以前是你的服务对象' }
  expect((await lin.ask(intake.handOver, { ...hand, commandId: newId(), toId: jiang.id })).body.code).toBe(
    'intake.not-a-worker',
  )
  await lin.does(intake.handOver, { ...hand, commandId: newId(), toId: he.id })
  expect((await lin.does(intake.list, queue('mine'))).count).toBe(0)
  expect((await he.does(intake.list, queue('mine'))).count).toBe(1)
  expect(await house.noticesOf(he)).toEqual(['intake.offered'])
  const { history } = await he.does(intake.one, { requestId: id })
  expect(history.map(({ act, who }) => [act, who])).toEqual([
    ['intake.raise', '蒋雯'],
    ['intake.hand-over', '林若溪'],
  ])
  expect(history[1]?.facts.words).toBe('她以前是你的服务对象')
})

test('a supervisor who takes no requests still lays one before a worker', async () => {
  await using house = await openHouse()
  const { lin, he, zhou, jiang } = house
  const { id } = await lin.does(intake.raise, referral({}))
  expect((await zhou.does(intake.one, { requestId: id })).may).toMatchObject({ take: false, assign: true })
  await zhou.does(intake.handOver, { commandId: newId(), requestId: id, seen: 1, toId: he.id, note: null })
  const jiangs = await jiang.ask(intake.handOver, {
    commandId: newId(),
    requestId: id,
    seen: 2,
    toId: lin.id,
    note: null,
  })
  expect(jiangs.status).toBe(404)
})

test('more pressing means sooner, and whoever looked at an older page is told', async () => {
  await using house = await openHouse()
  const { lin, he, jiang, neurology } = house
  const { clientId } = await admitted(house, { name: '欧阳慧敏', ward: neurology, bed: '21' })
  const { id } = await jiang.does(intake.raise, referral({ clientId, name: null, urgency: 'routine' }))
  const triage = { requestId: id, seen: 1, urgency: 'crisis' as const, reason: '刚才在走廊哭喊要跳楼' }
  await he.does(intake.triage, { ...triage, commandId: newId() })
  expect((await lin.does(intake.one, { requestId: id })).dueAt).toBe('2026-01-05T01:30:00.000Z')
  expect(await lin.ask(intake.triage, { ...triage, commandId: newId() })).toMatchObject({
    status: 409,
    body: { code: 'conflict', facts: { revision: 2 } },
  })
  expect(await house.noticesOf(lin)).toContain('intake.more-urgent')
})

test('while the nurse is asked back the clock stands still', async () => {
  await using house = await openHouse()
  const { world, lin, jiang, neurology } = house
  const { clientId } = await admitted(house, { name: '欧阳慧敏', ward: neurology, bed: '21' })
  const { id } = await jiang.does(intake.raise, referral({ clientId, name: null, urgency: 'urgent' }))
  await lin.does(intake.pause, { commandId: newId(), requestId: id, seen: 1, question: '家属什么时候在？' })
  expect((await jiang.does(intake.one, { requestId: id })).pausedReason).toBe('家属什么时候在？')
  expect(
    (await lin.ask(intake.pause, { commandId: newId(), requestId: id, seen: 2, question: '？' })).body.code,
  ).toBe('intake.already-paused')
  world.pass(600)
  expect(await world.runDueJobs()).not.toContain('intake-overdue')
  expect((await lin.does(intake.one, { requestId: id })).escalation).toBe(0)
  await lin.does(intake.resume, { commandId: newId(), requestId: id, seen: 2, answer: '下午四点以后' })
  const request = await lin.does(intake.one, { requestId: id })
  expect(request).toMatchObject({ state: 'waiting', dueAt: '2026-01-05T15:00:00.000Z', pausedReason: null })
  expect(request.history.at(-1)).toMatchObject({
    act: 'intake.resume',
    facts: { pausedMinutes: 600, words: '下午四点以后' },
  })
  expect(
    (await lin.ask(intake.resume, { commandId: newId(), requestId: id, seen: 3, answer: null })).body.code,
  ).toBe('intake.not-paused')
})

test('the nurse answers what she was asked, and whoever asked hears of it', async () => {
  await using house = await openHouse()
  const { lin, jiang, neurology } = house
  const { clientId } = await admitted(house, { name: '欧阳慧敏', ward: neurology, bed: '21' })
  const { id } = await jiang.does(intake.raise, referral({ clientId, name: null, urgency: 'urgent' }))
  await lin.does(intake.pause, { commandId: newId(), requestId: id, seen: 1, question: '家属什么时候在？' })
  const silent = { commandId: newId(), requestId: id, seen: 2, answer: null }
  expect((await jiang.ask(intake.resume, silent)).body.code).toBe('intake.says-nothing')
  await jiang.does(intake.resume, { ...silent, commandId: newId(), answer: '下午四点以后' })
  expect(await lin.does(intake.one, { requestId: id })).toMatchObject({
    state: 'waiting',
    pausedReason: null,
  })
  expect(await house.noticesOf(lin)).toContain('intake.answered')
})

test('a question that nobody answers within a day lets the clock go on, and both are told', async () => {
  await using house = await openHouse()
  const { world, lin, jiang, neurology } = house
  const { clientId } = await admitted(house, { name: '欧阳慧敏', ward: neurology, bed: '21' })
  const { id } = await jiang.does(intake.raise, referral({ clientId, name: null, urgency: 'soon' }))
  await lin.does(intake.pause, { commandId: newId(), requestId: id, seen: 1, question: '家属什么时候在？' })
  world.pass(24 * 60 + 1)
  expect(await world.runDueJobs()).toContain('intake-overdue')
  const request = await lin.does(intake.one, { requestId: id })
  expect(request).toMatchObject({ state: 'waiting', pausedReason: null })
  expect(request.history.at(-1)?.act).toBe('intake.unanswered')
  expect(await house.noticesOf(lin)).toContain('intake.unanswered')
  expect(await house.noticesOf(jiang)).toContain('intake.unanswered')
})

test('whoever raised a request takes it back, and nobody else does', async () => {
  await using house = await openHouse()
  const { lin, he } = house
  const { id } = await lin.does(intake.raise, referral({}))
  const withdraw = { requestId: id, seen: 1, reason: '打错电话了' }
  expect((await he.ask(intake.withdraw, { ...withdraw, commandId: newId() })).status).toBe(409)
  await lin.does(intake.withdraw, { ...withdraw, commandId: newId() })
  expect(await he.does(intake.one, { requestId: id })).toMatchObject({
    state: 'withdrawn',
    declineReason: '打错电话了',
  })
  expect((await lin.ask(intake.withdraw, { ...withdraw, seen: 2, commandId: newId() })).body.code).toBe(
    'intake.already-ended',
  )
})

test('a request nobody answers goes to the supervisor, then to the head, and rests once it is taken', async () => {
  await using house = await openHouse()
  const { world, lin, zhou, head, jiang, neurology } = house
  const { clientId } = await admitted(house, { name: '欧阳慧敏', ward: neurology, bed: '21' })
  const { id } = await jiang.does(intake.raise, referral({ clientId, name: null, urgency: 'crisis' }))
  world.pass(31)
  await world.runDueJobs()
  expect(await house.noticesOf(zhou)).toEqual(['intake.overdue'])
  expect(await house.noticesOf(head)).toEqual([])
  world.pass(30)
  await world.runDueJobs()
  expect(await house.noticesOf(head)).toEqual(['intake.overdue'])
  expect(await house.noticesOf(zhou)).toEqual(['intake.overdue'])
  const request = await lin.does(intake.one, { requestId: id })
  expect(request.escalation).toBe(2)
  await lin.does(intake.take, { commandId: newId(), requestId: id, seen: 1, clientId: null })
  world.pass(600)
  await world.runDueJobs()
  expect(await house.noticesOf(head)).toEqual(['intake.overdue'])
})

test('a request that was taken in time is never overdue', async () => {
  await using house = await openHouse()
  const { world, lin, zhou, jiang, neurology } = house
  const { clientId } = await admitted(house, { name: '欧阳慧敏', ward: neurology, bed: '21' })
  const { id } = await jiang.does(intake.raise, referral({ clientId, name: null, urgency: 'crisis' }))
  await lin.does(intake.take, { commandId: newId(), requestId: id, seen: 1, clientId: null })
  world.pass(31)
  expect(await world.runDueJobs()).toContain('intake-overdue')
  expect(await house.noticesOf(zhou)).toEqual([])
})

test('the queue is read page by page, the most pressing first and every request once', async () => {
  await using house = await openHouse()
  const { lin, world } = house
  for (const urgency of ['routine', 'crisis', 'soon', 'urgent', 'soon'] as const) {
    world.pass(1)
    await lin.does(intake.raise, referral({ name: `来电${urgency}`, urgency }))
  }
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await lin.does(
      intake.list,
      queue('all', { limit: 2, ...(after !== undefined && { after }) }),
    )
    seen.push(...page.rows.map((row) => row.urgency))
    after = page.next ?? undefined
  } while (after !== undefined)
  expect(seen).toEqual(['crisis', 'urgent', 'soon', 'soon', 'routine'])
  const soon = await lin.does(intake.list, queue('all', { urgency: ['soon'] }))
  expect(soon).toMatchObject({ count: 2, counts: { all: { count: 5 } } })
  expect((await lin.ask(intake.list, queue('all', { after: 'nonsense' }))).status).toBe(409)
})

test('a request from a ward nobody serves waits for every worker', async () => {
  await using house = await openHouse()
  const { lin, he, intensive } = house
  await lin.does(intake.raise, referral({ departmentId: intensive }))
  expect((await he.does(intake.list, queue('mine'))).count).toBe(1)
})

test('another hospital sees nothing of this queue, and an administrator has no part in it', async () => {
  await using house = await openHouse()
  const { world, lin, hospital } = house
  const { id } = await lin.does(intake.raise, referral({}))
  const elsewhere = await world.organisation('示例儿童医院')
  const stranger = await elsewhere.person('何嘉怡', ['worker', 'head'])
  expect((await stranger.does(intake.list, queue('all'))).count).toBe(0)
  expect((await stranger.ask(intake.one, { requestId: id })).status).toBe(404)
  const take = { requestId: id, seen: 1, clientId: null }
  expect((await stranger.ask(intake.take, { ...take, commandId: newId() })).status).toBe(404)
  const admin = await hospital.person('管理员', 'administrator')
  expect((await admin.ask(intake.list, queue('all'))).status).toBe(404)
})

test('where the hospital has set no deadline none is shown, and nothing becomes overdue', async () => {
  await using house = await openHouse()
  const { world, lin, zhou } = house
  Object.assign(world.parts.content.deadlines.firstResponseMinutes, { routine: null })
  const raised = await lin.does(intake.raise, referral({ urgency: 'routine' }))
  world.pass(1)
  await lin.does(intake.raise, referral({ name: '李先生', urgency: 'routine' }))
  expect(raised.dueAt).toBeNull()
  world.pass(60 * 24 * 60)
  expect(await world.runDueJobs()).not.toContain('intake-overdue')
  expect(await lin.does(intake.one, { requestId: raised.id })).toMatchObject({
    dueAt: null,
    responseMinutes: null,
    escalation: 0,
  })
  const first = await lin.does(intake.list, queue('all', { limit: 1 }))
  const second = await lin.does(intake.list, queue('all', { limit: 1, after: first.next ?? '' }))
  expect([...first.rows, ...second.rows].map((row) => row.name)).toEqual(['张先生', '李先生'])
  expect(await house.noticesOf(zhou)).toEqual([])
})
