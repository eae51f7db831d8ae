import { cases } from '@quancheng/contract/cases.ts'
import { intake } from '@quancheng/contract/intake.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { staff } from '@quancheng/contract/staff.ts'
import { expect, test } from 'vitest'
import { admitted, openHouse } from '../test/ward.ts'

const ONCOLOGY = { code: '5010', name: '肿瘤内科', kind: 'ward' as const, floor: '6 楼', beds: 45 }

async function withAdministrator() {
  const house = await openHouse()
  const wu = await house.hospital.person('吴敏', 'administrator')
  const actsOf = async (subjectId: string) => {
    const { rows } = await house.world.pool.query<{ act: string }>(
      'select act from journal where subject_id = $1 and actor_id = $2 order by seq',
      [subjectId, wu.id],
    )
    return rows.map(({ act }) => act)
  }
  return { ...house, wu, actsOf, [Symbol.asyncDispose]: () => house[Symbol.asyncDispose]() }
}

test('Wu adds a ward under the code of the hospital’s feed, renames it, and a code that is taken is refused in words', async () => {
  await using house = await withAdministrator()
  const { wu, zhou, actsOf } = house
  const command = { commandId: newId(), ...ONCOLOGY }
  const { id } = await wu.does(staff.addDepartment, command)
  expect(await wu.does(staff.addDepartment, command), 'sent twice, added once').toEqual({ id, revision: 1 })
  const again = await wu.ask(staff.addDepartment, { commandId: newId(), ...ONCOLOGY, name: '别的病区' })
  expect(again.body).toMatchObject({
    code: 'staff.department-code-taken',
    facts: { code: '5010', name: '肿瘤内科' },
  })
  const rename = { commandId: newId(), departmentId: id, seen: 1, ...ONCOLOGY, name: '肿瘤一病区' }
  expect(await wu.does(staff.changeDepartment, rename)).toEqual({ id, revision: 2 })
  expect(
    (await wu.ask(staff.changeDepartment, { ...rename, commandId: newId(), seen: 2, code: 'SN' })).body,
  ).toMatchObject({ code: 'staff.department-code-taken', facts: { name: '神经内科' } })
  const late = await wu.ask(staff.changeDepartment, { ...rename, commandId: newId(), name: '肿瘤二病区' })
  expect(late.body).toMatchObject({
    code: 'conflict',
    facts: {
      revision: 2,
      fields: expect.arrayContaining([{ field: 'name', theirs: '肿瘤一病区', yours: null }]),
    },
  })
  expect((await zhou.ask(staff.addDepartment, { ...command, commandId: newId() })).status).toBe(404)
  expect(await actsOf(id)).toEqual(['staff.addDepartment', 'staff.changeDepartment'])
})

test('a ward closes with people in it, says how many, is offered no more, and opens again', async () => {
  await using house = await withAdministrator()
  const { wu, lin, neurology } = house
  await admitted(house, { name: '周桂英', ward: neurology, bed: '12' })
  await admitted(house, { name: '陈国强', ward: neurology, bed: '13' })
  await admitted(house, { name: '李秀兰', ward: neurology, status: 'finished' })
  const before = (await wu.does(staff.departmentList, {})).find(({ id }) => id === neurology)
  expect(before).toMatchObject({ patients: 2, people: 3, closedAt: null })
  const close = { departmentId: neurology, seen: 1, closed: true }
  expect(await wu.does(staff.closeDepartment, { ...close, commandId: newId() })).toMatchObject({
    patients: 2,
  })
  const told = await lin.does(staff.departments, {})
  expect(told.at(-1), 'still named, behind the open ones').toMatchObject({ id: neurology, closed: true })
  await wu.does(staff.closeDepartment, { ...close, commandId: newId(), seen: 2, closed: false })
  expect((await lin.does(staff.departments, {})).some(({ closed }) => closed)).toBe(false)
})

