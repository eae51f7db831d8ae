import { access } from '@quancheng/contract/access.ts'
import { cases } from '@quancheng/contract/cases.ts'
import { clients, NO_FIELDS } from '@quancheng/contract/clients.ts'
import { intake } from '@quancheng/contract/intake.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { rights } from '@quancheng/contract/rights.ts'
import { expect, test } from 'vitest'
import { PROTECTED_COLUMNS, placeName } from '../../protection/columns.ts'
import { fillOwnedTables } from '../../test/sample-row.ts'
import { admitted, type House, openHouse } from '../../test/ward.ts'
import { OF_A_CLIENT } from '../move-everything.ts'
import { eraseFile } from './remove-data.ts'
import { NOT_OF_A_FILE, WHOSE_ROWS } from './whose-rows.ts'

const NAME = '欧阳慧敏'
const YEAR = 366 * 24 * 60

async function entered({ lin }: House, over: object = {}): Promise<string> {
  const fields = { ...NO_FIELDS, name: NAME, sex: 2 as const, birthDate: '1960-05-05', ...over }
  return (await lin.does(clients.add, { commandId: newId(), fields, sureThatNew: true })).id
}

async function closedCase(house: House, clientId: string): Promise<string> {
  const { id: caseId } = await house.lin.does(cases.open, {
    commandId: newId(),
    clientId,
    kind: 'complex',
    pack: null,
    problem: '押金差两万元',
  })
  const { id: closureId } = await house.lin.does(cases.askClosure, {
    commandId: newId(),
    caseId,
    seen: (await house.lin.does(cases.file, { caseId })).revision,
    reason: 'goal-met',
    summary: '有了着落。',
    missingReason: '试例',
    followUps: [],
  })
  const decision = { commandId: newId(), closureId, seen: 1, approved: true, remark: null }
  await house.zhou.does(cases.decideClosure, decision)
  return caseId
}

const asks = (clientId: string, kind: 'erase' | 'copy' | 'see', over: object = {}) => ({
  commandId: newId(),
  clientId,
  kind,
  askedBy: 'client' as const,
  asker: NAME,
  relation: null,
  proof: null,
  words: null,
  ...over,
})

const answers = (
  rightId: string,
  outcome: 'granted' | 'partly' | 'refused',
  answer: string | null = null,
) => ({
  commandId: newId(),
  rightId,
  seen: 1,
  outcome,
  answer,
})

async function asked(house: House, clientId: string): Promise<string> {
  return (await house.lin.does(rights.askRight, asks(clientId, 'erase'))).id
}

const found = async ({ lin }: House) => (await lin.does(clients.search, { q: NAME })).clients.length

test('no protected text is forgotten when a file is erased', () => {
  const known = [...WHOSE_ROWS.keys(), ...NOT_OF_A_FILE]
  expect(PROTECTED_COLUMNS.filter(({ table }) => !known.includes(table)).map(placeName)).toEqual([])
})

test('after erasing, every table holds rows without a word about the person', async () => {
  await using house = await openHouse()
  const { world, hospital, lin } = house
  const clientId = await entered(house, { idNumber: null, phone: '13800000001', address: '某市某区' })
  const ids = await fillOwnedTables(world.pool, hospital.id, lin.id)
  for (const table of OF_A_CLIENT)
    await world.pool.query(`update ${table} set client_id = $1 where id = $2`, [clientId, ids.get(table)])
  await world.pool.query('update quality_opinion set review_id = $1', [ids.get('quality_review')])
  for (const { table, column } of PROTECTED_COLUMNS.filter((one) => !NOT_OF_A_FILE.includes(one.table)))
    await world.pool
      .query(`update ${table} set ${column}_sealed = $1 where id = $2`, [
        world.parts.keys.seal(hospital.id, `${table}.${column}`, NAME),
        table === 'client' ? clientId : ids.get(table),
      ])
      .catch((error: Error) => {
        expect(error.message).toContain('violates check constraint')
      })
  await hospital.work((work) => eraseFile(work, clientId))
  const left: string[] = []
  let looked = 0
  for (const { table, column, emptied } of PROTECTED_COLUMNS.filter(
    (one) => !NOT_OF_A_FILE.includes(one.table),
  )) {
    const { rows } = await world.pool.query(`select ${column}_sealed as sealed from ${table} where id = $1`, [
      table === 'client' ? clientId : ids.get(table),
    ])
    for (const { sealed } of rows) {
      if (sealed === null) continue
      looked += 1
      const text = world.parts.keys.open(hospital.id, `${table}.${column}`, sealed)
      if (text !== (emptied ?? '')) left.push(`${table}.${column}: ${text}`)
    }
  }
  expect(left).toEqual([])
  expect(looked).toBeGreaterThan(60)
  for (const table of ['client_token', 'client_identifier']) {
    const { rows } = await world.pool.query(`select from ${table} where client_id = $1`, [clientId])
    expect({ table, rows: rows.length }).toEqual({ table, rows: 0 })
  }
  const { rows } = await world.pool.query('select * from client where id = $1', [clientId])
  expect(rows).toMatchObject([{ birth_date: null, ethnicity: null, income_fen: null, active: false }])
})

