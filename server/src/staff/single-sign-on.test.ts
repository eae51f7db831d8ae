import { staff } from '@quancheng/contract/staff.ts'
import { expect, test } from 'vitest'
import { type Browser, openBrowser } from '../test/browser.ts'
import { CLIENT, startIdentityProvider } from '../test/identity-provider.ts'
import { openWorld } from '../test/world.ts'

const ORIGIN = 'http://localhost:3000'
const START = '/api/staff/oidc/start'

const PEOPLE = {
  'uid-17': { email: 'Lin@hospital.example', email_verified: true },
  'uid-18': { email: 'lin@hospital.example', email_verified: false },
  'uid-19': { email: 'nobody@hospital.example', email_verified: true },
}

async function openHospital() {
  const provider = await startIdentityProvider(PEOPLE, `${ORIGIN}/api/staff/oidc/callback`)
  const world = await openWorld({
    origin: ORIGIN,
    oidc: { issuer: provider.issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret, name: '工号登录' },
  })
  const hospital = await world.organisation()
  const lin = await hospital.person('林若溪', 'worker', { login: 'linrx' })
  await world.pool.query("update account set email = 'lin@hospital.example' where id = $1", [lin.id])

  /** Out to the provider, through its pages as `sub`, and back; answers where the browser ends. */
  async function signInAs(browser: Browser, sub: string) {
    const out = await browser.visit('GET', START)
    const back = new URL(await provider.signIn(String(out.headers.location), sub))
    return String((await browser.visit('GET', back.pathname + back.search)).headers.location)
  }
  return {
    world,
    lin,
    provider,
    signInAs,
    async [Symbol.asyncDispose]() {
      await world[Symbol.asyncDispose]()
      await provider[Symbol.asyncDispose]()
    },
  }
}

test('Lin comes in with the hospital’s own sign-in: linked by her verified e-mail once, by her subject from then on', async () => {
  await using at = await openHospital()
  const browser = openBrowser(at.world)
  expect((await browser.asks(staff.options, {})).body.oidc).toEqual({ name: '工号登录' })
  expect(await at.signInAs(browser, 'uid-17')).toBe('/')
  expect((await browser.asks(staff.me, {})).body).toMatchObject({ login: 'linrx' })
  expect((await browser.asks(staff.sessions, {})).body).toContainEqual(
    expect.objectContaining({ method: 'single-sign-on', current: true }),
  )
  await at.world.pool.query("update account set email = 'new@hospital.example' where id = $1", [at.lin.id])
  const later = openBrowser(at.world)
  expect(await at.signInAs(later, 'uid-17')).toBe('/')
  expect((await later.asks(staff.me, {})).body).toMatchObject({ login: 'linrx' })
})

test('an e-mail the provider has not verified, or that nobody here has, opens nothing', async () => {
  await using at = await openHospital()
  for (const sub of ['uid-18', 'uid-19']) {
    const browser = openBrowser(at.world)
    expect(await at.signInAs(browser, sub)).toBe('/sign-in?refused=staff.sso-unknown')
    expect(browser.cookie('quancheng_session')).toBeNull()
  }
})

test('an account already linked is not taken over by another subject with the same e-mail', async () => {
  await using at = await openHospital()
  await at.world.pool.query("update account set oidc_subject = 'elsewhere 1' where id = $1", [at.lin.id])
  expect(await at.signInAs(openBrowser(at.world), 'uid-17')).toBe('/sign-in?refused=staff.sso-unknown')
})

test('the way back works once, only in the browser that left, and only unchanged', async () => {
  await using at = await openHospital()
  const browser = openBrowser(at.world)
  const out = await browser.visit('GET', START)
  const back = new URL(await at.provider.signIn(String(out.headers.location), 'uid-17'))
  const path = back.pathname + back.search

  const stranger = await openBrowser(at.world).visit('GET', path)
  expect(stranger.headers.location).toBe('/sign-in?refused=staff.challenge-expired')
  const first = await browser.visit('GET', path)
  expect(first.headers.location).toBe('/')
  const again = await browser.visit('GET', path)
  expect(again.headers.location).toBe('/sign-in?refused=staff.challenge-expired')

  const other = openBrowser(at.world)
  const outAgain = await other.visit('GET', START)
  const forged = new URL(await at.provider.signIn(String(outAgain.headers.location), 'uid-17'))
  forged.searchParams.set('state', 'another')
  const refused = await other.visit('GET', forged.pathname + forged.search)
  expect(refused.headers.location).toBe('/sign-in?refused=staff.sso-not-accepted')
})

test('a colleague who has left does not come in that way either', async () => {
  await using at = await openHospital()
  await at.world.pool.query('update account set disabled_at = now() where id = $1', [at.lin.id])
  expect(await at.signInAs(openBrowser(at.world), 'uid-17')).toBe('/sign-in?refused=staff.account-disabled')
})

test('when the provider does not answer, the person is back at the door and told so', async () => {
  await using world = await openWorld({
    oidc: { issuer: 'http://127.0.0.1:9', clientId: 'x', clientSecret: 'y', name: 'SSO' },
  })
  const out = await openBrowser(world).visit('GET', START)
  expect(out.headers.location).toBe('/sign-in?refused=staff.sso-unreachable')
})

test('an installation without single sign-on has no such address', async () => {
  await using world = await openWorld()
  expect((await openBrowser(world).visit('GET', START)).statusCode).toBe(404)
})
