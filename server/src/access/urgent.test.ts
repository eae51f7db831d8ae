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

const opens = (clientId: string | null, number: string | null = null, lifeAtRisk = false) => ({
  commandId: newId(),
  clientId,
  number,
  reason: REASON,
  lifeAtRisk,
})

async function aCase(house: House, birthDate: string | null = '1950-06-01') {
  const { clientId } = await admitted(house, {
    name: '周桂英',
    ward: house.neurology,
    bed: '12',
    birthDate,
  })
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

/** Fourteen years old on any day these tests stand on. */
const childOf = (house: House) => aCase(house, `${new Date(house.world.now()).getUTCFullYear() - 14}-01-01`)

const decides = (openingId: string, agreed: boolean, seen = 1) => ({
  commandId: newId(),
  openingId,
  agreed,
  seen,
})

async function actsOn(house: House, openingId: string) {
  const { rows } = await house.world.pool.query(
    'select actor_id, act from journal where subject_id = $1 order by at, seq',
    [openingId],
  )
  return rows.map(({ actor_id, act }) => [actor_id, act])
}

test('must 4: a minor’s file is only asked for; the supervisor says yes, and from then the hours run', async () => {
  await using house = await openHouse()
  const xu = await ofAnotherTeam(house)
  const { clientId, caseId } = await childOf(house)
  const asks = opens(clientId)
  const asked = await xu.does(access.openUrgently, asks)
  expect(asked.expiresAt).toBeNull()
  expect(await xu.does(access.openUrgently, asks), 'sent twice, asked once').toEqual(asked)
  expect((await xu.ask(cases.file, { caseId })).status).toBe(404)
  expect((await xu.ask(access.openUrgently, opens(clientId))).body.code).toBe('access.asked-already')
  for (const person of [house.zhou, house.head]) {
    expect(await house.noticesOf(person)).toContain('access.approval-asked')
    expect((await person.does(access.openings, {})).rows).toMatchObject([
      { id: asked.id, approval: 'waiting', mayDecide: true, living: false, expiresAt: null, reason: REASON },
    ])
  }
  expect(await house.noticesOf(house.lin)).not.toContain('access.opened-urgently')
  for (const person of [house.lin, xu])
    expect((await person.does(access.openings, {})).rows).toMatchObject([{ mayDecide: false }])
  house.world.pass(60)
  const yes = decides(asked.id, true)
  const said = await house.zhou.does(access.decideUrgent, yes)
  expect(await house.zhou.does(access.decideUrgent, yes)).toEqual(said)
  expect(await house.noticesOf(xu)).toContain('access.decided')
  for (const person of [house.lin, house.head])
    expect(await house.noticesOf(person)).toContain('access.opened-urgently')
  house.world.pass(239)
  expect((await xu.ask(cases.file, { caseId })).status).toBe(200)
  house.world.pass(1)
  expect((await xu.ask(cases.file, { caseId })).status).toBe(404)
  expect((await xu.does(access.openings, {})).rows).toMatchObject([
    { approval: 'approved', decidedBy: { name: '周明' }, living: false },
  ])
  expect(await actsOn(house, asked.id)).toEqual([
    [xu.id, 'access.ask-urgently'],
    [house.zhou.id, 'access.approve-urgently'],
  ])
})

test('must 4: nobody says yes to their own asking, nor who does not answer for the case, and a no is a no', async () => {
  await using house = await openHouse()
  const { clientId, caseId } = await childOf(house)
  const otherTeam = await house.hospital.team('门诊组')
  const other = await house.hospital.person('许南', ['worker', 'supervisor'], { teamId: otherTeam })
  const third = await house.hospital.person('吴迪', 'supervisor', { teamId: otherTeam })
  const { id } = await other.does(access.openUrgently, opens(clientId))
  const answer = async (who: TestPerson, agreed: boolean, seen = 1) => {
    const { status, body } = await who.ask(access.decideUrgent, decides(id, agreed, seen))
    return [status, body.code ?? null]
  }
  expect(await answer(other, true)).toEqual([409, 'access.second-person'])
  expect(await answer(third, true)).toEqual([404, 'not-found'])
  expect(await answer(house.lin, true)).toEqual([404, 'not-found'])
  expect(await answer(house.head, false, 7)).toEqual([409, 'conflict'])
  expect(await answer(house.head, false)).toEqual([200, null])
  expect(await answer(house.zhou, true, 2)).toEqual([409, 'access.not-waiting'])
  expect((await other.ask(cases.file, { caseId })).status).toBe(404)
  expect((await other.does(access.openings, {})).rows).toMatchObject([
    { approval: 'declined', living: false },
  ])
  expect((await other.does(access.openUrgently, opens(clientId))).expiresAt, 'asked anew').toBeNull()
})

test('must 4: what nobody answers lapses and opens nothing; what is asked for can be taken back', async () => {
  await using house = await openHouse()
  const xu = await ofAnotherTeam(house)
  const { clientId, caseId } = await childOf(house)
  const first = await xu.does(access.openUrgently, opens(clientId))
  house.world.pass(240)
  expect((await house.zhou.ask(access.decideUrgent, decides(first.id, true))).body.code).toBe(
    'access.not-waiting',
  )
  const { id } = await xu.does(access.openUrgently, opens(clientId))
  const ends = () => ({ commandId: newId(), openingId: id, seen: 1 })
  expect((await house.lin.ask(access.endUrgently, ends())).body.code).toBe('access.opening-over')
  await xu.does(access.endUrgently, ends())
  expect((await house.zhou.ask(access.decideUrgent, decides(id, true, 2))).body.code).toBe(
    'access.not-waiting',
  )
  expect((await xu.does(access.openings, {})).rows.map(({ approval }) => approval)).toEqual([
    'withdrawn',
    'lapsed',
  ])
  expect((await xu.ask(cases.file, { caseId })).status).toBe(404)
})

test('must 4: where a life is at risk a minor’s file opens at once, the head knows at once, and it is confirmed afterwards', async () => {
  await using house = await openHouse()
  const xu = await ofAnotherTeam(house)
  const { clientId, caseId } = await childOf(house)
  const waited = await xu.does(access.openUrgently, opens(clientId))
  house.world.pass(1)
  const { id, expiresAt } = await xu.does(access.openUrgently, opens(clientId, null, true))
  expect(expiresAt).not.toBeNull()
  expect((await xu.ask(cases.file, { caseId })).status).toBe(200)
  for (const person of [house.head, house.zhou])
    expect(await house.noticesOf(person)).toContain('access.opened-at-risk')
  expect(await house.noticesOf(house.lin)).toContain('access.opened-urgently')
  expect((await house.head.does(access.openings, {})).rows).toMatchObject([
    { id, approval: 'to-confirm', mayDecide: true, living: true },
    { id: waited.id, approval: 'withdrawn', mayDecide: false },
  ])
  house.world.pass(300)
  await house.head.does(access.decideUrgent, decides(id, true))
  expect((await xu.does(access.openings, {})).rows[0]).toMatchObject({
    approval: 'confirmed',
    decidedBy: { name: '陈静' },
  })
  const again = await xu.does(access.openUrgently, opens(clientId, null, true))
  await house.zhou.does(access.decideUrgent, decides(again.id, false))
  expect((await xu.ask(cases.file, { caseId })).status, 'a no afterwards closes it').toBe(404)
  expect((await xu.does(access.openings, {})).rows[0]).toMatchObject({ approval: 'not-confirmed' })
})

test('must 4: who is of age, or whose age nobody knows, is opened without a second person, whatever is ticked', async () => {
  await using house = await openHouse()
  const xu = await ofAnotherTeam(house)
  for (const birthDate of ['1950-06-01', null]) {
    const { clientId } = await aCase(house, birthDate)
    expect((await xu.does(access.openUrgently, opens(clientId, null, true))).expiresAt).not.toBeNull()
  }
  expect((await house.head.does(access.openings, {})).rows.map(({ approval }) => approval)).toEqual([
    null,
    null,
  ])
})