test('somebody of whom no record is kept is really erased, and the journal says so without naming them', async () => {
  await using house = await openHouse()
  const { lin, head, world } = house
  const clientId = await entered(house)
  await admitted(house, { name: NAME, ward: house.neurology, bed: '21', clientId })
  expect(await found(house)).toBe(1)
  const rightId = await asked(house, clientId)
  expect(await house.noticesOf(head)).toContain('clients.right-asked')
  expect(await head.does(rights.answerRight, answers(rightId, 'granted'))).toMatchObject({ effect: 'erased' })
  expect(await found(house)).toBe(0)
  expect((await lin.ask(clients.file, { clientId })).status).toBe(404)
  expect((await lin.does(clients.list, { view: 'all' })).rows).toEqual([])
  expect((await head.ask(access.openUrgently, urgently(clientId))).status).toBe(404)
  const { rows: journal } = await world.pool.query<{ act: string; facts: string }>(
    'select act, facts from journal where client_id = $1 order by at, seq',
    [clientId],
  )
  expect(journal.map(({ act }) => act)).toEqual(
    expect.arrayContaining(['clients.add', 'clients.answer-right']),
  )
  expect(JSON.stringify(journal)).not.toContain(NAME)
  const { rows: answered } = await world.pool.query(
    'select from command where answer_sealed is not null and id in (select command_id from journal where client_id = $1)',
    [clientId],
  )
  expect(answered.length).toBeLessThanOrEqual(1)
})

const urgently = (clientId: string) => ({
  commandId: newId(),
  clientId,
  number: null,
  reason: '医疗纠纷调解，需要核对当时的记录',
  lifeAtRisk: false,
})

test('must 7: what a law still keeps is only stored: nobody finds or reads it but the head, with a reason, for some hours', async () => {
  await using house = await openHouse()
  const { lin, head, zhou, world } = house
  const clientId = await entered(house)
  await admitted(house, { name: NAME, ward: house.neurology, bed: '21', clientId })
  const caseId = await closedCase(house, clientId)
  const rightId = await asked(house, clientId)
  const full = await head.ask(rights.answerRight, answers(rightId, 'granted'))
  expect(full.body).toMatchObject({ code: 'clients.retention-holds', facts: { until: '2056-01-05' } })
  expect((await head.ask(rights.answerRight, answers(rightId, 'partly'))).body.code).toBe(
    'clients.answer-missing',
  )
  const partly = answers(rightId, 'partly', '病历须保存 30 年，期间只存储、不使用。')
  expect(await head.does(rights.answerRight, partly)).toMatchObject({ effect: 'stored-only' })
  expect(await found(house)).toBe(0)
  for (const person of [lin, zhou, head]) {
    expect((await person.ask(clients.file, { clientId })).status).toBe(404)
    expect((await person.ask(cases.file, { caseId })).status).toBe(404)
    expect((await person.ask(cases.glance, { clientId })).status).toBe(404)
  }
  const { rows: sealed } = await world.pool.query('select problem_sealed from case_file where id = $1', [
    caseId,
  ])
  expect(world.parts.keys.open(house.hospital.id, 'case_file.problem', sealed[0].problem_sealed)).toBe('')
  expect((await head.does(rights.storedFiles, {})).rows).toMatchObject([{ clientId, until: '2056-01-05' }])
  expect((await head.ask(rights.storedFile, { clientId })).status).toBe(404)
  for (const person of [lin, zhou])
    expect((await person.ask(access.openUrgently, urgently(clientId))).status).toBe(404)
  await head.does(access.openUrgently, urgently(clientId))
  const stored = await head.does(rights.storedFile, { clientId })
  expect(stored.tables.client).toMatchObject([{ name: NAME, birth_date: '1960-05-05' }])
  expect(stored.tables.case_file).toMatchObject([{ problem: '押金差两万元' }])
  expect(JSON.stringify(stored.tables)).not.toContain('_sealed')
  world.pass(241)
  expect((await head.ask(rights.storedFile, { clientId })).status).toBe(404)
})

