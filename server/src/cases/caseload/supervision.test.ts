import { cases } from '@quancheng/contract/cases.ts'
import { clients } from '@quancheng/contract/clients.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { supervision } from '@quancheng/contract/supervision.ts'
import { today } from '@quancheng/contract/today.ts'
import { expect, test } from 'vitest'
import { admitted, openHouse } from '../../test/ward.ts'
import { actsAbout, caseOf, closes, consents, record, signs } from '../a-case.ts'

const drawing = (over: object = {}) => ({
  commandId: newId(),
  pool: 'running' as const,
  from: null,
  to: null,
  perWorker: 2,
  seed: 'pear',
  thirdId: null,
  ...over,
})

const full = { consent: 10, assessment: 18, plan: 15, service: 20, outcome: 10, 'client-view': 5 }
const judging = (reviewId: string, over: object = {}) => ({
  commandId: newId(),
  reviewId,
  points: full,
  remark: null,
  ...over,
})

test('a supervisor sees what each worker carries, has not signed, and signed late, and each figure has its list', async () => {
  await using house = await openHouse()
  const { lin, he, zhou, head, world } = house
  const { caseId, clientId } = await caseOf(house)
  await consents(house, clientId)
  await lin.does(cases.draftRecord, {
    commandId: newId(),
    caseId,
    recordId: newId(),
    seen: null,
    fields: record(),
  })
  await signs(lin, caseId, { occurredAt: '2026-01-02T08:30:00+08:00' })
  const room = await zhou.does(supervision.room, {})
  expect(room.workers.map(({ worker, open, drafts, late }) => [worker.name, open, drafts, late])).toEqual([
    ['何嘉怡', 0, 0, 0],
    ['林若溪', 1, 1, 1],
  ])
  expect(room.workers[1]?.stages.intake).toBe(1)
  for (const kind of ['drafts', 'late'] as const) {
    const listed = await zhou.does(supervision.records, { kind, worker: lin.id })
    expect(listed).toMatchObject({ count: 1, rows: [{ caseId, client: '周桂英', worker: { id: lin.id } }] })
    expect((await zhou.does(supervision.records, { kind, worker: he.id })).count).toBe(0)
  }
  expect((await head.does(supervision.room, {})).workers).toHaveLength(2)
  expect((await lin.ask(supervision.room, {})).status, 'a worker has no such room').toBe(404)
  const elsewhere = await (await world.organisation('另一家医院')).person('外人', 'head')
  expect((await elsewhere.does(supervision.room, {})).workers).toEqual([])
})

test('what two colleagues did for one person the same day in two cases is marked for the supervisor, with no more than they may read', async () => {
  await using house = await openHouse()
  const { lin, he, zhou, hospital } = house
  const clinic = await hospital.team('门诊组')
  const stranger = await hospital.person('冯雪', 'worker', { teamId: clinic })
  const theirs = await hospital.person('韩冰', 'supervisor', { teamId: clinic })
  const twice = async () => (await zhou.does(supervision.room, {})).twice
  /** A case that was served and closed this morning, and the next that a colleague opens. */
  const openedAgain = async (by: typeof he, bed: string) => {
    const { caseId: first, clientId } = await caseOf(house, { bed })
    await consents(house, clientId)
    await signs(lin, first)
    await signs(lin, first)
    await closes(house, first)
    const opening = { commandId: newId(), clientId, kind: 'brief' as const, pack: null, problem: null }
    return { first, second: (await by.does(cases.open, opening)).id }
  }
  const { first, second } = await openedAgain(he, '12')
  await signs(he, second, { channel: 'phone', purpose: '送材料' })
  expect(await twice(), 'for something else in another way, and by one colleague alone').toBe(0)
  await signs(he, second)
  expect(await twice()).toBe(1)
  expect(await zhou.does(supervision.records, { kind: 'twice' })).toMatchObject({
    count: 1,
    rows: [
      { caseId: second, worker: { id: he.id }, twin: { worker: { name: '林若溪' }, case: { id: first } } },
    ],
  })
  expect((await zhou.does(supervision.records, { kind: 'twice', worker: lin.id })).count).toBe(0)
  const { second: elsewhere } = await openedAgain(stranger, '14')
  await signs(stranger, elsewhere)
  expect(await theirs.does(supervision.records, { kind: 'twice' })).toMatchObject({
    rows: [{ caseId: elsewhere, twin: { worker: { name: '林若溪' }, case: null } }],
  })
  expect(await twice(), 'of another team').toBe(1)
})

