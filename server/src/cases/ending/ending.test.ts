import { cases } from '@quancheng/contract/cases.ts'
import { clients } from '@quancheng/contract/clients.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { expect, test } from 'vitest'
import { openHouse } from '../../test/ward.ts'
import { actsAbout, caseOf, closes, consents, goal, record, seen, signs } from '../a-case.ts'
import {
  admissionCancelled,
  dischargeCancelled,
  moveCasesToWard,
  patientDied,
  patientDischarged,
} from '../public.ts'

test('closing names what is missing, asks why, and a second person approves; follow-ups come with it', async () => {
  await using house = await openHouse()
  const { lin, zhou, he } = house
  const { caseId, clientId } = await caseOf(house)
  await consents(house, clientId)
  const recordId = newId()
  await lin.does(cases.draftRecord, { commandId: newId(), caseId, recordId, seen: null, fields: record() })
  const ask = (over: object = {}) =>
    lin.ask(cases.askClosure, {
      commandId: newId(),
      caseId,
      seen: 1,
      reason: 'goal-met',
      summary: '押金已补上',
      missingReason: null,
      followUps: [],
      ...over,
    })
  expect((await ask()).body).toMatchObject({ code: 'closure.drafts-open', facts: { drafts: 1 } })
  await lin.does(cases.signRecord, { commandId: newId(), recordId, seen: 1 })
  expect((await ask()).body).toMatchObject({
    code: 'closure.papers-missing',
    facts: {
      papers: ['needs-assessment', 'needs', 'goals', 'plan', 'plan-agreement', 'evaluation', 'client-view'],
    },
  })
  expect((await ask({ seen: 7 })).body).toMatchObject({ code: 'conflict' })
  const { id: closureId } = (await ask({ missingReason: '住院仅三天' })).body
  expect((await ask({ seen: 2, missingReason: '再来' })).body).toMatchObject({ code: 'cases.closed' })
  expect(await house.noticesOf(zhou)).toEqual(['closure-asked'])

  const waiting = await zhou.does(cases.file, { caseId })
  expect(waiting).toMatchObject({
    state: 'closing',
    stage: 'closure',
    closures: [{ state: 'requested', missingReason: '住院仅三天', askedBy: { id: lin.id } }],
    followUps: [{ plannedOn: '2026-02-04' }, { plannedOn: '2026-04-05' }],
    may: { approve: true },
  })
  expect((await zhou.does(cases.list, { view: 'closing' })).count).toBe(1)
  const decide = (person: typeof zhou, over: object = {}) =>
    person.ask(cases.decideClosure, {
      commandId: newId(),
      closureId,
      seen: 1,
      approved: true,
      remark: null,
      ...over,
    })
  expect((await decide(lin)).status, 'a worker may not approve').toBe(404)
  expect((await decide(he)).status).toBe(404)
  expect((await decide(zhou, { approved: false })).body).toMatchObject({ code: 'closure.remark-missing' })
  expect((await decide(zhou, { seen: 9 })).body).toMatchObject({ code: 'conflict' })
  house.world.pass(1)
  expect((await decide(zhou)).status).toBe(200)
  expect((await decide(zhou, { seen: 2 })).body).toMatchObject({ code: 'closure.already-decided' })
  expect(await lin.does(cases.file, { caseId })).toMatchObject({
    state: 'closed',
    stage: 'follow-up',
    closedAt: '2026-01-05T01:01:00.000Z',
    nextDueAt: '2026-02-04T15:59:59.000Z',
  })
  expect(await house.noticesOf(lin)).toEqual(['closure-approved'])
  expect(await actsAbout(house, clientId)).toEqual([
    'cases.open',
    'cases.record.draft',
    'cases.record.sign',
    'cases.closure.ask',
    'cases.closure.decide',
  ])
})

