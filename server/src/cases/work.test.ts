import { assessments } from '@quancheng/contract/assessments.ts'
import { cases } from '@quancheng/contract/cases.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { expect, test } from 'vitest'
import { openHouse } from '../test/ward.ts'
import { actsAbout, caseOf, consents, goal, need, record, seen, signs } from './a-case.ts'

test('a draft is kept and replaced by its writer, invisible to others, and thrown away without its words', async () => {
  await using house = await openHouse()
  const { lin, he, world } = house
  const { caseId, clientId } = await caseOf(house)
  const recordId = newId()
  const draft = (over: object = {}, fields: object = {}) =>
    lin.ask(cases.draftRecord, {
      commandId: newId(),
      caseId,
      recordId,
      seen: null,
      fields: record(fields),
      ...over,
    })
  expect((await draft({}, { content: '' })).body).toMatchObject({ id: recordId, revision: 1 })
  expect((await draft({ seen: 1 }, { content: '听她讲家里的账' })).body).toMatchObject({ revision: 2 })
  expect((await draft({ seen: 1 }, { content: '旧的一页' })).body).toMatchObject({ code: 'conflict' })
  expect((await draft({ seen: 2 }, { occurredAt: '2026-01-06T08:00:00+08:00' })).body).toMatchObject({
    code: 'cases.in-the-future',
  })
  expect((await lin.does(cases.file, { caseId })).records).toMatchObject([
    { state: 'draft', content: '听她讲家里的账' },
  ])
  expect((await he.does(cases.file, { caseId })).records).toEqual([])
  const discarded = await lin.does(cases.discardDraft, { commandId: newId(), recordId, seen: 2 })
  expect(discarded.revision).toBe(3)
  expect((await lin.does(cases.file, { caseId })).records).toEqual([])
  expect((await draft({ seen: 3 })).status).toBe(404)
  const { rows } = await world.pool.query('select purpose_sealed, response_sealed from service_record')
  expect(rows).toEqual([{ purpose_sealed: null, response_sealed: null }])
  expect(await actsAbout(house, clientId)).toEqual([
    'cases.open',
    'cases.record.draft',
    'cases.record.draft',
    'cases.record.discard',
  ])
})

test('no record is signed for somebody who has not agreed; a withdrawn consent counts from the next try', async () => {
  await using house = await openHouse()
  const { lin, world } = house
  const { caseId, clientId } = await caseOf(house)
  const recordId = newId()
  await lin.does(cases.draftRecord, {
    commandId: newId(),
    caseId,
    recordId,
    seen: null,
    fields: record(),
  })
  const sign = (revision = 1) => lin.ask(cases.signRecord, { commandId: newId(), recordId, seen: revision })
  expect((await sign()).body).toMatchObject({ code: 'cases.no-consent' })
  const consentId = await consents(house, clientId)
  world.pass(1)
  await world.pool.query('update consent set withdrawn_at = $2 where id = $1', [consentId, world.now()])
  expect((await sign()).body).toMatchObject({ code: 'cases.no-consent' })
  const emergency = await house.hospital.work(async ({ protect }) =>
    protect.seal('consent.emergency', '昏迷，家属在路上'),
  )
  await consents(house, clientId, {
    signed_by: null,
    signer_sealed: null,
    emergency_sealed: emergency,
    signed_at: world.now(),
  })
  expect((await sign()).body, 'the emergency exception').toMatchObject({ revision: 2, late: false })
  expect((await sign(2)).body).toMatchObject({ code: 'cases.record-signed' })
})

test('a record signed long after the service is marked late, and an empty one is not signed at all', async () => {
  await using house = await openHouse()
  const { lin, he } = house
  const { caseId, clientId } = await caseOf(house)
  await consents(house, clientId)
  expect(await signs(lin, caseId)).toMatchObject({ late: false })
  expect(await signs(lin, caseId, { occurredAt: '2026-01-03T08:30:00+08:00' })).toMatchObject({ late: true })
  const recordId = newId()
  await lin.does(cases.draftRecord, {
    commandId: newId(),
    caseId,
    recordId,
    seen: null,
    fields: record({ content: '' }),
  })
  const empty = await lin.ask(cases.signRecord, { commandId: newId(), recordId, seen: 1 })
  expect(empty.body).toMatchObject({ code: 'cases.record-empty' })
  const others = await he.ask(cases.signRecord, { commandId: newId(), recordId, seen: 1 })
  expect(others.status, 'who may not write in the case does not find its records').toBe(404)
  expect((await lin.does(cases.list, {})).rows).toMatchObject([{ lastServiceAt: '2026-01-05T00:30:00.000Z' }])
})

