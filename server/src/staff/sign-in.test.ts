import { staff } from '@quancheng/contract/staff.ts'
import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import { openBrowser } from '../test/browser.ts'
import { openWorld, type TestOrganisation, type TestPerson, type World } from '../test/world.ts'
import { hashPassword } from './password.ts'

const PASSWORD = 'ward round at seven'
const NEXT = 'tea after the handover'

async function givePassword(world: World, person: TestPerson, password = PASSWORD) {
  await world.pool.query('update account set password_hash = $2 where id = $1', [
    person.id,
    await hashPassword(password),
  ])
}

async function lin(world: World, hospital: TestOrganisation) {
  const person = await hospital.person('林若溪', 'worker', { login: 'linrx' })
  await givePassword(world, person)
  return person
}

test('Lin signs in with her password, is known, and signs out', async () => {
  await using world = await openWorld()
  const hospital = await world.organisation()
  await lin(world, hospital)
  const browser = openBrowser(world)
  expect(await browser.asks(staff.me, {})).toMatchObject({ status: 401, body: { code: 'signed-out' } })

  const signedIn = await browser.asks(staff.signIn, { login: 'LinRX', password: PASSWORD })
  expect(signedIn).toEqual({ status: 200, body: { step: 'done' } })
  const me = await browser.asks(staff.me, {})
  expect(me.body).toMatchObject({ login: 'linrx', name: '林若溪', duties: ['worker'], secondFactor: false })
  expect(me.body.organisation.id).toBe(hospital.id)
  expect(me.body.grants).toContainEqual({ capability: 'cases', verb: 'read', scope: 'own' })

  const kept = browser.cookie('quancheng_session')
  await browser.asks(staff.signOut, {})
  expect(browser.cookie('quancheng_session')).toBeNull()
  const { rows } = await world.pool.query("select count(*)::int as n from session where device <> 'test'")
  expect({ kept: kept !== null, left: rows[0].n }).toEqual({ kept: true, left: 0 })
})

test('a password kept in the database cannot be read from it', async () => {
  await using world = await openWorld()
  await lin(world, await world.organisation())
  const { rows } = await world.pool.query("select password_hash from account where login = 'linrx'")
  expect(rows[0].password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(rows[0].password_hash).not.toContain('ward')
})

test('after five wrong passwords nobody gets in for half an hour, not even with the right one', async () => {
  await using world = await openWorld()
  await lin(world, await world.organisation())
  const browser = openBrowser(world)
  const tryWith = (password: string) => browser.asks(staff.signIn, { login: 'linrx', password })
  for (const left of [4, 3, 2, 1])
    expect((await tryWith('guess')).body).toEqual({ code: 'staff.wrong-password', facts: { left } })
  const shut = { code: 'staff.locked-out', facts: { until: '2026-01-05T01:30:00.000Z', minutes: 30 } }
  expect((await tryWith('guess')).body).toEqual(shut)
  expect((await tryWith(PASSWORD)).body).toEqual(shut)
  world.pass(29)
  expect((await tryWith(PASSWORD)).body).toMatchObject({ facts: { minutes: 1 } })
  world.pass(1)
  expect((await tryWith(PASSWORD)).body).toEqual({ step: 'done' })
})

test('five people guessing at the same time are counted as five', async () => {
  await using world = await openWorld()
  await lin(world, await world.organisation())
  const guesses = Array.from({ length: 5 }, () =>
    openBrowser(world).asks(staff.signIn, { login: 'linrx', password: 'guess' }),
  )
  const codes = (await Promise.all(guesses)).map(({ body }) => body.code)
  expect(codes.sort()).toEqual(['staff.locked-out', ...Array(4).fill('staff.wrong-password')])
})

test('a login that nobody has is answered and locked like one that somebody has', async () => {
  await using world = await openWorld()
  await lin(world, await world.organisation())
  const answers = async (login: string) => {
    const browser = openBrowser(world)
    const all = []
    for (let tries = 0; tries < 6; tries++)
      all.push((await browser.asks(staff.signIn, { login, password: 'guess' })).body)
    return all
  }
  expect(await answers('nobody')).toEqual(await answers('linrx'))
})

test('somebody with a second factor is asked for its six digits, and a code counts once', async () => {
  await using world = await openWorld()
  const person = await lin(world, await world.organisation())
  const { secret, uri } = await person.does(staff.startTotp, {})
  expect(uri).toContain('otpauth://totp/Quancheng:linrx?')
  const phone = new TOTP({ secret: Secret.fromBase32(secret) })
  const digits = () => phone.generate({ timestamp: world.now().getTime() })
  expect((await openBrowser(world).asks(staff.signIn, { login: 'linrx', password: PASSWORD })).body).toEqual({
    step: 'done',
  })
  const confirmed = digits()
  await person.does(staff.confirmTotp, { code: confirmed })
  expect((await person.does(staff.me, {})).secondFactor).toBe(true)

  const browser = openBrowser(world)
  const first = await browser.asks(staff.signIn, { login: 'linrx', password: PASSWORD })
  if (first.body.step !== 'second-factor') throw new Error('no second factor was asked for')
  const { challengeId } = first.body
  expect(browser.cookie('quancheng_session')).toBeNull()
  const again = await browser.asks(staff.secondFactor, { challengeId, code: confirmed })
  expect(again.body.code).toBe('staff.wrong-code')
  world.pass(1)
  const done = await browser.asks(staff.secondFactor, { challengeId, code: digits() })
  expect(done.body).toEqual({ step: 'done' })
  expect((await browser.asks(staff.me, {})).status).toBe(200)
  world.pass(1)
  const used = await openBrowser(world).asks(staff.secondFactor, { challengeId, code: digits() })
  expect(used.body.code).toBe('staff.challenge-expired')
})

test('the secret of a second factor lies sealed in the database, and is not replaced by a stolen session', async () => {
  await using world = await openWorld()
  const person = await lin(world, await world.organisation())
  const { secret } = await person.does(staff.startTotp, {})
  const { rows } = await world.pool.query("select totp_sealed from account where login = 'linrx'")
  expect(rows[0].totp_sealed.toString('latin1')).not.toContain(secret)
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: world.now().getTime() })
  await person.does(staff.confirmTotp, { code })
  expect((await person.ask(staff.startTotp, {})).body.code).toBe('staff.second-factor-already-set')
  expect((await person.ask(staff.removeTotp, { password: 'guess' })).body.code).toBe('staff.wrong-password')
  await person.does(staff.removeTotp, { password: PASSWORD })
  expect((await person.does(staff.me, {})).secondFactor).toBe(false)
})

