import { newId } from '@quancheng/contract/new-id.ts'
import { staff } from '@quancheng/contract/staff.ts'
import { expect, test } from 'vitest'
import { openBrowser } from '../test/browser.ts'
import { openWorld } from '../test/world.ts'
import { found } from './add-organisation.ts'
import { firstAdministrator } from './first-administrator.ts'
import type { Founding } from './found-organisation.ts'

const NEW_COLLEAGUE = {
  login: 'chenyj',
  name: '陈雨佳',
  title: '社工',
  email: 'chen@hospital.example',
  duty: 'worker',
  departmentIds: [],
  teamIds: [],
  supervisorId: null,
}
const PASSWORD = 'tea after the handover'

function tokenOf(invitation: string): string {
  return new URL(invitation).searchParams.get('token') ?? ''
}

test('Wu invites a colleague, who sets a password once and works', async () => {
  await using world = await openWorld()
  const hospital = await world.organisation()
  const wu = await hospital.person('吴敏', 'administrator')
  const ward = await hospital.department('心内科', 'CARD')
  const team = await hospital.team('内科组')
  const command = { ...NEW_COLLEAGUE, commandId: newId(), departmentIds: [ward], teamIds: [team] }
  const { id, invitation } = await wu.does(staff.addMember, command)
  expect(await wu.does(staff.addMember, command)).toEqual({ id, invitation })
  expect(invitation).toMatch(/^http:\/\/localhost:3000\/invitation\?token=[\w-]{43}$/)

  const browser = openBrowser(world)
  const accept = async (password: string) =>
    (await browser.asks(staff.acceptInvitation, { token: tokenOf(invitation), password })).body
  expect((await accept('too short')).code).toBe('staff.password-too-short')
  expect(await accept(PASSWORD)).toEqual({ login: 'chenyj' })
  expect((await accept(PASSWORD)).code).toBe('staff.invitation-not-valid')
  await browser.asks(staff.signIn, { login: 'chenyj', password: PASSWORD })
  expect((await browser.asks(staff.me, {})).body).toMatchObject({
    name: '陈雨佳',
    duties: ['worker'],
    departmentIds: [ward],
    teamIds: [team],
  })
  const { rows } = await world.pool.query(
    "select facts from journal where act = 'staff.addMember' and subject_id = $1",
    [id],
  )
  expect(rows).toEqual([{ facts: '{"duty":"worker"}' }])
})

test('an invitation ends after a day, and its link is not in the database', async () => {
  await using world = await openWorld()
  const wu = await (await world.organisation()).person('吴敏', 'administrator')
  const { invitation } = await wu.does(staff.addMember, { ...NEW_COLLEAGUE, commandId: newId() })
  const kept = await world.pool.query(
    "select i::text || coalesce((select string_agg(answer_sealed::text, '') from command), '') as all from invitation i",
  )
  expect(kept.rows[0].all).not.toContain(tokenOf(invitation))
  world.pass(24 * 60)
  const late = await openBrowser(world).asks(staff.acceptInvitation, {
    token: tokenOf(invitation),
    password: PASSWORD,
  })
  expect(late.body.code).toBe('staff.invitation-not-valid')
})

test('a login that is taken, a duty nobody knows and another hospital’s ward are refused', async () => {
  await using world = await openWorld()
  const hospital = await world.organisation()
  const elsewhere = await (await world.organisation('示例儿童医院')).department('新生儿科', 'NICU')
  const wu = await hospital.person('吴敏', 'administrator', { login: 'wumin' })
  const add = async (changes: object) =>
    (await wu.ask(staff.addMember, { ...NEW_COLLEAGUE, commandId: newId(), ...changes })).body.code
  expect(await add({ login: 'WuMin' })).toBe('staff.login-taken')
  expect(await add({ duty: 'magician' })).toBe('staff.unknown-duty')
  expect(await add({ departmentIds: [elsewhere] })).toBe('not-found')
  expect(await add({ supervisorId: newId() })).toBe('not-found')
  const { rows } = await world.pool.query('select count(*)::int as n from account')
  expect(rows[0].n).toBe(1)
})

test('a worker may not invite or give duties', async () => {
  await using world = await openWorld()
  const lin = await (await world.organisation()).person('林若溪', 'worker')
  expect((await lin.ask(staff.addMember, { ...NEW_COLLEAGUE, commandId: newId() })).status).toBe(404)
})