test('what two colleagues did is judged anew when a record is amended, and when two files become one or two again', async () => {
  await using house = await openHouse()
  const { lin, he, zhou, world } = house
  const marked = async () =>
    (await zhou.does(supervision.records, { kind: 'twice' })).rows.map(({ caseId, twin }) => [
      caseId,
      twin?.worker.name,
    ])
  const { caseId: first, clientId: survivorId } = await caseOf(house, { bed: '12' })
  const { clientId: priorId } = await admitted(house, { name: '周桂英', ward: house.neurology, bed: '14' })
  for (const id of [survivorId, priorId]) await consents(house, id)
  const opening = { commandId: newId(), clientId: priorId, kind: 'brief' as const, pack: null, problem: null }
  const { id: second } = await he.does(cases.open, opening)
  const early = await signs(lin, first)
  world.pass(1)
  const late = await signs(he, second)
  world.pass(1)
  expect(await marked(), 'two people, as it seems').toEqual([])

  await zhou.does(clients.merge, { commandId: newId(), survivorId, priorId })
  await world.runDueJobs()
  expect(await marked()).toEqual([[second, '林若溪']])

  const amends = (who: typeof lin, { id, revision }: typeof early, changes: object) =>
    who.does(cases.amendRecord, {
      commandId: newId(),
      recordId: id,
      seen: revision,
      reason: '日期写错',
      changes,
    })
  const day = { occurredAt: '2026-01-03T09:00:00+08:00' }
  const amended = await amends(lin, early, day)
  expect(await marked(), 'the other one was on another day').toEqual([])
  await amends(he, late, day)
  expect(await marked()).toEqual([[second, '林若溪']])
  await amends(lin, { ...early, ...amended }, { channel: 'phone', purpose: '送材料' })
  expect(await marked(), 'for something else, in another way').toEqual([])
  await amends(lin, { ...early, revision: amended.revision + 1 }, { channel: 'face' })
  expect(await marked()).toEqual([[second, '林若溪']])

  const { merges } = await zhou.does(clients.file, { clientId: survivorId })
  await zhou.does(clients.unmerge, { commandId: newId(), mergeId: merges[0]?.id ?? '' })
  await world.runDueJobs()
  expect(await marked()).toEqual([])
})

test('a list of records goes on where it ended, and a made-up place to go on from is refused', async () => {
  await using house = await openHouse()
  const { lin, zhou } = house
  const { caseId } = await caseOf(house)
  for (const hour of ['06', '07', '08'])
    await lin.does(cases.draftRecord, {
      commandId: newId(),
      caseId,
      recordId: newId(),
      seen: null,
      fields: record({ occurredAt: `2026-01-05T${hour}:00:00+08:00` }),
    })
  const first = await zhou.does(supervision.records, { kind: 'drafts', limit: 2 })
  const rest = await zhou.does(supervision.records, { kind: 'drafts', limit: 2, after: first.next ?? '' })
  expect([...first.rows, ...rest.rows].map((row) => row.occurredAt.slice(11, 13))).toEqual(['22', '23', '00'])
  expect(rest.next).toBeNull()
  expect((await zhou.ask(supervision.records, { kind: 'drafts', after: 'nonsense' })).body.code).toBe(
    'malformed',
  )
})

test('a remark on a case is a task for its worker, once however often it is sent', async () => {
  await using house = await openHouse()
  const { lin, he, zhou } = house
  const { caseId, clientId } = await caseOf(house)
  const remark = { commandId: newId(), caseId, words: '同意书补签', dueOn: '2026-01-08' }
  const first = await zhou.does(supervision.remark, remark)
  expect(await zhou.does(supervision.remark, remark)).toEqual(first)
  expect((await lin.does(cases.file, { caseId })).tasks).toMatchObject([
    { kind: 'remark', title: '同意书补签', assignee: { id: lin.id }, state: 'open' },
  ])
  expect(await house.noticesOf(lin)).toEqual(['case-remark'])
  expect(await actsAbout(house, clientId)).toContain('supervision.remark')
  expect((await lin.does(today.worker, { span: 'week' })).due).toMatchObject([{ kind: 'task', caseId }])
  expect((await he.ask(supervision.remark, { ...remark, commandId: newId() })).status).toBe(404)
})

test('cases are drawn by a seed that draws the same again, so many of each worker', async () => {
  await using house = await openHouse()
  const { lin, zhou } = house
  for (const name of ['甲', '乙', '丙', '丁']) await caseOf(house, { name: `${name}某` })
  const drawn = async (over: object = {}) => {
    const { id } = await zhou.does(supervision.draw, drawing(over))
    const { sample, reviews } = await zhou.does(supervision.sample, { sampleId: id })
    return { sample, cases: reviews.map((review) => review.caseId).toSorted() }
  }
  const [first, again] = [await drawn(), await drawn()]
  expect(first.sample).toMatchObject({ drawn: 2, eligible: 4, seed: 'pear' })
  expect(again.cases).toEqual(first.cases)
  expect((await drawn({ seed: null })).sample.seed).toMatch(/^[0-9a-f]{12}$/)
  expect((await drawn({ perWorker: 20 })).cases).toHaveLength(4)
  expect((await zhou.ask(supervision.draw, drawing({ pool: 'closed' }))).body.code).toBe(
    'supervision.span-missing',
  )
  const month = { pool: 'closed', from: '2026-01-01', to: '2026-01-31' }
  expect((await zhou.ask(supervision.draw, drawing(month))).body.code).toBe('supervision.nothing-to-draw')
  expect((await lin.ask(supervision.draw, drawing())).status).toBe(404)
})

