import { access } from '@quancheng/contract/access.ts'
import { assessments } from '@quancheng/contract/assessments.ts'
import { cases } from '@quancheng/contract/cases.ts'
import { clients } from '@quancheng/contract/clients.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { expect, test } from 'vitest'
import { admitted, type House, openHouse } from '../test/ward.ts'
import type { TestPerson } from '../test/world.ts'

const REASON = '夜班，患者情绪崩溃，负责社工联系不上'

/** A worker of another team, who does not see the cases of the first. */
async function ofAnotherTeam(house: House): Promise<TestPerson> {
  const teamId = await house.hospital.team('门诊组')
  return house.hospital.person('许南', 'worker', { teamId })
}

const opens = (clientId: string | null, number: string | null = null) => ({
  commandId: newId(),
  clientId,
  number,
  reason: REASON,
})

async function aCase(house: House) {
  const { clientId } = await admitted(house, { name: '周桂英', ward: house.neurology, bed: '12' })
  const { id: caseId } = await house.lin.does(cases.open, {
    commandId: newId(),
    clientId,
    kind: 'complex',
    pack: null,
    problem: '化疗才做一个疗程，借的钱就用完了',
  })
  const { number } = await house.lin.does(cases.file, { caseId })
  return { clientId, caseId, number }
}

test('must 4: a worker of another team opens a file urgently, to read it and nothing more, and those who answer for it know at once', async () => {
  await using house = await openHouse()
  const xu = await ofAnotherTeam(house)
  const { clientId, caseId } = await aCase(house)
  expect((await xu.ask(cases.file, { caseId })).status).toBe(404)
  const { id } = await xu.does(access.openUrgently, opens(clientId))
  const file = await xu.does(cases.file, { caseId })
  expect(
    Object.values(file.may).some((may) => may),
    'reading and nothing more',
  ).toBe(false)
  expect((await xu.does(clients.file, { clientId })).cases.map(({ mayOpen }) => mayOpen)).toEqual([true])
  expect((await xu.ask(assessments.ofClient, { clientId })).status).toBe(200)
  const change = { commandId: newId(), caseId, seen: file.revision, changes: { problem: '别的' } }
  expect((await xu.ask(cases.change, change)).status).toBe(404)
  expect((await xu.does(cases.list, { view: 'all' })).rows).toEqual([])
  for (const person of [house.lin, house.zhou, house.head])
    expect(await house.noticesOf(person)).toContain('access.opened-urgently')
  expect(await house.noticesOf(house.he)).not.toContain('access.opened-urgently')
  for (const person of [house.lin, house.zhou, house.head, xu]) {
    const { rows } = await person.does(access.openings, {})
    expect(rows).toMatchObject([
      { id, reason: REASON, who: { name: '许南' }, living: true, mine: person === xu },
    ])
  }
  expect((await house.he.does(access.openings, {})).rows).toEqual([])
  const { rows: journal } = await house.world.pool.query(
    `select act, facts from journal where actor_id = $1 and client_id = $2 order by at, seq`,
    [xu.id, clientId],
  )
  expect(journal.map(({ act }) => act).slice(0, 2)).toEqual(['access.open-urgently', 'cases.read'])
  expect(JSON.parse(journal[1].facts)).toEqual({ urgent: true })
  expect(JSON.stringify(journal)).not.toContain('夜班')
})

test('an urgent opening ends by itself: a minute before it is open, at its minute there is nothing', async () => {
  await using house = await openHouse()
  const xu = await ofAnotherTeam(house)
  const { clientId, caseId } = await aCase(house)
  await xu.does(access.openUrgently, opens(clientId))
  house.world.pass(239)
  expect((await xu.ask(cases.file, { caseId })).status).toBe(200)
  expect((await xu.ask(access.openUrgently, opens(clientId))).body.code).toBe('access.opened-already')
  house.world.pass(1)
  expect((await xu.ask(cases.file, { caseId })).status).toBe(404)
  expect((await xu.does(access.openings, {})).rows).toMatchObject([{ living: false, endedAt: null }])
  await xu.does(access.openUrgently, opens(clientId))
  expect((await xu.ask(cases.file, { caseId })).status).toBe(200)
})

test('the worker whose case it is ends the opening early, and it cannot be ended twice', async () => {
  await using house = await openHouse()
  const xu = await ofAnotherTeam(house)
  const { clientId, caseId } = await aCase(house)
  const { id } = await xu.does(access.openUrgently, opens(clientId))
  const ends = () => ({ commandId: newId(), openingId: id, seen: 1 })
  expect((await house.he.ask(access.endUrgently, ends())).status).toBe(404)
  await house.lin.does(access.endUrgently, ends())
  expect((await xu.ask(cases.file, { caseId })).status).toBe(404)
  expect((await xu.ask(access.endUrgently, ends())).body.code).toBe('access.opening-over')
})

test('one file is opened, not another; a file one sees anyway is not opened urgently', async () => {
  await using house = await openHouse()
  const xu = await ofAnotherTeam(house)
  const [one, other] = [await aCase(house), await aCase(house)]
  await xu.does(access.openUrgently, opens(one.clientId))
  expect((await xu.ask(cases.file, { caseId: other.caseId })).status).toBe(404)
  expect((await house.lin.ask(access.openUrgently, opens(other.clientId))).body.code).toBe(
    'access.not-needed',
  )
})

test('a whole number finds the person; a piece of it, and a nurse or another hospital with all of it, find nobody', async () => {
  await using house = await openHouse()
  const xu = await ofAnotherTeam(house)
  const { clientId, number } = await aCase(house)
  const elsewhere = await house.world.organisation('示例儿童医院')
  const stranger = await elsewhere.person('程可欣', ['worker', 'head'])
  const asked = async (who: TestPerson, id: string | null, typed: string | null) => {
    const { status, body } = await who.ask(access.openUrgently, opens(id, typed))
    return [status, body.code ?? null]
  }
  const nobody = [404, 'not-found']
  expect(await asked(xu, null, number.slice(0, -1))).toEqual(nobody)
  expect(await asked(house.jiang, null, number)).toEqual(nobody)
  expect(await asked(house.jiang, clientId, null)).toEqual(nobody)
  expect(await asked(stranger, null, number)).toEqual(nobody)
  expect(await asked(stranger, clientId, null)).toEqual(nobody)
  expect(await asked(stranger, newId(), null)).toEqual(nobody)
  expect(await asked(xu, null, number)).toEqual([200, null])
})

test('an opening follows the person when their record is merged into another', async () => {
  await using house = await openHouse()
  const xu = await ofAnotherTeam(house)
  const { clientId: priorId, caseId } = await aCase(house)
  const { clientId: survivorId } = await admitted(house, { name: '周桂英', ward: house.neurology, bed: '13' })
  await xu.does(access.openUrgently, opens(priorId))
  await house.head.does(clients.merge, { commandId: newId(), survivorId, priorId })
  expect((await xu.ask(cases.file, { caseId })).status).toBe(200)
})