test('must 6: when the years have run out the file is listed at night, and erased when a person says so', async () => {
  await using house = await openHouse()
  const { head, world } = house
  const kept = await entered(house)
  await admitted(house, { name: NAME, ward: house.neurology, bed: '21', clientId: kept })
  await closedCase(house, kept)
  const outpatient = await entered(house, { name: '王建国' })
  await closedCase(house, outpatient)
  const night = () =>
    house.hospital.work((work) => work.enqueue('clients-retention', {}, work.at, 'clients-retention'))
  world.pass(14 * YEAR)
  await night()
  await world.runDueJobs()
  expect((await head.does(rights.retentionDue, {})).rows).toEqual([])
  world.pass(1.1 * YEAR)
  await night()
  await world.runDueJobs()
  const { rows } = await head.does(rights.retentionDue, {})
  expect(rows).toMatchObject([{ client: { id: outpatient }, until: '2041-01-05', storedOnly: false }])
  expect(await house.noticesOf(head)).toContain('clients.retention-out')
  expect((await house.lin.does(clients.search, { q: '王建国' })).clients).toHaveLength(1)
  await head.does(rights.eraseDue, { commandId: newId(), dueId: rows[0]?.id ?? '' })
  expect((await house.lin.does(clients.search, { q: '王建国' })).clients).toHaveLength(0)
  expect((await head.does(rights.retentionDue, {})).rows).toEqual([])
  expect(await found(house)).toBe(1)
})

test('a stored file whose years have run out is listed too, and confirmed away', async () => {
  await using house = await openHouse()
  const { head, world } = house
  const clientId = await entered(house)
  await closedCase(house, clientId)
  const rightId = await asked(house, clientId)
  await head.does(rights.answerRight, answers(rightId, 'partly', '门诊病历须保存 15 年。'))
  world.pass(15.2 * YEAR)
  await house.hospital.work((work) => work.enqueue('clients-retention', {}, work.at, 'clients-retention'))
  await world.runDueJobs()
  const { rows } = await head.does(rights.retentionDue, {})
  expect(rows).toMatchObject([{ storedOnly: true, client: { name: '—' } }])
  await head.does(rights.eraseDue, { commandId: newId(), dueId: rows[0]?.id ?? '' })
  const { rows: stored } = await world.pool.query('select from stored_file')
  expect(stored).toHaveLength(0)
  expect((await head.ask(access.openUrgently, urgently(clientId))).status).toBe(404)
})

test('a hold by the head stops erasing until it is lifted or its last day is over', async () => {
  await using house = await openHouse()
  const { head, lin, world } = house
  const clientId = await entered(house)
  const rightId = await asked(house, clientId)
  const hold = { commandId: newId(), clientId, reason: '家属起诉，法院调取', until: null }
  expect((await lin.ask(rights.holdFile, hold)).status).toBe(404)
  const { id: holdId } = await head.does(rights.holdFile, hold)
  expect((await head.ask(rights.answerRight, answers(rightId, 'granted'))).body.code).toBe('clients.held')
  await head.does(rights.liftHold, { commandId: newId(), holdId, seen: 1 })
  await head.does(rights.holdFile, { ...hold, commandId: newId(), until: '2026-01-06' })
  expect((await head.ask(rights.answerRight, answers(rightId, 'granted'))).body.code).toBe('clients.held')
  world.setClock('2026-01-07T09:00:00+08:00')
  expect((await lin.does(rights.rightsOf, { clientId })).holds.map(({ living }) => living)).toEqual([
    false,
    false,
  ])
  await head.does(rights.answerRight, answers(rightId, 'granted'))
  expect(await found(house)).toBe(0)
})