test('wrong digits lock the account too', async () => {
  await using world = await openWorld()
  const person = await lin(world, await world.organisation())
  const { secret } = await person.does(staff.startTotp, {})
  const now = { timestamp: world.now().getTime() }
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate(now)
  await person.does(staff.confirmTotp, { code })
  const wrong = code === '000000' ? '111111' : '000000'
  const browser = openBrowser(world)
  const asked = await browser.asks(staff.signIn, { login: 'linrx', password: PASSWORD })
  const challengeId = asked.body.step === 'second-factor' ? asked.body.challengeId : ''
  const codes = []
  for (let tries = 0; tries < 5; tries++)
    codes.push((await browser.asks(staff.secondFactor, { challengeId, code: wrong })).body.code)
  expect(codes).toEqual([...Array(4).fill('staff.wrong-code'), 'staff.locked-out'])
})

test('an unattended screen locks, answers nothing, and opens again with the password', async () => {
  await using world = await openWorld({ idleLockMinutes: 15 })
  await lin(world, await world.organisation())
  const browser = openBrowser(world)
  await browser.asks(staff.signIn, { login: 'linrx', password: PASSWORD })
  world.pass(14)
  expect((await browser.asks(staff.me, {})).status).toBe(200)
  world.pass(16)
  const locked = await browser.asks(staff.me, {})
  expect(locked).toMatchObject({ status: 401, body: { code: 'session-locked', facts: { name: '林若溪' } } })
  expect((await browser.asks(staff.unlock, { password: 'guess' })).body.code).toBe('staff.wrong-password')
  expect((await browser.asks(staff.unlock, { password: PASSWORD })).status).toBe(200)
  expect((await browser.asks(staff.me, {})).status).toBe(200)
  await browser.asks(staff.lock, {})
  expect((await browser.asks(staff.me, {})).body.code).toBe('session-locked')
  await browser.asks(staff.signOut, {})
  expect((await browser.asks(staff.me, {})).body.code).toBe('signed-out')
  expect((await browser.asks(staff.unlock, { password: PASSWORD })).status).toBe(401)
})

test('a session ends after a working day, and guessing at the lock screen ends it at once', async () => {
  await using world = await openWorld({ idleLockMinutes: 480 })
  await lin(world, await world.organisation())
  const browser = openBrowser(world)
  await browser.asks(staff.signIn, { login: 'linrx', password: PASSWORD })
  world.pass(12 * 60)
  expect((await browser.asks(staff.me, {})).body.code).toBe('signed-out')

  await browser.asks(staff.signIn, { login: 'linrx', password: PASSWORD })
  await browser.asks(staff.lock, {})
  for (let tries = 0; tries < 5; tries++) await browser.asks(staff.unlock, { password: 'guess' })
  world.pass(31)
  expect((await browser.asks(staff.me, {})).body.code).toBe('signed-out')
})

