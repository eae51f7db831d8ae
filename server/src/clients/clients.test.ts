import { type ClientFields, clients, NO_FIELDS } from '@quancheng/contract/clients.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { expect, test } from 'vitest'
import { admitted, openHouse } from '../test/ward.ts'
import type { TestPerson, World } from '../test/world.ts'

async function enter(person: TestPerson, fields: Partial<ClientFields>, sureThatNew = true): Promise<string> {
  const { id } = await person.does(clients.add, {
    commandId: newId(),
    fields: { ...NO_FIELDS, name: '王建国', ...fields },
    sureThatNew,
  })
  return id
}

async function actsOn(world: World, clientId: string): Promise<string[]> {
  const { rows } = await world.pool.query<{ act: string }>(
    'select act from journal where client_id = $1 order by lane, seq',
    [clientId],
  )
  return rows.map(({ act }) => act)
}

test('林若溪 finds 欧阳慧敏 by every way of writing her', async () => {
  await using house = await openHouse()
  const { lin } = house
  const id = await enter(lin, { name: '欧阳慧敏', idNumber: '11010519491231002X', phone: '13900135566' })
  await enter(lin, { name: '王建国' })
  for (const q of [
    '欧阳慧敏',
    '歐陽慧敏',
    '慧敏',
    '欧',
    'ouyang hui',
    'ouyanghuimin',
    'oyhm',
    'huimin',
    '002X',
    '5566',
    '11010519491231002x',
    '139 0013 5566',
  ]) {
    const { clients: found } = await lin.does(clients.search, { q })
    expect({ q, found: found.map((one) => one.id) }).toEqual({ q, found: [id] })
  }
  for (const q of ['慧欧', '王敏', 'ouyanghuiminx', '9999']) {
    const { clients: found } = await lin.does(clients.search, { q })
    expect({ q, found: found.map((one) => one.name) }).toEqual({ q, found: [] })
  }
})

test('whoever is in hospital comes first, and a bed is found by its number', async () => {
  await using house = await openHouse()
  const { lin, neurology } = house
  const home = await enter(lin, { name: '李娜' })
  const here = await enter(lin, { name: '李娜' })
  await admitted(house, { name: '', clientId: here, ward: neurology, bed: '12' })
  await enter(lin, { name: '李娜' })
  const { clients: found } = await lin.does(clients.search, { q: '李娜' })
  expect(found[0]?.id).toBe(here)
  expect(found.map((one) => one.id)).toContain(home)
  for (const q of ['12', '12床'])
    expect((await lin.does(clients.search, { q })).clients.map((one) => one.id)).toEqual([here])
})

test('a nurse finds the patients of her ward and no others', async () => {
  await using house = await openHouse()
  const { jiang, lin, neurology, paediatrics } = house
  const here = await enter(lin, { name: '李娜' })
  const there = await enter(lin, { name: '李娜' })
  await admitted(house, { name: '', clientId: here, ward: neurology, bed: '1' })
  await admitted(house, { name: '', clientId: there, ward: paediatrics, bed: '1' })
  expect((await jiang.does(clients.search, { q: '李娜' })).clients.map((one) => one.id)).toEqual([here])
  expect((await jiang.does(clients.list, {})).rows.map((one) => one.id)).toEqual([here])
  expect((await jiang.ask(clients.file, { clientId: here })).body.code).toBe('not-found')
})