test('a team has a name nobody else has, somebody who leads it, and closes when it is empty', async () => {
  await using house = await withAdministrator()
  const { wu, lin, he, zhou, teamId, world } = house
  const { id } = await wu.does(staff.addTeam, { commandId: newId(), name: '门急诊组', leadId: zhou.id })
  expect(
    (await wu.ask(staff.addTeam, { commandId: newId(), name: '住院组', leadId: null })).body,
  ).toMatchObject({ code: 'staff.team-name-taken', facts: { name: '住院组' } })
  await wu.does(staff.changeTeam, { commandId: newId(), teamId: id, seen: 1, name: '急诊组', leadId: lin.id })
  expect(await he.does(staff.teams, {})).toContainEqual({
    id,
    name: '急诊组',
    leadId: lin.id,
    closed: false,
    revision: 2,
  })
  const elsewhere = await (await world.organisation('另一家医院')).person('外人', 'supervisor')
  const foreign = { commandId: newId(), teamId: id, seen: 2, name: '急诊组', leadId: elsewhere.id }
  expect((await wu.ask(staff.changeTeam, foreign)).status).toBe(404)
  expect(
    (await wu.ask(staff.closeTeam, { commandId: newId(), teamId, seen: 1, closed: true })).body,
  ).toMatchObject({ code: 'staff.team-has-people', facts: { people: 3 } })
  await wu.does(staff.closeTeam, { commandId: newId(), teamId: id, seen: 2, closed: true })
  const { id: next } = await wu.does(staff.addTeam, { commandId: newId(), name: '急诊组', leadId: null })
  expect(next).not.toBe(id)
  expect(
    (await wu.ask(staff.closeTeam, { commandId: newId(), teamId: id, seen: 3, closed: false })).body.code,
    'its name was given to another team meanwhile',
  ).toBe('staff.team-name-taken')
})

test('a worker comes into a team, and the supervisor sees the cases they already have', async () => {
  await using house = await withAdministrator()
  const { wu, hospital, neurology, zhou } = house
  const { id: newTeam } = await wu.does(staff.addTeam, { commandId: newId(), name: '门急诊组', leadId: null })
  const xu = await hospital.person('许南', 'worker', { departmentIds: [neurology] })
  const fang = await hospital.person('方蕾', 'supervisor')
  const { clientId } = await admitted(house, { name: '周桂英', ward: neurology })
  const { id: caseId } = await xu.does(cases.open, {
    commandId: newId(),
    clientId,
    kind: 'brief',
    pack: null,
    problem: null,
  })
  expect((await fang.ask(cases.file, { caseId })).status).toBe(404)
  const before = await wu.does(staff.member, { accountId: fang.id })
  expect(before).toMatchObject({ teamId: null, duties: [{ duty: 'supervisor', teamIds: [] }], revision: 1 })
  await wu.does(staff.setDuty, {
    commandId: newId(),
    accountId: fang.id,
    duty: 'supervisor',
    departmentIds: [],
    teamIds: [newTeam],
    ended: false,
  })
  const change = {
    commandId: newId(),
    accountId: xu.id,
    seen: 1,
    title: '医务社工',
    teamId: newTeam,
    departmentIds: [neurology],
    supervisorId: fang.id,
  }
  expect(await wu.does(staff.changeMember, change)).toEqual({ id: xu.id, revision: 2, cases: 1 })
  expect(await fang.does(cases.file, { caseId })).toMatchObject({ supervisor: { id: fang.id } })
  expect((await zhou.ask(cases.file, { caseId })).status).toBe(404)
  expect((await xu.does(staff.me, {})).teamIds).toEqual([newTeam])
  const again = (over: object) =>
    wu.ask(staff.changeMember, { ...change, commandId: newId(), seen: 2, ...over })
  expect((await again({ seen: 1 })).body.code).toBe('conflict')
  expect((await again({ supervisorId: xu.id })).body.code).toBe('staff.supervises-oneself')
  expect((await again({ teamId: newId() })).status).toBe(404)
})

test('a colleague is invited into a team, with a duty that reaches another team besides', async () => {
  await using house = await withAdministrator()
  const { wu, teamId, neurology, zhou } = house
  const { id: other } = await wu.does(staff.addTeam, { commandId: newId(), name: '门急诊组', leadId: null })
  const { id } = await wu.does(staff.addMember, {
    commandId: newId(),
    login: 'fanglei',
    name: '方蕾',
    title: '督导',
    email: null,
    duty: 'supervisor',
    departmentIds: [neurology],
    teamId,
    teamIds: [other],
    supervisorId: zhou.id,
  })
  expect(await wu.does(staff.member, { accountId: id })).toMatchObject({
    teamId,
    departmentIds: [neurology],
    supervisorId: zhou.id,
    duties: [{ duty: 'supervisor', departmentIds: [neurology], teamIds: [other] }],
  })
})