test('a closure that nobody decides goes up to the head, and one that was decided does not', async () => {
  await using house = await openHouse()
  const { world, lin, zhou, head } = house
  const ask = async () => {
    const { caseId, clientId } = await caseOf(house)
    const asked = {
      caseId,
      seen: 1,
      reason: 'client-withdrew' as const,
      summary: '她说不用了',
      followUps: [],
    }
    const { id } = await lin.does(cases.askClosure, {
      ...asked,
      commandId: newId(),
      missingReason: '只见过一面',
    })
    return { clientId, closureId: id }
  }
  const waits = await ask()
  const decided = await ask()
  const decision = { closureId: decided.closureId, seen: 1, approved: true, remark: null }
  await zhou.does(cases.decideClosure, { ...decision, commandId: newId() })
  world.pass(3 * 24 * 60 + 1)
  expect(await world.runDueJobs()).toContain('cases-closure-overdue')
  expect((await house.noticesOf(head)).filter((kind) => kind === 'closure-overdue')).toHaveLength(1)
  expect(await house.noticesOf(lin)).toContain('closure-overdue')
  expect(await actsAbout(house, waits.clientId)).toContain('cases.closure.overdue')
  expect(await actsAbout(house, decided.clientId)).not.toContain('cases.closure.overdue')
})

test('nobody approves their own closure, whatever their duties', async () => {
  await using house = await openHouse()
  const { world, hospital, lin } = house
  const { caseId } = await caseOf(house)
  await world.pool.query(
    `insert into duty (org_id, id, account_id, duty, since) values ($1, $2, $3, 'head', $4)`,
    [hospital.id, newId(), lin.id, world.now()],
  )
  const { id: closureId } = await lin.does(cases.askClosure, {
    commandId: newId(),
    caseId,
    seen: 1,
    reason: 'client-withdrew',
    summary: '她说不用了',
    missingReason: '只见过一面',
    followUps: [],
  })
  const own = await lin.ask(cases.decideClosure, {
    commandId: newId(),
    closureId,
    seen: 1,
    approved: true,
    remark: null,
  })
  expect(own.body).toMatchObject({ code: 'closure.own-request' })
})

test('a closure sent back opens the case where it was and takes its follow-ups along', async () => {
  await using house = await openHouse()
  const { lin, zhou } = house
  const { caseId } = await caseOf(house)
  const { id: closureId } = await lin.does(cases.askClosure, {
    commandId: newId(),
    caseId,
    seen: 1,
    reason: 'discharged',
    summary: '出院',
    missingReason: '急',
    followUps: [{ plannedOn: '2026-01-12', method: 'phone' }],
  })
  await zhou.does(cases.decideClosure, {
    commandId: newId(),
    closureId,
    seen: 1,
    approved: false,
    remark: '请补上丈夫照顾方案的备选',
  })
  expect(await lin.does(cases.file, { caseId })).toMatchObject({
    state: 'open',
    stage: 'intake',
    nextDueAt: null,
    closures: [{ state: 'returned', remark: '请补上丈夫照顾方案的备选', decidedBy: { id: zhou.id } }],
    followUps: [{ state: 'cancelled' }],
  })
  expect(await house.noticesOf(lin)).toEqual(['closure-returned'])
})

test('a closed case opens again with a reason, but not beside another living one', async () => {
  await using house = await openHouse()
  const { lin } = house
  const { caseId, clientId } = await caseOf(house)
  const again = async (over: object = {}) =>
    lin.ask(cases.reopen, {
      commandId: newId(),
      caseId,
      seen: await seen(lin, caseId),
      reason: '第二疗程又遇到困难',
      ...over,
    })
  expect((await again()).body).toMatchObject({ code: 'cases.not-closed' })
  await closes(house, caseId)
  expect((await again({ seen: 1 })).body).toMatchObject({ code: 'conflict' })
  expect((await again()).status).toBe(200)
  expect(await lin.does(cases.file, { caseId })).toMatchObject({
    state: 'open',
    stage: 'intervention',
    closedAt: null,
    closures: [{ reopenReason: '第二疗程又遇到困难', reopenedBy: { id: lin.id } }],
  })
  await closes(house, caseId)
  await lin.does(cases.open, { commandId: newId(), clientId, kind: 'brief', pack: null, problem: null })
  expect((await again()).body).toMatchObject({ code: 'cases.already-open' })
})