test('the list shows who is here, who has left, and everybody, page by page', async () => {
  await using house = await openHouse()
  const { lin, neurology, paediatrics } = house
  for (const [place, name] of ['陈桂兰', '李娜', '王建国'].entries()) {
    const clientId = await enter(lin, { name })
    await admitted(house, {
      name: '',
      clientId,
      ward: place === 2 ? paediatrics : neurology,
      bed: `${place}`,
      admittedAt: `2026-01-0${place + 1}T08:00:00Z`,
    })
  }
  const gone = await enter(lin, { name: '赵敏' })
  await admitted(house, {
    name: '',
    clientId: gone,
    ward: neurology,
    status: 'finished',
    admittedAt: '2025-12-01T08:00:00Z',
    dischargedAt: '2025-12-09T08:00:00Z',
  })
  const first = await lin.does(clients.list, { limit: 2 })
  expect(first).toMatchObject({
    count: 3,
    more: false,
    rows: [{ name: '王建国', inHospital: true }, { name: '李娜' }],
  })
  const second = await lin.does(clients.list, { limit: 2, after: first.next ?? '' })
  expect(second.rows.map(({ name }) => name)).toEqual(['陈桂兰'])
  expect(second.next).toBeNull()
  expect((await lin.does(clients.list, { department: [paediatrics] })).rows.map(({ name }) => name)).toEqual([
    '王建国',
  ])
  expect((await lin.does(clients.list, { view: 'discharged' })).rows).toMatchObject([
    { name: '赵敏', inHospital: false },
  ])
  expect((await lin.does(clients.list, { view: 'all' })).count).toBe(4)
  expect((await lin.does(clients.list, { view: 'all', q: '赵' })).rows.map(({ name }) => name)).toEqual([
    '赵敏',
  ])
  expect((await lin.ask(clients.list, { after: 'bm9uc2Vuc2U' })).body.code).toBe('malformed')
})

test('must 4: opening a file is written down, and a supervisor sees numbers and address only in part', async () => {
  await using house = await openHouse()
  const { world, lin, zhou } = house
  const clientId = await enter(lin, {
    idNumber: '11010519491231002X',
    address: '江苏省南京市玄武区长江路100号',
  })
  const mine = await lin.does(clients.file, { clientId })
  expect(mine).toMatchObject({
    masked: false,
    age: 76,
    sex: 2,
    birthDate: '1949-12-31',
    fields: { idNumber: '11010519491231002X' },
  })
  const theirs = await zhou.does(clients.file, { clientId })
  expect(theirs).toMatchObject({ masked: true, fields: { idNumber: '1101**********002X' } })
  expect(theirs.fields.address).not.toContain('长江路')
  expect(await actsOn(world, clientId)).toEqual(
    expect.arrayContaining(['clients.add', 'clients.read', 'clients.read']),
  )
  const { rows } = await lin.does(clients.journal, { clientId })
  expect(rows.map(({ act, who }) => `${who} ${act}`)).toEqual(
    expect.arrayContaining(['林若溪 clients.read', '周明 clients.read', '林若溪 clients.add']),
  )
})

test('somebody who may be here already is named before being entered a second time', async () => {
  await using house = await openHouse()
  const { lin } = house
  const id = await enter(lin, { name: '陈桂兰', idNumber: '11010519491231002X', phone: '13900135566' })
  const again = { ...NO_FIELDS, name: '陳桂蘭', birthDate: '1949-12-31', phone: '13900135566' }
  const candidates = await lin.does(clients.candidates, {
    name: again.name,
    birthDate: again.birthDate,
    phone: again.phone,
  })
  expect(candidates).toMatchObject([{ strength: 'likely', client: { id } }])
  expect(candidates[0]?.reasons.length).toBeGreaterThan(1)
  expect(
    await lin.does(clients.candidates, { name: '陈桂兰', birthDate: '1949-12-31', exceptClientId: id }),
  ).toEqual([])
  const refused = await lin.ask(clients.add, { commandId: newId(), fields: again, sureThatNew: false })
  expect(refused).toMatchObject({
    status: 409,
    body: { code: 'clients.may-be-here-already', facts: { ids: [id] } },
  })
  expect(await enter(lin, again, true)).not.toBe(id)
})