test('a colleague who joined the case may not sign, amend or discard another’s record', async () => {
  await using house = await openHouse()
  const { lin, he, world } = house
  const { caseId, clientId } = await caseOf(house)
  await consents(house, clientId)
  await world.pool.query('update case_file set co_worker_ids = array[$1::uuid]', [he.id])
  const { id: signedId } = await signs(lin, caseId)
  const recordId = newId()
  await lin.does(cases.draftRecord, { commandId: newId(), caseId, recordId, seen: null, fields: record() })
  const on = { commandId: newId(), recordId, seen: 1 }
  for (const answer of [
    await he.ask(cases.signRecord, on),
    await he.ask(cases.discardDraft, { ...on, commandId: newId() }),
    await he.ask(cases.draftRecord, { commandId: newId(), caseId, recordId, seen: 1, fields: record() }),
    await he.ask(cases.amendRecord, {
      commandId: newId(),
      recordId: signedId,
      seen: 2,
      reason: '改',
      changes: { minutes: 30 },
    }),
  ])
    expect(answer.body).toMatchObject({ code: 'cases.not-the-author' })
  expect((await he.does(cases.list, { view: 'mine' })).count, 'but it is in their list').toBe(1)
})

test('a signed record is amended with a reason, and what it said before stays readable', async () => {
  await using house = await openHouse()
  const { lin } = house
  const { caseId, clientId } = await caseOf(house)
  await consents(house, clientId)
  const signed = await signs(lin, caseId)
  const amend = (over: object = {}) =>
    lin.ask(cases.amendRecord, {
      commandId: newId(),
      recordId: signed.id,
      seen: 2,
      reason: '时长记错了',
      changes: { minutes: 40 },
      ...over,
    })
  expect((await amend()).body).toMatchObject({ revision: 3 })
  expect((await amend()).body).toMatchObject({ code: 'conflict' })
  expect((await amend({ seen: 3, changes: { occurredAt: '2026-02-05T08:30:00+08:00' } })).body).toMatchObject(
    { code: 'cases.in-the-future' },
  )
  expect((await lin.does(cases.file, { caseId })).records).toMatchObject([
    {
      minutes: 40,
      content: '说明医务社工做什么、不做什么。',
      amendments: [{ reason: '时长记错了', before: { minutes: 25 }, by: { name: '林若溪' } }],
    },
  ])
  const recordId = newId()
  await lin.does(cases.draftRecord, { commandId: newId(), caseId, recordId, seen: null, fields: record() })
  expect((await amend({ recordId, seen: 1 })).body).toMatchObject({ code: 'cases.record-not-signed' })
  expect(await actsAbout(house, clientId)).toContain('cases.record.amend')
})

test('needs and goals are named, changed and merged; a goal nobody can measure is refused', async () => {
  await using house = await openHouse()
  const { lin } = house
  const { caseId } = await caseOf(house)
  const other = await caseOf(house, { name: '赵德明' })
  const { id: needId } = await lin.does(cases.addNeed, { commandId: newId(), caseId, need: need() })
  await lin.does(cases.changeNeed, { commandId: newId(), needId, seen: 1, changes: { severityNow: 1 } })
  await lin.does(cases.changeNeed, { commandId: newId(), needId, seen: 1, changes: { state: 'partly-met' } })
  const clash = await lin.ask(cases.changeNeed, {
    commandId: newId(),
    needId,
    seen: 1,
    changes: { severityNow: 2 },
  })
  expect(clash.body).toMatchObject({
    code: 'conflict',
    facts: { fields: [{ field: 'severityNow', theirs: 1 }] },
  })

  const addGoal = (over: object = {}) =>
    lin.ask(cases.addGoal, { commandId: newId(), caseId, goal: goal({ needId, ...over }) })
  expect((await addGoal({ measure: null, dueOn: null })).body).toMatchObject({
    code: 'cases.goal-not-measurable',
    facts: { missing: ['measure', 'dueOn'] },
  })
  const { id: goalId } = (await addGoal()).body
  const foreign = await lin.ask(cases.addGoal, {
    commandId: newId(),
    caseId: other.caseId,
    goal: goal({ needId }),
  })
  expect(foreign.status, 'a need of another case').toBe(404)
  await lin.does(cases.changeGoal, { commandId: newId(), goalId, seen: 1, changes: { current: 15_000 } })
  const clashing = await lin.ask(cases.changeGoal, {
    commandId: newId(),
    goalId,
    seen: 1,
    changes: { current: 5_000 },
  })
  expect(clashing.body).toMatchObject({ code: 'conflict' })
  expect(
    (await lin.ask(cases.changeGoal, { commandId: newId(), goalId, seen: 2, changes: { target: null } }))
      .body,
  ).toMatchObject({ code: 'cases.goal-not-measurable' })
  const file = await lin.does(cases.file, { caseId })
  expect(file.needs).toMatchObject([{ severity: 3, severityNow: 1, state: 'partly-met' }])
  expect(file.goals).toMatchObject([{ needId, progress: 0.25, current: 15_000 }])
})