test('the hospital says what it is called and by which standards it works; open cases keep theirs', async () => {
  await using house = await withAdministrator()
  const { wu, lin, hospital, neurology, actsOf } = house
  const opening = async (name: string, pack: string | null) => {
    const { clientId } = await admitted(house, { name, ward: neurology })
    return { commandId: newId(), clientId, kind: 'brief' as const, pack, problem: null }
  }
  const before = await wu.does(staff.institution, {})
  expect(before).toMatchObject({ pack: null, packs: [], casePrefix: null, revision: 1 })
  expect((await lin.does(cases.packs, {})).map(({ code }) => code)).toEqual(['jiangsu-tjssg-001-2020'])
  const { id: first } = await lin.does(cases.open, await opening('周桂英', null))
  const change = {
    commandId: newId(),
    seen: 1,
    name: '示例市第一医院',
    shortName: '市一院',
    beds: 1200,
    casePrefix: 'SY',
    pack: 'shenzhen-db4403t-214-2021',
    packs: ['guangdong-db44t-2538-2024', 'shenzhen-db4403t-214-2021'],
    medical: null,
  }
  expect((await wu.ask(staff.changeInstitution, { ...change, pack: 'made-up' })).body).toMatchObject({
    code: 'staff.unknown-pack',
    facts: { pack: 'made-up' },
  })
  const written = await wu.does(staff.changeInstitution, { ...change, commandId: newId() })
  expect(written).toEqual({ id: hospital.id, revision: 2 })
  expect(await wu.does(staff.institution, {})).toMatchObject({
    name: '示例市第一医院',
    packs: ['guangdong-db44t-2538-2024'],
    revision: 2,
  })
  expect((await wu.ask(staff.changeInstitution, { ...change, commandId: newId() })).body.code).toBe(
    'conflict',
  )
  expect((await lin.does(staff.me, {})).organisation.shortName).toBe('市一院')
  expect((await lin.does(cases.packs, {})).map(({ code }) => code)).toEqual([
    'shenzhen-db4403t-214-2021',
    'guangdong-db44t-2538-2024',
  ])
  const { id: second } = await lin.does(cases.open, await opening('陈国强', null))
  const { id: third } = await lin.does(cases.open, await opening('李秀兰', 'guangdong-db44t-2538-2024'))
  const refused = await lin.ask(cases.open, await opening('王建国', 'jiangsu-tjssg-001-2020'))
  expect(refused.body).toMatchObject({ code: 'cases.pack-not-offered' })
  const packOf = async (caseId: string) => (await lin.does(cases.file, { caseId })).pack.code
  expect(await Promise.all([first, second, third].map(packOf))).toEqual([
    'jiangsu-tjssg-001-2020',
    'shenzhen-db4403t-214-2021',
    'guangdong-db44t-2538-2024',
  ])
  expect((await lin.does(cases.file, { caseId: second })).number).toBe('SY-2026-0002')
  expect(await actsOf(hospital.id)).toEqual(['staff.changeInstitution'])
  expect((await lin.ask(staff.institution, {})).status).toBe(404)
})

test('whoever takes a request may choose another standard the hospital allows, and no other', async () => {
  await using house = await withAdministrator()
  const { wu, lin, jiang, neurology } = house
  const { kind: _kind, revision, ...asIs } = await wu.does(staff.institution, {})
  const packs = ['shenzhen-db4403t-214-2021']
  await wu.does(staff.changeInstitution, { ...asIs, commandId: newId(), seen: revision, packs })
  const { clientId } = await admitted(house, { name: '周桂英', ward: neurology, bed: '12' })
  const { id: requestId } = await jiang.does(intake.raise, {
    commandId: newId(),
    clientId,
    name: null,
    encounterId: null,
    departmentId: null,
    bed: null,
    source: 'nurse',
    from: null,
    urgency: 'routine',
    topics: [],
    words: '押金差两万元',
    distress: null,
  })
  const take = (pack: string) => ({ commandId: newId(), requestId, seen: 1, clientId: null, pack })
  expect((await lin.ask(intake.take, take('hubei-db42t-2170-2023'))).body.code).toBe('cases.pack-not-offered')
  const { caseId } = await lin.does(intake.take, take('shenzhen-db4403t-214-2021'))
  expect((await lin.does(cases.file, { caseId })).pack.code).toBe('shenzhen-db4403t-214-2021')
})