const WRONG: readonly (readonly [string, Partial<ClientFields>])[] = [
  ['clients.id-number-length', { idNumber: '1101051949' }],
  ['clients.id-number-region', { idNumber: '99010519491231002X' }],
  ['clients.id-number-date', { idNumber: '11010519491331002X' }],
  ['clients.id-number-check-digit', { idNumber: '110105194912310021' }],
  ['clients.id-number-contradicts', { idNumber: '11010519491231002X', sex: 1 }],
  ['clients.id-number-contradicts', { idNumber: '11010519491231002X', birthDate: '1950-12-31' }],
]

test('an identity number that cannot be, or says something else, is refused and nobody is entered', async () => {
  await using house = await openHouse()
  for (const [code, fields] of WRONG) {
    const { body } = await house.lin.ask(clients.add, {
      commandId: newId(),
      fields: { ...NO_FIELDS, name: '王建国', ...fields },
      sureThatNew: true,
    })
    expect([fields, body.code]).toEqual([fields, code])
  }
  expect((await house.world.pool.query('select from client')).rowCount).toBe(0)
})

test('a command sent twice enters one person', async () => {
  await using house = await openHouse()
  const command = { commandId: newId(), fields: { ...NO_FIELDS, name: '王建国' }, sureThatNew: true }
  const first = await house.lin.does(clients.add, command)
  expect(await house.lin.does(clients.add, command)).toEqual(first)
  expect((await house.world.pool.query('select from client')).rowCount).toBe(1)
})

test('two colleagues change different fields and both stay; the same field is a conflict', async () => {
  await using house = await openHouse()
  const { lin, he, world } = house
  const clientId = await enter(lin, { name: '王建国' })
  await lin.does(clients.change, { commandId: newId(), clientId, seen: 1, changes: { phone: '13911110000' } })
  await he.does(clients.change, { commandId: newId(), clientId, seen: 1, changes: { name: '王建军' } })
  const clash = await he.ask(clients.change, {
    commandId: newId(),
    clientId,
    seen: 1,
    changes: { phone: '13922220000' },
  })
  expect(clash).toMatchObject({
    status: 409,
    body: {
      code: 'conflict',
      facts: { revision: 3, fields: [{ field: 'phone', theirs: '13911110000', yours: '13922220000' }] },
    },
  })
  await he.does(clients.change, {
    commandId: newId(),
    clientId,
    seen: 1,
    changes: { phone: '13922220000' },
    overwrite: ['phone'],
  })
  expect((await lin.does(clients.file, { clientId })).fields).toMatchObject({
    name: '王建军',
    phone: '13922220000',
  })
  expect((await lin.does(clients.search, { q: '王建军' })).clients).toHaveLength(1)
  expect((await lin.does(clients.search, { q: '王建国' })).clients).toHaveLength(0)
  const refused = await lin.ask(clients.change, {
    commandId: newId(),
    clientId,
    seen: 4,
    changes: { idNumber: '123' },
  })
  expect(refused.body.code).toBe('clients.id-number-length')
  expect(await actsOn(world, clientId)).toEqual(expect.arrayContaining(['clients.change']))
})

test('the people around a client are added and removed', async () => {
  await using house = await openHouse()
  const { lin } = house
  const clientId = await enter(lin, {})
  const { id } = await lin.does(clients.addContact, {
    commandId: newId(),
    clientId,
    name: '王小明',
    phone: '13911110000',
    relation: '20',
    guardian: false,
    mainCarer: true,
    note: null,
  })
  expect((await lin.does(clients.file, { clientId })).contacts).toMatchObject([
    { name: '王小明', relation: '20', mainCarer: true, source: 'manual' },
  ])
  expect(
    (await lin.ask(clients.removeContact, { commandId: newId(), contactId: id, seen: 7 })).body.code,
  ).toBe('conflict')
  await lin.does(clients.removeContact, { commandId: newId(), contactId: id, seen: 1 })
  expect((await lin.does(clients.file, { clientId })).contacts).toEqual([])
  expect(
    (await lin.ask(clients.removeContact, { commandId: newId(), contactId: id, seen: 2 })).body.code,
  ).toBe('not-found')
})