test('a follow-up reminds on its morning, is missed after its grace, and goes up to supervisor and head', async () => {
  await using house = await openHouse()
  const { lin, zhou, head, world } = house
  const { caseId } = await caseOf(house, { pack: 'tennis-club' })
  const nobody = await lin.ask(cases.planFollowUp, {
    commandId: newId(),
    caseId,
    plannedOn: '2026-01-07',
    method: 'phone',
    assigneeId: zhou.id,
  })
  expect(nobody.body).toMatchObject({ code: 'cases.not-a-worker' })
  await lin.does(cases.planFollowUp, {
    commandId: newId(),
    caseId,
    plannedOn: '2026-01-07',
    method: 'phone',
    assigneeId: null,
  })
  const state = async () => (await lin.does(cases.file, { caseId })).followUps[0]
  await world.runDueJobs()
  expect(await house.noticesOf(lin)).toEqual([])
  world.setClock('2026-01-07T08:00:00+08:00')
  await world.runDueJobs()
  expect(await house.noticesOf(lin)).toEqual(['follow-up-due'])
  expect(await state()).toMatchObject({ state: 'planned', escalation: 0 })
  world.setClock('2026-01-09T08:00:00+08:00')
  await world.runDueJobs()
  expect(await state()).toMatchObject({ state: 'missed', escalation: 1 })
  expect(await house.noticesOf(zhou)).toEqual(['follow-up-missed'])
  world.setClock('2026-01-10T08:00:00+08:00')
  await world.runDueJobs()
  expect(await state()).toMatchObject({ state: 'missed', escalation: 2 })
  expect(await house.noticesOf(head)).toEqual(['follow-up-missed'])
  const before = await house.noticesOf(lin)
  world.setClock('2026-02-10T08:00:00+08:00')
  await world.runDueJobs()
  expect(await house.noticesOf(lin), 'then there is nothing new to say').toEqual(before)
})

test('enough vain attempts make somebody unreachable; the supervisor hears, and finding them still counts', async () => {
  await using house = await openHouse()
  const { lin, zhou } = house
  const { caseId, clientId } = await caseOf(house, { pack: 'tennis-club' })
  const { id: followUpId } = await lin.does(cases.planFollowUp, {
    commandId: newId(),
    caseId,
    plannedOn: '2026-01-05',
    method: 'phone',
    assigneeId: null,
  })
  const attempt = (revision: number, over: object = {}) =>
    lin.ask(cases.tryFollowUp, {
      commandId: newId(),
      followUpId,
      seen: revision,
      method: 'phone',
      result: 'no-answer',
      again: '2026-01-06',
      ...over,
    })
  expect((await attempt(1)).body).toMatchObject({ state: 'planned', revision: 2 })
  expect((await attempt(1)).body).toMatchObject({ code: 'conflict' })
  expect((await attempt(2, { result: 'wrong-number' })).body).toMatchObject({ state: 'unreachable' })
  expect(await house.noticesOf(zhou)).toEqual(['follow-up-unreachable'])
  const does = (over: object = {}) =>
    lin.ask(cases.doFollowUp, {
      commandId: newId(),
      followUpId,
      seen: 3,
      method: 'home-visit',
      doneAt: '2026-01-05T08:50:00+08:00',
      domains: { mood: 'good', economy: 'fair' },
      finding: '每晚能睡五小时',
      newNeeds: null,
      next: null,
      nextOn: '2026-02-05',
      ...over,
    })
  expect((await does({ doneAt: '2026-05-05T08:50:00+08:00' })).body).toMatchObject({
    code: 'cases.in-the-future',
  })
  expect((await does({ seen: 2 })).body).toMatchObject({ code: 'conflict' })
  expect((await does()).status).toBe(200)
  expect((await does({ seen: 4 })).body).toMatchObject({ code: 'follow-up.already-ended' })
  expect((await attempt(4)).body).toMatchObject({ code: 'follow-up.already-ended' })
  expect((await lin.does(cases.file, { caseId })).followUps).toMatchObject([
    {
      state: 'done',
      domains: { mood: 'good', economy: 'fair' },
      attempts: [{ result: 'no-answer' }, { result: 'wrong-number' }, { result: 'reached' }],
    },
    { plannedOn: '2026-02-05', state: 'planned' },
  ])
  expect(await actsAbout(house, clientId)).toContain('cases.follow-up.do')
})

