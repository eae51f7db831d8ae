import { clients } from '@quancheng/contract/clients.ts'
import type { Picture } from '@quancheng/contract/family.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { newPerson } from '@quancheng/rules/genogram.ts'
import { expect, test } from 'vitest'
import { admitted, type House, openHouse } from '../test/ward.ts'

type Person = Picture['people'][number]

function person(key: string, some: Partial<Person> = {}): Person {
  return newPerson(key, { name: key, sex: 1, ...some })
}

const SELF = person('我', { index: true })
const EMPTY: Picture = { people: [SELF], unions: [], parents: [], twins: [], ties: [], systems: [] }
const WITH_FATHER: Picture = {
  ...EMPTY,
  people: [SELF, person('陈守田', { born: '1938', died: '2009', note: '胃癌' })],
  parents: [{ parent: '陈守田', child: '我', kind: 'biological' }],
  systems: [
    { key: 's', name: '暖屿基金会', kind: 'charity', strength: 'strong', flow: 'in', note: '3 万元待补' },
  ],
}

async function openFamily(house: House) {
  const { clientId } = await admitted(house, {
    name: '陈桂兰',
    ward: house.neurology,
    birthDate: '1968-03-02',
  })
  const save = (picture: Picture, seen: number) => ({ commandId: newId(), clientId, picture, seen })
  return { clientId, save }
}

test('a worker draws a family, and the next one finds it with who drew it when', async () => {
  await using house = await openHouse()
  const { lin, zhou, world } = house
  const { clientId, save } = await openFamily(house)
  expect(await lin.does(clients.family, { clientId })).toMatchObject({
    picture: null,
    revision: 0,
    versions: [],
  })
  const first = await lin.does(clients.saveFamily, save(WITH_FATHER, 0))
  expect(first.revision).toBe(1)
  const read = await zhou.does(clients.family, { clientId })
  expect(read).toMatchObject({ revision: 1, version: { id: first.id, by: '林若溪' } })
  expect(read.picture?.people).toMatchObject([
    { name: '陈桂兰', sex: 2, born: '1968-03-02' },
    { name: '陈守田', note: '胃癌' },
  ])
  const { rows } = await world.pool.query<{ sealed: Buffer }>(
    'select picture_sealed as sealed from family_version',
  )
  expect(rows[0]?.sealed.toString('utf8')).not.toContain('陈守田')
  const { rows: journal } = await lin.does(clients.journal, { clientId })
  expect(journal.map(({ act }) => act)).toEqual(
    expect.arrayContaining(['clients.save-family', 'clients.read-family']),
  )
  expect(JSON.stringify(journal)).not.toContain('陈守田')
})

test('every save is a version of its own, and an earlier one can still be looked at', async () => {
  await using house = await openHouse()
  const { lin, world } = house
  const { clientId, save } = await openFamily(house)
  const first = await lin.does(clients.saveFamily, save(WITH_FATHER, 0))
  world.pass(60)
  await lin.does(clients.saveFamily, save(EMPTY, 1))
  const now = await lin.does(clients.family, { clientId })
  expect(now.picture?.people).toHaveLength(1)
  expect(now.versions.map(({ id }) => id)).toContain(first.id)
  const before = await lin.does(clients.family, { clientId, familyVersionId: first.id })
  expect(before.picture?.people.map(({ name }) => name)).toEqual(['陈桂兰', '陈守田'])
  expect(before.revision).toBe(2)
  expect((await lin.ask(clients.family, { clientId, familyVersionId: newId() })).status).toBe(404)
})

test('somebody who did not see the last save does not overwrite it; sent twice it is saved once', async () => {
  await using house = await openHouse()
  const { lin, he } = house
  const { clientId, save } = await openFamily(house)
  const command = save(WITH_FATHER, 0)
  const answer = await lin.does(clients.saveFamily, command)
  expect(await lin.does(clients.saveFamily, command)).toEqual(answer)
  const { status, body } = await he.ask(clients.saveFamily, save(EMPTY, 0))
  expect([status, body.code]).toEqual([409, 'conflict'])
  expect((await lin.does(clients.family, { clientId })).revision).toBe(1)
})

