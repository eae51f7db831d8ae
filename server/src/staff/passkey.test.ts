import { staff } from '@quancheng/contract/staff.ts'
import { expect, test } from 'vitest'
import { softwareAuthenticator } from '../test/authenticator.ts'
import { openBrowser } from '../test/browser.ts'
import { openWorld, type TestPerson, type World } from '../test/world.ts'

const ORIGIN = 'http://localhost:3000'

async function addKey(person: TestPerson, key = softwareAuthenticator()) {
  const { challengeId, options } = await person.does(staff.startPasskey, {})
  await person.does(staff.addPasskey, {
    challengeId,
    label: '工作手机',
    response: key.register(options, ORIGIN),
  })
  return key
}

async function tryKey(
  world: World,
  key: ReturnType<typeof softwareAuthenticator>,
  { origin = ORIGIN, verified = true } = {},
) {
  const browser = openBrowser(world)
  const { body } = await browser.asks(staff.startPasskeySignIn, {})
  const response = key.answer(body.options, origin, verified)
  const answer = await browser.asks(staff.passkeySignIn, { challengeId: body.challengeId, response })
  return { browser, answer: answer.body.code ?? answer.body.step, challengeId: body.challengeId, response }
}

test('Lin adds a passkey, comes in with it alone, and sees when it was last used', async () => {
  await using world = await openWorld({ origin: ORIGIN })
  const lin = await (await world.organisation()).person('林若溪', 'worker', { login: 'linrx' })
  const key = await addKey(lin)
  expect(await lin.does(staff.passkeys, {})).toMatchObject([
    { id: key.id, label: '工作手机', lastUsedAt: null },
  ])
  expect((await lin.does(staff.me, {})).secondFactor).toBe(true)

  const { answer, browser } = await tryKey(world, key)
  expect(answer).toBe('done')
  expect((await browser.asks(staff.me, {})).body).toMatchObject({ login: 'linrx' })
  expect((await lin.does(staff.passkeys, {}))[0]?.lastUsedAt).toBe(world.now().toISOString())

  await lin.does(staff.removePasskey, { id: key.id })
  expect((await tryKey(world, key)).answer).toBe('staff.passkey-not-accepted')
})

test('a passkey that nobody has, from another site, or without its owner’s finger is not accepted', async () => {
  await using world = await openWorld({ origin: ORIGIN })
  const lin = await (await world.organisation()).person('林若溪', 'worker')
  const key = await addKey(lin)
  const refused = 'staff.passkey-not-accepted'
  expect((await tryKey(world, softwareAuthenticator())).answer).toBe(refused)
  expect((await tryKey(world, key, { origin: 'https://quancheng.example.evil' })).answer).toBe(refused)
  expect((await tryKey(world, key, { verified: false })).answer).toBe(refused)
  const browser = openBrowser(world)
  const { body } = await browser.asks(staff.startPasskeySignIn, {})
  const nonsense = { challengeId: body.challengeId, response: { id: key.id, response: 7 } }
  expect((await browser.asks(staff.passkeySignIn, nonsense)).body.code).toBe(refused)
})

test('an answer that was overheard opens nothing a second time', async () => {
  await using world = await openWorld({ origin: ORIGIN })
  const key = await addKey(await (await world.organisation()).person('林若溪', 'worker'))
  const { answer, challengeId, response } = await tryKey(world, key)
  expect(answer).toBe('done')
  const again = await openBrowser(world).asks(staff.passkeySignIn, { challengeId, response })
  expect(again.body.code).toBe('staff.challenge-expired')
  const { body } = await openBrowser(world).asks(staff.startPasskeySignIn, {})
  const moved = await openBrowser(world).asks(staff.passkeySignIn, {
    challengeId: body.challengeId,
    response,
  })
  expect(moved.body.code).toBe('staff.passkey-not-accepted')
})

test('nobody adds a passkey with a colleague’s challenge, late, or one that somebody has', async () => {
  await using world = await openWorld({ origin: ORIGIN })
  const hospital = await world.organisation()
  const lin = await hospital.person('林若溪', 'worker')
  const zhao = await hospital.person('赵敏', 'worker')
  const key = softwareAuthenticator()
  const { challengeId, options } = await lin.does(staff.startPasskey, {})
  const given = { challengeId, label: 'x', response: key.register(options, ORIGIN) }
  expect((await zhao.ask(staff.addPasskey, given)).body.code).toBe('staff.challenge-expired')
  world.pass(11)
  expect((await lin.ask(staff.addPasskey, given)).body.code).toBe('staff.challenge-expired')
  await addKey(lin, key)
  const second = await zhao.does(staff.startPasskey, {})
  const taken = { ...second, label: 'x', response: key.register(second.options, ORIGIN) }
  const { challengeId: id, label, response } = taken
  expect((await zhao.ask(staff.addPasskey, { challengeId: id, label, response })).body.code).toBe(
    'staff.passkey-not-accepted',
  )
  expect((await zhao.ask(staff.removePasskey, { id: key.id })).status).toBe(404)
})