test('a plan keeps needs and goals as they were agreed; the next version replaces it', async () => {
  await using house = await openHouse()
  const { lin } = house
  const { caseId, clientId } = await caseOf(house)
  const make = () =>
    lin.ask(cases.makePlan, { commandId: newId(), caseId, summary: '先补押金', reviewOn: '2026-01-15' })
  expect((await make()).body).toMatchObject({ code: 'cases.no-goals' })
  const { id: needId } = await lin.does(cases.addNeed, { commandId: newId(), caseId, need: need() })
  await lin.does(cases.addGoal, { commandId: newId(), caseId, goal: goal({ needId }) })
  const { id: planId } = (await make()).body
  expect((await make()).body, 'an unsigned draft is replaced').toMatchObject({ id: planId, revision: 2 })
  const agree = (over: object = {}) =>
    lin.ask(cases.agreePlan, {
      commandId: newId(),
      planId,
      seen: 2,
      agreedBy: 'client',
      signer: '周桂英',
      signerRelation: null,
      agreedAt: '2026-01-05T08:50:00+08:00',
      ...over,
    })
  expect((await agree({ seen: 1 })).body).toMatchObject({ code: 'conflict' })
  expect((await agree({ agreedAt: '2026-03-05T08:50:00+08:00' })).body).toMatchObject({
    code: 'cases.in-the-future',
  })
  expect((await agree()).status).toBe(200)
  expect((await agree({ seen: 3 })).body).toMatchObject({ code: 'cases.plan-already-agreed' })
  await lin.does(cases.changeNeed, { commandId: newId(), needId, seen: 1, changes: { severityNow: 0 } })
  await make()
  const file = await lin.does(cases.file, { caseId })
  expect(file.plans).toMatchObject([
    { version: 2, state: 'draft', needs: [{ severityNow: 0 }] },
    {
      version: 1,
      state: 'agreed',
      signer: '周桂英',
      needs: [{ severityNow: 3 }],
      goals: [{ text: '补上押金缺口' }],
    },
  ])
  expect(file.nextDueAt, 'the review of the plan').toBe('2026-01-15T15:59:59.000Z')
  await lin.does(cases.agreePlan, {
    commandId: newId(),
    planId: file.plans[0]?.id ?? '',
    seen: 1,
    agreedBy: 'guardian',
    signer: '周海涛',
    signerRelation: '20',
    agreedAt: '2026-01-05T08:55:00+08:00',
  })
  expect((await lin.does(cases.file, { caseId })).plans.map((plan) => plan.state)).toEqual([
    'agreed',
    'replaced',
  ])
  expect(await actsAbout(house, clientId)).toContain('cases.plan.agree')
})

test('for a child of nine only the guardian agrees to the plan, with the relation said', async () => {
  await using house = await openHouse()
  const { lin } = house
  const { caseId } = await caseOf(house, { name: '刘子墨', birthDate: '2016-06-01' })
  await lin.does(cases.addGoal, { commandId: newId(), caseId, goal: goal() })
  const { id: planId } = await lin.does(cases.makePlan, {
    commandId: newId(),
    caseId,
    summary: null,
    reviewOn: null,
  })
  const agree = (over: object) =>
    lin.ask(cases.agreePlan, {
      commandId: newId(),
      planId,
      seen: 1,
      agreedBy: 'client',
      signer: '刘子墨',
      signerRelation: null,
      agreedAt: '2026-01-05T08:50:00+08:00',
      ...over,
    })
  expect((await agree({})).body).toMatchObject({ code: 'clients.guardian-must-sign' })
  expect((await agree({ agreedBy: 'guardian' })).body).toMatchObject({ code: 'clients.signer-missing' })
  expect((await agree({ agreedBy: 'guardian', signer: '刘建国', signerRelation: '51' })).status).toBe(200)
})