test('a name typed as a contact is not typed again: who is renamed there is renamed in the picture', async () => {
  await using house = await openHouse()
  const { lin } = house
  const { clientId, save } = await openFamily(house)
  const contact = await lin.does(clients.addContact, {
    commandId: newId(),
    clientId,
    name: '王慧',
    phone: null,
    relation: '30',
    guardian: false,
    mainCarer: true,
    note: null,
  })
  expect((await lin.does(clients.family, { clientId })).contacts).toMatchObject([
    { id: contact.id, name: '王慧', relation: '30', mainCarer: true },
  ])
  const drawn: Picture = {
    ...EMPTY,
    people: [
      SELF,
      person('女儿', { contactId: contact.id, name: '慧' }),
      person('外人', { contactId: newId() }),
    ],
  }
  await lin.does(clients.saveFamily, save(drawn, 0))
  const { picture } = await lin.does(clients.family, { clientId })
  expect(picture?.people).toMatchObject([
    {},
    { name: '王慧', carer: true },
    { name: '外人', contactId: null },
  ])
  await lin.does(clients.removeContact, { commandId: newId(), contactId: contact.id, seen: 1 })
  expect((await lin.does(clients.family, { clientId })).picture?.people[1]?.name).toBe('慧')
})

test('a family with a person who is their own ancestor is refused, and nothing of it is kept', async () => {
  await using house = await openHouse()
  const { lin } = house
  const { clientId, save } = await openFamily(house)
  const circle: Picture = {
    ...WITH_FATHER,
    parents: [...WITH_FATHER.parents, { parent: '我', child: '陈守田', kind: 'adopted' }],
  }
  expect((await lin.ask(clients.saveFamily, save(circle, 0))).body.code).toBe('clients.family-own-ancestor')
  const later = { ...WITH_FATHER, people: [SELF, person('陈守田', { born: '2099' })] }
  expect((await lin.ask(clients.saveFamily, save(later, 0))).body.code).toBe('clients.family-date-future')
  const crowd = { ...EMPTY, people: Array.from({ length: 121 }, (_, at) => person(`p${at}`)) }
  expect((await lin.ask(clients.saveFamily, save(crowd, 0))).body.code).toBe('malformed')
  expect((await lin.does(clients.family, { clientId })).revision).toBe(0)
})

test('a nurse may look but not draw, and another organisation finds nobody', async () => {
  await using house = await openHouse()
  const { world, lin } = house
  const { clientId, save } = await openFamily(house)
  await lin.does(clients.saveFamily, save(WITH_FATHER, 0))
  expect((await house.jiang.ask(clients.saveFamily, save(EMPTY, 1))).status).toBe(404)
  const other = await world.organisation('示例儿童医院')
  const stranger = await other.person('钱宁', 'worker')
  expect((await stranger.ask(clients.family, { clientId })).status).toBe(404)
  expect((await stranger.ask(clients.saveFamily, save(EMPTY, 1))).status).toBe(404)
})

test('two records that are one person bring their families together, and apart again', async () => {
  await using house = await openHouse()
  const { lin, zhou, world } = house
  const { clientId, save } = await openFamily(house)
  const { clientId: priorId } = await admitted(house, { name: '陈桂蓝', ward: house.neurology })
  await lin.does(clients.saveFamily, save(EMPTY, 0))
  world.pass(5)
  await lin.does(clients.saveFamily, { ...save(WITH_FATHER, 0), clientId: priorId })
  await zhou.does(clients.merge, { commandId: newId(), survivorId: clientId, priorId })
  const together = await lin.does(clients.family, { clientId: priorId })
  expect([together.clientId, together.revision]).toEqual([clientId, 2])
  expect(together.picture?.people.map(({ name }) => name)).toEqual(['陈桂兰', '陈守田'])
  const { merges } = await lin.does(clients.file, { clientId })
  await zhou.does(clients.unmerge, { commandId: newId(), mergeId: merges[0]?.id ?? '' })
  expect((await lin.does(clients.family, { clientId })).picture?.people).toHaveLength(1)
  expect((await lin.does(clients.family, { clientId: priorId })).picture?.people).toHaveLength(2)
})