test('somebody who works in two hospitals is added by login and e-mail, and chooses where to act', async () => {
  await using world = await openWorld()
  const general = await world.organisation('示例综合医院')
  const children = await world.organisation('示例儿童医院')
  const lin = await general.person('林若溪', 'worker', { login: 'linrx' })
  await world.pool.query("update account set email = 'lin@hospital.example' where id = $1", [lin.id])
  const zhou = await children.person('周宁', 'administrator')
  const invite = { ...NEW_COLLEAGUE, login: 'linrx', name: '林若溪', duty: 'supervisor' }
  const wrong = { ...invite, commandId: newId(), email: 'other@hospital.example' }
  expect((await zhou.ask(staff.addMember, wrong)).body.code).toBe('staff.login-taken')
  expect((await lin.ask(staff.actIn, { organisationId: children.id })).status).toBe(404)

  const right = { ...invite, commandId: newId(), email: 'Lin@hospital.example' }
  expect(await zhou.does(staff.addMember, right)).toEqual({
    id: lin.id,
    invitation: 'http://localhost:3000/sign-in',
  })
  expect((await lin.does(staff.me, {})).organisations.map(({ name }) => name)).toEqual([
    '示例综合医院',
    '示例儿童医院',
  ])
  await lin.does(staff.actIn, { organisationId: children.id })
  expect(await lin.does(staff.me, {})).toMatchObject({
    organisation: { name: '示例儿童医院' },
    duties: ['supervisor'],
  })
})

test('a duty counts from the next question on, and ends the same way', async () => {
  await using world = await openWorld()
  const hospital = await world.organisation()
  const wu = await hospital.person('吴敏', 'administrator')
  const lin = await hospital.person('林若溪', 'worker')
  const duty = { accountId: lin.id, duty: 'supervisor', departmentIds: [], teamIds: [] }
  await wu.does(staff.setDuty, { ...duty, commandId: newId(), ended: false })
  await wu.does(staff.setDuty, { ...duty, commandId: newId(), ended: false })
  expect((await lin.does(staff.me, {})).duties.sort()).toEqual(['supervisor', 'worker'])
  await wu.does(staff.setDuty, { ...duty, commandId: newId(), ended: true })
  expect((await lin.does(staff.me, {})).duties).toEqual(['worker'])
  const magician = { ...duty, duty: 'magician', commandId: newId(), ended: false }
  expect((await wu.ask(staff.setDuty, magician)).body.code).toBe('staff.unknown-duty')
  const stranger = { ...duty, accountId: newId(), commandId: newId(), ended: false }
  expect((await wu.ask(staff.setDuty, stranger)).status).toBe(404)
})

test('the last administrator stays, also when two let each other go at the same time', async () => {
  await using world = await openWorld()
  const hospital = await world.organisation()
  const wu = await hospital.person('吴敏', 'administrator')
  const zheng = await hospital.person('郑和', 'administrator')
  const letGo = (who: typeof wu, accountId: string) =>
    who.ask(staff.disableMember, { commandId: newId(), accountId })
  const answers = await Promise.all([letGo(wu, zheng.id), letGo(zheng, wu.id)])
  expect(answers.map(({ status }) => status).sort()).not.toEqual([200, 200])
  const { rows } = await world.pool.query('select count(*)::int as n from duty where ended_at is null')
  expect(rows[0].n).toBe(1)
})

test('a colleague who leaves is signed out at once; not while cases are theirs', async () => {
  await using world = await openWorld()
  const hospital = await world.organisation()
  const wu = await hospital.person('吴敏', 'administrator')
  const lin = await hospital.person('林若溪', 'worker')
  await world.pool.query(
    `insert into case_file (org_id, id, number, client_id, worker_id, pack, pack_version, kind, stage, state, opened_at, stage_since)
     values ($1, $2, 'MSW-1', $2, $3, 'tennis-club', '1', 'brief', 'intake', 'open', now(), now())`,
    [hospital.id, newId(), lin.id],
  )
  const members = await wu.does(staff.members, {})
  expect(members.map(({ name, openCases }) => [name, openCases]).sort()).toEqual([
    ['吴敏', 0],
    ['林若溪', 1],
  ])
  const leave = () => wu.ask(staff.disableMember, { commandId: newId(), accountId: lin.id })
  expect((await leave()).body).toEqual({ code: 'staff.open-cases-remain', facts: { cases: 1 } })
  await world.pool.query("update case_file set state = 'closed'")
  expect((await leave()).status).toBe(200)
  expect((await lin.ask(staff.me, {})).body.code).toBe('signed-out')
  expect((await wu.does(staff.members, {})).map(({ name }) => name)).toEqual(['吴敏'])
  expect((await leave()).status).toBe(404)
})