test('nobody from another organisation sees or changes a client', async () => {
  await using house = await openHouse()
  const { world, lin } = house
  const clientId = await enter(lin, { name: '欧阳慧敏' })
  const other = await world.organisation('示例儿童医院')
  const zhao = await other.person('赵宁', ['worker', 'head'])
  expect((await zhao.does(clients.search, { q: '欧阳慧敏' })).clients).toEqual([])
  expect(await zhao.does(clients.candidates, { name: '欧阳慧敏' })).toEqual([])
  expect((await zhao.ask(clients.file, { clientId })).body.code).toBe('not-found')
  expect((await zhao.ask(clients.journal, { clientId })).body.code).toBe('not-found')
  expect(
    (await zhao.ask(clients.change, { commandId: newId(), clientId, seen: 1, changes: { sex: 1 } })).body
      .code,
  ).toBe('not-found')
})

const SERVICE = {
  caseId: null,
  scope: 'service' as const,
  recipient: null,
  textVersion: '1',
  signedBy: 'client' as const,
  signer: '王建国',
  signerRelation: '01',
  method: 'paper' as const,
  witness: null,
  emergencyReason: null,
  signedAt: '2026-01-05T08:50:00+08:00',
  expiresOn: null,
}

test('must 1: a consent is kept with its text and signer, and withdrawing it counts from the next read', async () => {
  await using house = await openHouse()
  const { lin, world } = house
  const clientId = await enter(lin, { birthDate: '1957-03-04' })
  const { id } = await lin.does(clients.giveConsent, { commandId: newId(), clientId, ...SERVICE })
  expect((await lin.does(clients.file, { clientId })).consents).toMatchObject([
    { id, living: true, signer: '王建国', textVersion: '1' },
  ])
  expect(
    (await lin.ask(clients.withdrawConsent, { commandId: newId(), consentId: id, seen: 9 })).body.code,
  ).toBe('conflict')
  await lin.does(clients.withdrawConsent, { commandId: newId(), consentId: id, seen: 1 })
  expect((await lin.does(clients.file, { clientId })).consents).toMatchObject([{ id, living: false }])
  expect(
    (await lin.ask(clients.withdrawConsent, { commandId: newId(), consentId: id, seen: 2 })).body.code,
  ).toBe('clients.already-withdrawn')
  expect(await actsOn(world, clientId)).toEqual(
    expect.arrayContaining(['clients.give-consent', 'clients.withdraw-consent']),
  )
})

test('must 2: a child’s consent needs a guardian, and an emergency leaves its reason', async () => {
  await using house = await openHouse()
  const { lin } = house
  const clientId = await enter(lin, { name: '陈小雨', birthDate: '2017-03-04' })
  const give = (changes: object) =>
    lin.ask(clients.giveConsent, { commandId: newId(), clientId, ...SERVICE, ...changes })
  expect((await give({})).body.code).toBe('clients.guardian-must-sign')
  expect((await give({ signedBy: 'guardian', signerRelation: null })).body.code).toBe(
    'clients.signer-missing',
  )
  expect((await give({ signedBy: null, signer: null, signerRelation: null })).body.code).toBe(
    'clients.emergency-needs-reason',
  )
  expect((await give({ method: 'oral-witness' })).body.code).toBe('clients.witness-missing')
  expect((await give({ scope: 'share' })).body.code).toBe('clients.recipient-missing')
  expect((await give({ textVersion: '999' })).body.code).toBe('clients.unknown-consent-text')
  expect((await give({ signedBy: 'guardian', signer: '陈桂兰', signerRelation: '52' })).status).toBe(200)
  expect(
    (
      await give({
        signedBy: null,
        signer: null,
        signerRelation: null,
        emergencyReason: '独自来院，联系不上家人',
      })
    ).status,
  ).toBe(200)
  const { consents } = await lin.does(clients.file, { clientId })
  expect(consents.map(({ emergencyReason }) => emergencyReason)).toEqual(
    expect.arrayContaining([null, '独自来院，联系不上家人']),
  )
})
