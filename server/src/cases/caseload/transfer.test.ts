import { caseload } from '@quancheng/contract/caseload.ts'
import { cases } from '@quancheng/contract/cases.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { today } from '@quancheng/contract/today.ts'
import { expect, test } from 'vitest'
import { openHouse } from '../../test/ward.ts'
import { actsAbout, caseOf, closes, consents, record, seen, signs } from '../a-case.ts'

type House = Awaited<ReturnType<typeof openHouse>>

async function threeCases(house: House) {
  const files = []
  for (const name of ['甲某', '乙某', '丙某']) files.push(await caseOf(house, { name }))
  return files
}

async function moving(house: House, ids: readonly string[], over: object = {}) {
  const wishes = []
  for (const caseId of ids)
    wishes.push({
      caseId,
      seen: await seen(house.zhou, caseId),
      toId: house.he.id,
      note: '下周复诊，家属要陪同。',
    })
  return { commandId: newId(), fromId: house.lin.id, reason: 'leave' as const, cases: wishes, ...over }
}

test('a supervisor hands all cases of a worker on leave over at once, and what was open goes along', async () => {
  await using house = await openHouse()
  const { lin, he, zhou } = house
  const files = await threeCases(house)
  const [first] = files
  const caseId = first?.caseId ?? ''
  await consents(house, first?.clientId ?? '')
  await lin.does(cases.addTask, {
    commandId: newId(),
    caseId,
    title: '问医保',
    dueAt: null,
    assigneeId: null,
  })
  const plan = {
    commandId: newId(),
    caseId,
    plannedOn: '2026-02-01',
    method: 'phone' as const,
    assigneeId: null,
  }
  await lin.does(cases.planFollowUp, plan)
  const recordId = newId()
  const draft = { commandId: newId(), caseId, recordId, seen: null, fields: record() }
  await lin.does(cases.draftRecord, draft)

  const found = await zhou.does(caseload.caseload, { workerId: lin.id })
  expect(found).toMatchObject({ worker: { id: lin.id }, more: false, receivers: [{ id: he.id, open: 0 }] })
  expect(found.cases.map((each) => each.proposedId)).toEqual([he.id, he.id, he.id])

  const command = await moving(
    house,
    files.map((each) => each.caseId),
  )
  const unwritten = async () => {
    const { due, overdue } = await lin.does(today.worker, {})
    return [...due, ...overdue].filter(({ kind }) => kind === 'draft').map(({ id }) => id)
  }
  expect(await unwritten()).toEqual([recordId])
  expect(await zhou.does(caseload.transfer, command)).toEqual({ moved: 3 })
  expect(await unwritten(), 'nothing asks for what one can no longer open').toEqual([])
  expect(await zhou.does(caseload.transfer, command), 'sent twice, done once').toEqual({ moved: 3 })
  const file = await he.does(cases.file, { caseId })
  expect(file).toMatchObject({
    worker: { id: he.id },
    may: { write: true },
    followUps: [{ assignee: { id: he.id } }],
  })
  expect(file.tasks.map((task) => [task.title, task.assignee?.id])).toEqual(
    expect.arrayContaining([
      ['下周复诊，家属要陪同。', he.id],
      ['问医保', he.id],
    ]),
  )
  expect(file.tasks).toHaveLength(2)
  const left = file.records.find((each) => each.id === recordId)
  expect(left, 'who gave the service stays its author').toMatchObject({
    state: 'draft',
    worker: { id: lin.id },
  })
  const on = { recordId, seen: left?.revision ?? 0 }
  expect(await he.ask(cases.signRecord, { commandId: newId(), ...on })).toMatchObject({
    body: { code: 'cases.not-the-author' },
  })
  await he.does(cases.discardDraft, { commandId: newId(), ...on })
  expect(await house.noticesOf(he), 'one notice for all of them').toEqual(['caseload-handed-over'])
  for (const { clientId } of files) expect(await actsAbout(house, clientId)).toContain('cases.hand-over')
  expect((await zhou.does(caseload.caseload, { workerId: lin.id })).cases).toEqual([])
  expect((await lin.does(cases.list, { view: 'mine' })).count).toBe(0)
})