test('nobody is erased while they are being served', async () => {
  await using house = await openHouse()
  const { head, jiang } = house
  const { clientId } = await admitted(house, { name: NAME, ward: house.neurology, bed: '21' })
  await jiang.does(intake.raise, {
    commandId: newId(),
    clientId,
    name: null,
    departmentId: house.neurology,
    bed: '21',
    source: 'nurse',
    from: null,
    urgency: 'routine',
    words: '家里困难',
    topics: [],
    distress: null,
  })
  const rightId = await asked(house, clientId)
  expect((await head.ask(rights.answerRight, answers(rightId, 'granted'))).body.code).toBe(
    'clients.still-served',
  )
  await head.does(rights.answerRight, answers(rightId, 'refused', '正在服务，结束后再办。'))
  expect((await head.ask(rights.answerRight, { ...answers(rightId, 'granted'), seen: 2 })).body.code).toBe(
    'clients.right-answered',
  )
  expect(await house.noticesOf(house.lin)).toContain('clients.right-answered')
})

test('for the dead a close relative asks, with proof; for the living nobody’s daughter does', async () => {
  await using house = await openHouse()
  const { lin } = house
  const living = await entered(house)
  const dead = await entered(house, { diedOn: '2025-12-30' })
  const daughter = { askedBy: 'relative', asker: '欧阳小敏', relation: '30', proof: '户口簿原件，已核对' }
  const code = async (clientId: string, over: object) =>
    (await lin.ask(rights.askRight, asks(clientId, 'see', over))).body.code ?? null
  expect(await code(living, daughter)).toBe('clients.asker-not-dead')
  expect(await code(dead, {})).toBe('clients.asker-died')
  expect(await code(dead, { ...daughter, relation: '38' })).toBe('clients.asker-not-relative')
  expect(await code(dead, { ...daughter, proof: ' ' })).toBe('clients.proof-missing')
  expect(await code(dead, daughter)).toBeNull()
})

test('an answer that is late goes to the supervisor, then to the head; without a deadline nobody is chased', async () => {
  await using house = await openHouse()
  const { lin, zhou, head, world } = house
  const clientId = await entered(house)
  await lin.does(rights.askRight, asks(clientId, 'see'))
  expect((await head.does(rights.rightsQueue, {})).rows).toMatchObject([{ dueAt: null, overdue: false }])
  world.pass(1)
  Object.assign(world.parts.content.deadlines, { rightsAnswerMinutes: 60 })
  await lin.does(rights.askRight, asks(clientId, 'copy'))
  world.pass(61)
  await world.runDueJobs()
  expect(await house.noticesOf(zhou)).toEqual(['clients.right-overdue'])
  expect(await house.noticesOf(head)).not.toContain('clients.right-overdue')
  world.pass(60)
  await world.runDueJobs()
  expect(await house.noticesOf(head)).toContain('clients.right-overdue')
  expect((await head.does(rights.rightsQueue, {})).rows.map(({ overdue }) => overdue)).toEqual([false, true])
})

test('whoever asked for a copy gets the file as data, and the journal keeps that it was made', async () => {
  await using house = await openHouse()
  const { lin, head, world } = house
  const clientId = await entered(house)
  await closedCase(house, clientId)
  const { id: rightId } = await lin.does(rights.askRight, asks(clientId, 'copy'))
  expect((await lin.ask(rights.copyOfFile, { rightId })).status).toBe(404)
  const copy = await head.does(rights.copyOfFile, { rightId })
  expect(copy.tables.client).toMatchObject([{ name: NAME }])
  expect(copy.tables.case_file).toMatchObject([{ problem: '押金差两万元' }])
  expect(Object.keys(copy.tables)).not.toContain('process_recording')
  const erase = await asked(house, clientId)
  expect((await head.ask(rights.copyOfFile, { rightId: erase })).body.code).toBe('clients.right-is-another')
  const { rows } = await world.pool.query(
    `select from journal where client_id = $1 and act = 'clients.copy-file'`,
    [clientId],
  )
  expect(rows).toHaveLength(1)
})