test('an evaluation says what became of each goal, its T-score, and how scores moved', async () => {
  await using house = await openHouse()
  const { lin, hospital, world } = house
  const { caseId, clientId } = await caseOf(house)
  const evaluate = (goals: { goalId: string; attainment: number; state: 'achieved' }[]) =>
    lin.ask(cases.evaluate, {
      commandId: newId(),
      caseId,
      summary: '两个目标达成',
      clientView: '心里没那么乱了',
      satisfaction: 5,
      goals,
    })
  expect((await evaluate([])).body).toMatchObject({ code: 'cases.no-goals' })
  const { id: goalId } = await lin.does(cases.addGoal, { commandId: newId(), caseId, goal: goal() })
  for (const [total, band, takenAt] of [
    [13, 'moderate', '2026-01-05T08:00:00+08:00'],
    [6, 'mild', '2026-01-05T08:55:00+08:00'],
  ] as const)
    await hospital.work(async ({ tx, orgId, protect }) => {
      await tx
        .insertInto('assessment')
        .values({
          org_id: orgId,
          id: newId(),
          client_id: clientId,
          case_id: caseId,
          instrument: 'phq-9',
          version: '1',
          mode: 'worker',
          answers_sealed: protect.seal('assessment.answers', '{}'),
          scores: JSON.stringify({ total }),
          band,
          taken_at: new Date(takenAt),
          taken_by: lin.id,
        })
        .execute()
    })
  expect((await evaluate([{ goalId: newId(), attainment: 0, state: 'achieved' }])).status).toBe(404)
  await evaluate([{ goalId, attainment: 1, state: 'achieved' }])
  const file = await lin.does(cases.file, { caseId })
  expect(file.evaluations).toMatchObject([
    {
      tScore: 60,
      clientView: '心里没那么乱了',
      goals: [{ text: '补上押金缺口', attainment: 1, state: 'achieved' }],
      pairs: [
        {
          instrument: 'phq-9',
          first: 13,
          last: 6,
          firstBand: 'moderate',
          lastBand: 'mild',
          reliable: null,
          voided: false,
        },
      ],
    },
  ])
  const known = { sd: 6, reliability: 0.9, source: '本院 2025 年 212 人' }
  const set = { commandId: newId(), instrument: 'phq-9', known }
  expect((await lin.ask(assessments.setReliability, set)).body.code).toBe('not-found')
  await house.head.does(assessments.setReliability, set)
  await house.lin.does(cases.evaluate, {
    commandId: newId(),
    caseId,
    summary: '只看目标',
    clientView: null,
    satisfaction: null,
    goals: [],
    instruments: [],
  })
  const pairs = async () => (await lin.does(cases.file, { caseId })).evaluations.flatMap((one) => one.pairs)
  expect(await pairs()).toMatchObject([{ first: 13, last: 6, reliable: 'improved' }])
  const [, second] = file.assessments
  if (!second) throw new Error('two were taken')
  await lin.does(assessments.void, {
    commandId: newId(),
    assessmentId: second.id,
    seen: second.revision,
    reason: '填错了人',
  })
  expect(await pairs()).toMatchObject([{ last: 6, voided: true }])
  expect(file.goals).toMatchObject([{ state: 'achieved', attainment: 1 }])
  expect(file.assessments).toHaveLength(2)
  expect(await actsAbout(house, clientId)).toContain('cases.evaluate')
  expect(world.now().toISOString()).toBe('2026-01-05T01:00:00.000Z')
})

test('tasks are noted, ticked and taken back; what is due next stands in the list', async () => {
  await using house = await openHouse()
  const { lin, he, jiang } = house
  const { caseId } = await caseOf(house)
  const { id: taskId } = await lin.does(cases.addTask, {
    commandId: newId(),
    caseId,
    title: '联系医保办',
    dueAt: '2026-01-06T10:00:00+08:00',
    assigneeId: he.id,
  })
  const nobody = await lin.ask(cases.addTask, {
    commandId: newId(),
    caseId,
    title: '找人',
    dueAt: null,
    assigneeId: newId(),
  })
  expect(nobody.body).toMatchObject({ code: 'cases.not-a-worker' })
  const nextDue = async () => (await lin.does(cases.list, {})).rows[0]?.nextDueAt
  expect(await nextDue()).toBe('2026-01-06T02:00:00.000Z')
  const tick = (done: boolean, revision: number) => ({ commandId: newId(), taskId, seen: revision, done })
  expect((await jiang.ask(cases.tickTask, tick(true, 1))).status).toBe(404)
  await he.does(cases.tickTask, tick(true, 1))
  expect(await nextDue()).toBeNull()
  expect((await lin.ask(cases.tickTask, tick(false, 1))).body).toMatchObject({ code: 'conflict' })
  await lin.does(cases.tickTask, tick(false, 2))
  expect(await nextDue()).toBe('2026-01-06T02:00:00.000Z')
})

test('the next step of the latest record is what is due next', async () => {
  await using house = await openHouse()
  const { lin } = house
  const { caseId, clientId } = await caseOf(house)
  await consents(house, clientId)
  await signs(lin, caseId, { nextOn: '2026-01-09' })
  expect((await lin.does(cases.list, {})).rows[0]?.nextDueAt).toBe('2026-01-09T15:59:59.000Z')
  await signs(lin, caseId, { occurredAt: '2026-01-05T08:45:00+08:00', nextOn: null })
  expect((await lin.does(cases.list, {})).rows[0]?.nextDueAt).toBeNull()
  expect(await seen(lin, caseId)).toBe(1)
})