test('Lin sees where she is signed in and signs the ward computer out from the office', async () => {
  await using world = await openWorld()
  const hospital = await world.organisation()
  await lin(world, hospital)
  const ward = openBrowser(world, 'Chromium on the ward')
  const office = openBrowser(world, 'Firefox in the office')
  await ward.asks(staff.signIn, { login: 'linrx', password: PASSWORD })
  await office.asks(staff.signIn, { login: 'linrx', password: PASSWORD })
  const { body } = await office.asks(staff.sessions, {})
  const there = body.find(({ device }) => device === 'Chromium on the ward')
  expect(body.filter(({ current }) => current).map(({ device }) => device)).toEqual(['Firefox in the office'])
  await office.asks(staff.revokeSession, { sessionId: there?.id ?? '' })
  expect((await ward.asks(staff.me, {})).body.code).toBe('signed-out')
  expect((await office.asks(staff.me, {})).status).toBe(200)

  const zhao = await hospital.person('赵敏', 'worker')
  const mine = body.find(({ current }) => current)
  expect((await zhao.ask(staff.revokeSession, { sessionId: mine?.id ?? '' })).status).toBe(404)
  expect((await office.asks(staff.me, {})).status).toBe(200)
})

test('a new password ends the other sessions and has to be a good one', async () => {
  await using world = await openWorld()
  await lin(world, await world.organisation())
  const ward = openBrowser(world)
  const office = openBrowser(world)
  for (const browser of [ward, office])
    await browser.asks(staff.signIn, { login: 'linrx', password: PASSWORD })
  const change = async (current: string, next: string) =>
    (await office.asks(staff.changePassword, { current, next })).body.code ?? 'changed'
  expect(await change('guess', NEXT)).toBe('staff.wrong-password')
  expect(await change(PASSWORD, 'short')).toBe('staff.password-too-short')
  expect(await change(PASSWORD, 'linrx likes tea')).toBe('staff.password-contains-login')
  expect(await change(PASSWORD, 'Password1234')).toBe('staff.password-too-common')
  expect(await change(PASSWORD, 'aaaaaaaaaaaaaaaa')).toBe('staff.password-too-common')
  expect(await change(PASSWORD, 'abcdefghijklmnop')).toBe('staff.password-too-common')
  expect((await ward.asks(staff.me, {})).status).toBe(200)
  expect(await change(PASSWORD, NEXT)).toBe('changed')
  expect((await ward.asks(staff.me, {})).body.code).toBe('signed-out')
  expect((await office.asks(staff.me, {})).status).toBe(200)
  expect((await ward.asks(staff.signIn, { login: 'linrx', password: PASSWORD })).body.code).toBe(
    'staff.wrong-password',
  )
  expect((await ward.asks(staff.signIn, { login: 'linrx', password: NEXT })).status).toBe(200)
})

test('guessing the present password inside a stolen session is counted although the change is refused', async () => {
  await using world = await openWorld()
  const person = await lin(world, await world.organisation())
  const codes = []
  for (let tries = 0; tries < 5; tries++)
    codes.push((await person.ask(staff.changePassword, { current: 'guess', next: NEXT })).body.code)
  expect(codes.at(-1)).toBe('staff.locked-out')
})

test('sign-ins and their failures stand in the journal of the house, without passwords', async () => {
  await using world = await openWorld()
  const person = await lin(world, await world.organisation())
  const browser = openBrowser(world)
  await browser.asks(staff.signIn, { login: 'linrx', password: 'guess that' })
  await browser.asks(staff.signIn, { login: 'linrx', password: PASSWORD })
  const { rows } = await world.pool.query('select act, actor_id, facts from journal order by at, lane')
  expect(rows).toContainEqual({
    act: 'refused',
    actor_id: null,
    facts: '{"of":"staff.signIn","code":"staff.wrong-password"}',
  })
  expect(rows).toContainEqual({ act: 'staff.signIn', actor_id: person.id, facts: '{"method":"password"}' })
  expect(JSON.stringify(rows)).not.toContain('guess that')
})

test('a form on another site cannot sign anybody in or out', async () => {
  await using world = await openWorld()
  const answer = await world.app.inject({
    method: 'POST',
    url: '/api/staff/sign-in',
    payload: { login: 'linrx', password: PASSWORD },
  })
  expect(answer.statusCode).toBe(403)
})

test('a forged or broken session cookie is nobody', async () => {
  await using world = await openWorld()
  for (const token of ['x', 'a'.repeat(5000), "' or 1=1 --", '%00'])
    expect(
      (
        await world.app.inject({
          url: '/api/staff/me',
          headers: { cookie: `quancheng_session=${token}` },
        })
      ).statusCode,
    ).toBe(401)
})

test('the demonstration offers its people at the door, production does not', async () => {
  await using demo = await openWorld()
  await lin(demo, await demo.organisation())
  const offered = await openBrowser(demo).asks(staff.options, {})
  expect(offered.body).toEqual({
    passkey: true,
    oidc: null,
    demo: [{ login: 'linrx', name: '林若溪', title: 'worker', organisation: '示例综合医院' }],
  })
  await using real = await openWorld({ mode: 'production', origin: 'https://10.0.0.7' })
  await lin(real, await real.organisation())
  expect((await openBrowser(real).asks(staff.options, {})).body).toEqual({
    passkey: false,
    oidc: null,
    demo: [],
  })
})
