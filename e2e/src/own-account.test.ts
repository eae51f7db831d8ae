import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openDay } from './test/day.ts'
import { dialog, hear, press, write } from './test/form.ts'
import { type House, signIn } from './test/house.ts'
import { open } from './test/open.ts'

const PASSWORD = 'quancheng-demo'
const STEP_MS = 30_000

const day = openDay(async () => ({ PORT: await freePort() }))

/** A passkey is bound to the whole address, so the house has to know its port before it opens. */
async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return String(port)
}

/** Passkeys are made for a name, never for a numeric address. */
function byName(): House {
  return { ...day.house, url: day.house.url.replace('127.0.0.1', 'localhost') }
}

async function leave(page: Page): Promise<void> {
  await page.getByRole('button', { name: /林若溪/ }).click()
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.waitForURL(/\/sign-in$/)
}

test('a worker adds a second step, signs in with it, and takes it away again', async () => {
  const page = await open(await day.signIn('linruoxi'), '/me')
  await press(page, '打开…')
  const setup = dialog(page, '打开第二步验证')
  await setup.getByRole('img', { name: '验证器要扫的二维码' }).waitFor()
  const secret = (await setup.locator('code').innerText()).replaceAll(' ', '')
  const phone = new TOTP({ secret: Secret.fromBase32(secret) })

  const wrong = phone.generate({ timestamp: 0 })
  await write(setup, '动态验证码', wrong)
  await press(setup, '确认')
  await setup.getByRole('alert').waitFor()
  await write(setup, '动态验证码', phone.generate())
  await press(setup, '确认')
  await hear(page, '第二步验证已打开')

  await leave(page)
  await write(page, '账号', 'linruoxi')
  await write(page, '密码', PASSWORD)
  await press(page, '登录')
  await page.getByRole('heading', { name: '再确认一步' }).waitFor()
  await write(page, '动态验证码', phone.generate({ timestamp: Date.now() + STEP_MS }))
  await press(page, '确认')
  await page.waitForURL('**/today')

  await page.goto('/me')
  await press(page, '移除…')
  const removing = dialog(page, '移除第二步验证吗？')
  await write(removing, '密码', PASSWORD)
  await press(removing, '移除…')
  await hear(page, '第二步验证已移除')
  await page.getByText('没有开', { exact: true }).waitFor()
})

test('a worker adds a passkey, signs in by it without a password, and removes it', async () => {
  const context = await signIn(day.browser, byName(), 'linruoxi')
  const page = await open(context, '/me')
  const device = await context.newCDPSession(page)
  await device.send('WebAuthn.enable')
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await press(page, '加一把…')
  await hear(page, '通行密钥已加上')

  await leave(page)
  await press(page, '用通行密钥登录')
  await page.waitForURL('**/today')

  await page.goto('/me')
  await page.getByRole('button', { name: /^去掉Chrom/ }).click()
  await press(page.getByRole('dialog'), '移除')
  await hear(page, '通行密钥已移除')
})

test('under a numeric address that is no computer of one’s own the door says why there are no passkeys', async () => {
  const page = await open(await day.newContext(), '/sign-in')
  await page.getByRole('heading', { name: '登录全程' }).waitFor()
  expect(await page.getByRole('button', { name: '用通行密钥登录' }).count()).toBe(0)
})
