import { newId } from '@quancheng/contract/new-id.ts'
import { staff } from '@quancheng/contract/staff.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../test/browser.ts'
import { openWorld, type TestOrganisation, type TestPerson, type World } from '../test/world.ts'
import { sessionCookie } from './session-cookie.ts'

let world: World
let hospital: TestOrganisation
let wu: TestPerson
beforeAll(async () => {
  world = await openWorld()
  hospital = await world.organisation()
  wu = await hospital.person('吴敏', 'administrator')
})
afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

function colleague() {
  const id = newId()
  return {
    commandId: newId(),
    login: `c-${id}`,
    name: '陈雨佳',
    title: '社工',
    email: null,
    duty: 'worker',
    departmentIds: [],
    teamIds: [],
    supervisorId: null,
  }
}

async function accounts(): Promise<number> {
  const { rows } = await world.pool.query('select count(*)::int as n from account')
  return rows[0].n
}

async function post(path: string, payload: string, headers: Record<string, string> = {}) {
  const answer = await world.app.inject({
    method: 'POST',
    url: path,
    headers: {
      cookie: `quancheng_session=${wu.token}`,
      'x-quancheng': '1',
      'content-type': 'application/json',
      ...headers,
    },
    payload,
  })
  return { status: answer.statusCode, body: answer.json() }
}

test('what Wu sends twice is done once and answered the same', async () => {
  const before = await accounts()
  const command = colleague()
  const first = await wu.does(staff.addMember, command)
  expect(await wu.does(staff.addMember, command)).toEqual(first)
  expect(await accounts()).toBe(before + 1)
})

test('what arrives eight times at once is done once', async () => {
  const before = await accounts()
  const command = colleague()
  const answers = await Promise.all(Array.from({ length: 8 }, () => wu.ask(staff.addMember, command)))
  expect(new Set(answers.map(({ status, body }) => `${status} ${JSON.stringify(body)}`)).size).toBe(1)
  expect(answers[0]?.status).toBe(200)
  expect(await accounts()).toBe(before + 1)
})

test('a refused command changes nothing, stands in the journal, and may be tried again', async () => {
  const before = await accounts()
  const command = colleague()
  const refused = await wu.ask(staff.addMember, { ...command, duty: 'magician' })
  expect(refused).toEqual({ status: 409, body: { code: 'staff.unknown-duty', facts: { duty: 'magician' } } })
  expect(await accounts()).toBe(before)
  const { rows } = await world.pool.query('select act, facts from journal where command_id = $1', [
    command.commandId,
  ])
  expect(rows).toEqual([{ act: 'refused', facts: '{"of":"staff.addMember","code":"staff.unknown-duty"}' }])
  expect((await wu.ask(staff.addMember, command)).status).toBe(200)
})

test('a command id that stood for something else, or for somebody else, is refused', async () => {
  const command = colleague()
  const { id } = await wu.does(staff.addMember, command)
  const reused = { commandId: command.commandId, accountId: id }
  expect((await wu.ask(staff.disableMember, reused)).body.code).toBe('command.id-reused')
  const zheng = await hospital.person('郑和', 'administrator')
  expect((await zheng.ask(staff.addMember, command)).body.code).toBe('command.id-reused')
})

test.each([
  ['broken JSON', '{"commandId":', 400],
  ['nothing', '', 400],
  ['a list', '[]', 422],
  ['a number for a name', JSON.stringify({ ...colleague(), name: 7 }), 422],
  ['a field nobody asked for', JSON.stringify({ ...colleague(), administrator: true }), 422],
  ['an id that is none', JSON.stringify({ ...colleague(), departmentIds: ["'; drop table account"] }), 422],
  ['a name without end', JSON.stringify({ ...colleague(), name: 'x'.repeat(100_000) }), 422],
  ['a poisoned prototype', '{"__proto__":{"commandId":"x"}}', 400],
])('%s is answered with a clear refusal and changes nothing', async (_what, payload, status) => {
  const before = await accounts()
  const answer = await post('/api/staff/members/add', payload)
  expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code: 'malformed' })
  expect(await accounts()).toBe(before)
})

test('a body of twenty megabytes is turned away', async () => {
  const { status, body } = await post('/api/staff/members/add', `{"name":"${'x'.repeat(20_000_000)}"}`)
  expect({ status, body }).toEqual({ status: 413, body: { code: 'malformed' } })
})

test('another content type is turned away', async () => {
  const answer = await post('/api/staff/members/add', 'a=b', {
    'content-type': 'application/x-www-form-urlencoded',
  })
  expect(answer).toEqual({ status: 415, body: { code: 'malformed' } })
})

test('what the contract lets through and the database cannot hold is refused, at the door and inside', async () => {
  const zero = { ...colleague(), name: 'a\u0000b' }
  expect(await wu.ask(staff.addMember, zero)).toEqual({ status: 422, body: { code: 'malformed' } })
  const { body } = await openBrowser(world).asks(staff.signIn, { login: 'a\u0000b', password: 'x' })
  expect(body).toEqual({ code: 'malformed' })
  expect((await wu.ask(staff.addMember, { ...zero, name: '陈雨佳' })).status).toBe(200)
})

test('an address nobody knows is not found', async () => {
  const answer = await world.app.inject('/api/nothing/here')
  expect(answer.statusCode).toBe(404)
})

test('answers are kept by no cache, framed by no other site, and run no foreign script', async () => {
  const { headers } = await openBrowser(world).visit('GET', '/api/staff/sign-in-options')
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining("default-src 'self'"),
  })
})

test('the session cookie is out of reach of scripts and other sites, and of plain http in production', () => {
  const cookie = sessionCookie({ ...world.parts.settings, secureCookie: true }, 'token')
  expect(cookie).toBe('quancheng_session=token; Path=/; HttpOnly; SameSite=Lax; Max-Age=43200; Secure')
})

test('a monitor sees that the house lives, can answer, and how fast, but nobody’s name', async () => {
  await wu.does(staff.me, {})
  expect((await world.app.inject('/healthz')).json()).toEqual({ status: 'ok' })
  expect((await world.app.inject('/readyz')).json()).toEqual({ status: 'ready' })
  const metrics = (await world.app.inject('/metrics')).body
  expect(metrics).toContain('quancheng_request_seconds_count{endpoint="staff.me",status="200"}')
  expect(metrics).not.toContain('吴敏')
})