test('the ward moves: the case follows, its worker hears', async () => {
  await using house = await openHouse()
  const { lin, hospital, intensive } = house
  const { caseId, clientId } = await caseOf(house)
  await hospital.work((work) => moveCasesToWard(work, clientId, intensive))
  expect(await lin.does(cases.file, { caseId })).toMatchObject({ department: '重症医学科 ICU' })
  expect(await house.noticesOf(lin)).toEqual(['patient-moved'])
})

test('a discharge asks for its check and plans the days after; told twice it asks once; taken back, it is gone', async () => {
  await using house = await openHouse()
  const { lin, hospital } = house
  const { caseId, clientId, encounterId } = await caseOf(house, { pack: 'tennis-club' })
  await hospital.work((work) => patientDischarged(work, clientId, encounterId))
  await hospital.work((work) => patientDischarged(work, clientId, encounterId))
  expect(await lin.does(cases.file, { caseId })).toMatchObject({
    tasks: [{ facts: { code: 'discharge-check' }, state: 'open', dueAt: '2026-01-05T15:59:59.000Z' }],
    followUps: [{ plannedOn: '2026-01-10', state: 'planned' }],
  })
  await hospital.work((work) => dischargeCancelled(work, clientId, encounterId))
  expect(await lin.does(cases.file, { caseId })).toMatchObject({
    tasks: [{ state: 'cancelled', facts: { cancelled: 'discharge-cancelled' } }],
    followUps: [{ state: 'cancelled' }],
    nextDueAt: null,
  })
})

test('when the patient dies nobody is reminded to call them, and a later discharge asks for nothing', async () => {
  await using house = await openHouse()
  const { lin, hospital, world } = house
  const { caseId, clientId, encounterId } = await caseOf(house, { pack: 'tennis-club' })
  await hospital.work((work) => patientDischarged(work, clientId, encounterId))
  await world.pool.query(`update client set died_on = '2026-01-06' where id = $1`, [clientId])
  await hospital.work((work) => patientDied(work, clientId))
  expect(await lin.does(cases.file, { caseId })).toMatchObject({
    state: 'open',
    followUps: [{ state: 'cancelled' }],
  })
  expect(await house.noticesOf(lin)).toContain('patient-died')
  await hospital.work((work) => patientDischarged(work, clientId, encounterId))
  expect((await lin.does(cases.file, { caseId })).followUps).toHaveLength(1)
})