test('a closed case is drawn in the span it was closed in', async () => {
  await using house = await openHouse()
  const { zhou } = house
  const { caseId, clientId } = await caseOf(house)
  await consents(house, clientId)
  await closes(house, caseId)
  const { id } = await zhou.does(
    supervision.draw,
    drawing({ pool: 'closed', from: '2026-01-05', to: '2026-01-05' }),
  )
  const { reviews } = await zhou.does(supervision.sample, { sampleId: id })
  expect(reviews.map((review) => review.caseId)).toEqual([caseId])
})

test('worker, supervisor and a third person judge a drawn case, each once and without the others’ eyes', async () => {
  await using house = await openHouse()
  const { lin, he, zhou, head } = house
  const { caseId, clientId } = await caseOf(house)
  expect((await zhou.ask(supervision.draw, drawing({ thirdId: he.id }))).body.code).toBe(
    'supervision.third-cannot-read',
  )
  const { id: sampleId } = await zhou.does(supervision.draw, drawing({ thirdId: head.id }))
  const mine = (person: typeof lin) => person.does(supervision.sample, { sampleId })
  const reviewId = (await mine(lin)).reviews[0]?.id ?? ''
  expect((await mine(head)).reviews[0]?.mySide).toBe('third-party')

  const { plan: _, ...without } = full
  expect((await lin.ask(supervision.review, judging(reviewId, { points: without }))).body).toMatchObject({
    code: 'supervision.points-missing',
    facts: { criteria: ['plan'] },
  })
  expect(
    (await lin.ask(supervision.review, judging(reviewId, { points: { ...full, consent: 11 } }))).body.code,
  ).toBe('supervision.too-many-points')

  const own = judging(reviewId, { remark: '下次早点签' })
  const kept = await lin.does(supervision.review, own)
  expect(await lin.does(supervision.review, own), 'sent twice, judged once').toEqual(kept)
  expect((await lin.ask(supervision.review, judging(reviewId))).body.code).toBe(
    'supervision.already-reviewed',
  )
  expect((await mine(zhou)).reviews[0]?.opinions, 'the supervisor has not judged yet').toEqual([])
  await zhou.does(supervision.review, judging(reviewId, { remark: '计划没有让家属看过' }))
  await head.does(supervision.review, judging(reviewId))
  expect((await mine(lin)).reviews[0]).toMatchObject({
    mySide: null,
    opinions: [
      { side: 'self', total: 78, remark: '下次早点签' },
      { side: 'supervisor', remark: '计划没有让家属看过' },
      { side: 'third-party', remark: null },
    ],
  })
  expect((await lin.does(cases.file, { caseId })).tasks.map((task) => task.title)).toEqual([
    '计划没有让家属看过',
  ])
  expect((await lin.does(supervision.samples, {})).rows[0]?.done).toEqual({
    self: 1,
    supervisor: 1,
    'third-party': 1,
  })
  expect(await actsAbout(house, clientId)).toEqual([
    'cases.open',
    'supervision.review',
    'supervision.review',
    'supervision.review',
  ])
})

test('a colleague whose case was not drawn sees neither the sample nor what was found', async () => {
  await using house = await openHouse()
  const { lin, he, jiang, zhou } = house
  await caseOf(house)
  const { id: sampleId } = await zhou.does(supervision.draw, drawing())
  const reviewId = (await lin.does(supervision.sample, { sampleId })).reviews[0]?.id ?? ''
  expect((await he.ask(supervision.sample, { sampleId })).body).toEqual({ code: 'not-found' })
  expect((await he.ask(supervision.review, judging(reviewId))).body).toEqual({ code: 'not-found' })
  expect(await he.does(supervision.samples, {})).toEqual({ rows: [], next: null, count: 0, more: false })
  expect((await jiang.ask(supervision.samples, {})).status).toBe(404)
})

test('a supervisor pages through every sample ever drawn, the newest first, each once', async () => {
  await using house = await openHouse()
  const { zhou } = house
  await caseOf(house)
  const drawn: string[] = []
  for (const _ of [1, 2, 3, 4, 5]) {
    drawn.push((await zhou.does(supervision.draw, drawing())).id)
    house.world.pass(1)
  }
  const first = await zhou.does(supervision.samples, { limit: 2 })
  expect(first).toMatchObject({ count: 5, more: false })
  const second = await zhou.does(supervision.samples, { limit: 2, after: first.next ?? '' })
  const last = await zhou.does(supervision.samples, { limit: 2, after: second.next ?? '' })
  expect(last.next).toBeNull()
  expect([...first.rows, ...second.rows, ...last.rows].map(({ id }) => id)).toEqual(drawn.toReversed())
  expect((await zhou.ask(supervision.samples, { after: 'x' })).body.code).toBe('malformed')
})