test('one case that somebody changed meanwhile holds all of them back', async () => {
  await using house = await openHouse()
  const { lin, he, zhou } = house
  const files = await threeCases(house)
  const ids = files.map((each) => each.caseId)
  const command = await moving(house, ids)
  await lin.does(cases.change, {
    commandId: newId(),
    caseId: ids[1] ?? '',
    seen: 1,
    changes: { risk: 'high' },
  })
  const answer = await zhou.ask(caseload.transfer, command)
  expect(answer).toMatchObject({ status: 409, body: { code: 'conflict' } })
  expect(answer.body.facts).toMatchObject({
    fields: [{ field: 'number', theirs: '2026-0002' }, { field: 'worker' }],
  })
  expect((await he.does(cases.list, { view: 'mine' })).count).toBe(0)
  const closed = await caseOf(house, { name: '丁某' })
  await consents(house, closed.clientId)
  await signs(lin, closed.caseId)
  await closes(house, closed.caseId)
  expect((await zhou.ask(caseload.transfer, await moving(house, [closed.caseId]))).body.code).toBe(
    'cases.closed',
  )
})

test('a closure that waits goes along and is decided by the supervisor', async () => {
  await using house = await openHouse()
  const { lin, he, zhou } = house
  const { caseId } = await caseOf(house)
  const { id: closureId } = await lin.does(cases.askClosure, {
    commandId: newId(),
    caseId,
    seen: 1,
    reason: 'goal-met',
    summary: '好了',
    missingReason: '试例',
    followUps: [],
  })
  await zhou.does(caseload.transfer, await moving(house, [caseId]))
  const decide = { commandId: newId(), closureId, seen: 1, approved: false, remark: '补评估' }
  await zhou.does(cases.decideClosure, decide)
  expect(await he.does(cases.file, { caseId })).toMatchObject({ state: 'open', worker: { id: he.id } })
  expect(await house.noticesOf(he)).toContain('closure-returned')
})

test('cases go to workers only, once each, and never by somebody who may not give them', async () => {
  await using house = await openHouse()
  const { lin, he, jiang, zhou, world } = house
  const { caseId } = await caseOf(house)
  const one = await moving(house, [caseId])
  const asks = (person: typeof lin, over: object) =>
    person.ask(caseload.transfer, { ...one, commandId: newId(), ...over })
  const to = (toId: string) => ({ cases: one.cases.map((each) => ({ ...each, toId })) })
  expect((await asks(zhou, to(jiang.id))).body.code).toBe('cases.not-a-worker')
  expect((await asks(zhou, to(lin.id))).body.code).toBe('cases.not-a-worker')
  expect((await asks(zhou, { cases: [...one.cases, ...one.cases] })).body.code).toBe('cases.twice')
  expect((await asks(zhou, { cases: one.cases.map((each) => ({ ...each, note: ' ' })) })).body.code).toBe(
    'malformed',
  )
  expect((await asks(jiang, {})).status).toBe(404)
  expect((await asks(he, {})).body, 'a colleague may read it, and not give it away').toEqual({
    code: 'not-found',
  })
  const stranger = await (await world.organisation('另一家医院')).person('外人', 'head')
  expect((await asks(stranger, {})).body).toEqual({ code: 'not-found' })
  expect((await stranger.ask(caseload.caseload, { workerId: lin.id })).status).toBe(404)
  expect((await he.does(caseload.caseload, { workerId: lin.id })).cases, 'not his to give').toEqual([])
  expect(await lin.does(caseload.transfer, one), 'a worker who leaves gives the own cases').toEqual({
    moved: 1,
  })
})