test('notices are one’s own: listed, counted, read', async () => {
  await using world = await openWorld()
  const hospital = await world.organisation()
  const lin = await hospital.person('林若溪', 'worker')
  const zhao = await hospital.person('赵敏', 'worker')
  await hospital.work((work) =>
    work.notify([lin.id, lin.id, null], {
      kind: 'request-offered',
      subjectKind: 'request',
      subjectId: newId(),
      facts: { urgency: 'urgent' },
    }),
  )
  const { unread, rows } = await lin.does(staff.notices, {})
  expect({ unread, rows }).toMatchObject({
    unread: 1,
    rows: [{ kind: 'request-offered', facts: { urgency: 'urgent' }, readAt: null }],
  })
  const ids = rows.map(({ id }) => id)
  expect((await zhao.does(staff.notices, {})).rows).toEqual([])
  await zhao.does(staff.readNotices, { ids })
  expect((await lin.does(staff.notices, {})).unread).toBe(1)
  await lin.does(staff.readNotices, { ids })
  expect((await lin.does(staff.notices, {})).unread).toBe(0)
})

test('an empty house invites its first administrator, again until they have come, and never after', async () => {
  await using world = await openWorld({ mode: 'production', origin: 'https://msw.hospital.example' })
  const first = await firstAdministrator(world.parts)
  expect(first).toMatch(/^https:\/\/msw\.hospital\.example\/invitation\?token=/)
  const both = await Promise.all([firstAdministrator(world.parts), firstAdministrator(world.parts)])
  const counted = await world.pool.query(
    'select (select count(*)::int from account) as accounts, (select count(*)::int from organisation) as organisations',
  )
  expect(counted.rows).toEqual([{ accounts: 1, organisations: 1 }])

  const browser = openBrowser(world)
  const accept = async (invitation: string | null, password = PASSWORD) =>
    (await browser.asks(staff.acceptInvitation, { token: tokenOf(invitation ?? ''), password })).body
  expect((await accept(first)).code).toBe('staff.invitation-not-valid')
  const living = (
    await Promise.all(both.map(async (one) => ({ one, code: (await accept(one, 'x')).code })))
  ).find(({ code }) => code === 'staff.password-too-short')
  expect((await accept(living?.one ?? '', 'quancheng-demo')).code).toBe('staff.password-too-common')
  expect(await accept(living?.one ?? '')).toEqual({ login: 'administrator' })
  await browser.asks(staff.signIn, { login: 'administrator', password: PASSWORD })
  expect((await browser.asks(staff.me, {})).body).toMatchObject({
    organisation: { name: '本机构' },
    duties: ['administrator'],
  })
  expect(await firstAdministrator(world.parts)).toBeNull()
})

test('a second institution comes by one command: its administrator is invited, its name and login are taken once', async () => {
  await using world = await openWorld({ mode: 'production', origin: 'https://msw.hospital.example' })
  await firstAdministrator(world.parts)
  const clinic = {
    kind: 'community',
    name: '示例社区卫生服务中心',
    shortName: '示例社区',
    login: 'shequ',
  } as const
  const add = (founding: Founding) => found(world.pool, founding, 'https://msw.hospital.example', world.now())
  const invitation = await add(clinic)
  await expect(add({ ...clinic, login: 'other' })).rejects.toThrow('called 示例社区卫生服务中心 already')
  await expect(add({ ...clinic, name: '另一家' })).rejects.toThrow('signs in as shequ already')
  const browser = openBrowser(world)
  await browser.asks(staff.acceptInvitation, { token: tokenOf(invitation), password: PASSWORD })
  await browser.asks(staff.signIn, { login: 'shequ', password: PASSWORD })
  expect((await browser.asks(staff.me, {})).body).toMatchObject({
    organisation: { name: '示例社区卫生服务中心', kind: 'community' },
    organisations: [{ name: '示例社区卫生服务中心' }],
    duties: ['administrator'],
  })
})