test('those who stay behind are thought of: the worker is reminded to offer it, and each day of it comes up', async () => {
  await using house = await openHouse()
  const { lin, he, hospital, world } = house
  const { caseId, clientId } = await caseOf(house, { pack: 'tennis-club' })
  const { id: contactId } = await lin.does(clients.addContact, {
    commandId: newId(),
    clientId,
    name: '刘淑芬',
    relation: '10',
    phone: null,
    guardian: false,
    mainCarer: true,
    note: null,
  })
  const plan = (on: string[], over: object = {}) =>
    lin.ask(cases.planBereavement, { commandId: newId(), caseId, contactId, on, method: 'phone', ...over })
  expect((await plan(['2026-01-20'])).body).toMatchObject({ code: 'cases.still-alive' })
  await lin.does(clients.change, {
    commandId: newId(),
    clientId,
    seen: 1,
    changes: { diedOn: '2026-01-04' },
  })
  await world.runDueJobs()
  const offered = await lin.does(cases.file, { caseId })
  expect(offered.tasks).toMatchObject([
    { facts: { code: 'bereavement-offer' }, state: 'open', dueAt: '2026-01-08T15:59:59.000Z' },
  ])
  expect(offered.bereavement).toEqual({
    diedOn: '2026-01-04',
    days: ['2026-01-18', '2026-02-03', '2026-04-04', '2026-07-03', '2027-01-04'],
  })
  expect((await plan(['2026-01-20'], { contactId: newId() })).body).toMatchObject({
    code: 'cases.not-a-contact',
  })
  expect((await plan(['2026-01-01'])).body).toMatchObject({ code: 'cases.in-the-past' })
  expect((await plan(['2026-02-03', '2026-01-18', '2026-01-18'])).body).toEqual({ planned: 2 })
  expect((await plan(['2026-03-01'])).body).toMatchObject({ code: 'cases.bereavement-planned' })
  expect(
    (
      await he.ask(cases.planBereavement, {
        commandId: newId(),
        caseId,
        contactId,
        on: ['2026-03-01'],
        method: 'phone',
      })
    ).status,
  ).toBe(404)
  const file = await lin.does(cases.file, { caseId })
  expect(file.tasks).toMatchObject([{ state: 'done' }])
  expect(file.followUps).toMatchObject([
    { plannedOn: '2026-01-18', purpose: 'bereavement', withContact: { name: '刘淑芬' }, state: 'planned' },
    { plannedOn: '2026-02-03', purpose: 'bereavement' },
  ])
  await hospital.work((work) => patientDied(work, clientId))
  expect((await lin.does(cases.file, { caseId })).followUps.every(({ state }) => state === 'planned')).toBe(
    true,
  )
})

test('a case closed for a discharge opens again when the discharge is taken back', async () => {
  await using house = await openHouse()
  const { lin, hospital } = house
  const { caseId, clientId, encounterId } = await caseOf(house)
  await closes(house, caseId, { reason: 'discharged' })
  await hospital.work((work) => dischargeCancelled(work, clientId, encounterId))
  expect(await lin.does(cases.file, { caseId })).toMatchObject({
    state: 'open',
    followUps: [{ state: 'cancelled' }, { state: 'cancelled' }],
  })
  expect(await house.noticesOf(lin)).toContain('discharge-cancelled')
})

test('a cancelled admission cancels what nobody has touched, and keeps every written word', async () => {
  await using house = await openHouse()
  const { lin, hospital } = house
  const { caseId, clientId, encounterId } = await caseOf(house)
  await consents(house, clientId)
  await signs(lin, caseId)
  await lin.does(cases.addTask, {
    commandId: newId(),
    caseId,
    title: '问医保',
    dueAt: null,
    assigneeId: null,
  })
  await hospital.work((work) => admissionCancelled(work, clientId, encounterId))
  expect(await lin.does(cases.file, { caseId })).toMatchObject({
    state: 'open',
    tasks: [{ state: 'cancelled', facts: { cancelled: 'admission-cancelled' } }],
    records: [{ state: 'signed' }],
  })
})

test('a clinician sees at a glance who is at work for the patient, and not a word of what was said', async () => {
  await using house = await openHouse()
  const { lin, jiang, he, world } = house
  const { clientId, caseId } = await caseOf(house)
  await lin.does(cases.addGoal, { commandId: newId(), caseId, goal: goal() })
  const glance = await jiang.does(cases.glance, { clientId })
  expect(glance).toMatchObject({
    client: { name: '周桂英' },
    cases: [{ number: '2026-0001', stage: 'intake', worker: '林若溪', nextOn: null }],
    requests: [],
  })
  expect(JSON.stringify(glance)).not.toContain('化疗')
  expect((await he.ask(cases.glance, { clientId })).status).toBe(200)
  const elsewhere = await house.hospital.person('外科护士', 'clinician', { departmentIds: [house.intensive] })
  expect((await elsewhere.ask(cases.glance, { clientId })).status).toBe(404)
  const { rows } = await world.pool.query(`select count(*)::int as n from journal where act = 'cases.glance'`)
  expect(rows).toEqual([{ n: 2 }])
})
