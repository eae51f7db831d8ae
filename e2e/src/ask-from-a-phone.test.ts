import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { openDay } from './test/day.ts'
import { PHONE } from './test/house.ts'
import { open } from './test/open.ts'

const AXE = createRequire(import.meta.url).resolve('axe-core')

const day = openDay()
/** The address on the poster of neurology. */
let poster: string

beforeAll(async () => {
  const engineer = await day.signIn('fanglei')
  const places = (await (await engineer.request.get('/api/intake/places')).json()) as readonly {
    readonly department: { readonly name: string } | null
    readonly address: string
  }[]
  const place = places.find(({ department }) => department?.name === '神经内科')
  poster = new URL(place?.address ?? '').pathname
})

/** What stands in anybody's way on the page as it is, at its foot: what scrolls under the telephone is not hidden there. */
async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
  await page.addScriptTag({ path: AXE })
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: (on: Document, how: object) => Promise<AxeResults> } }
    return axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag22aa'], resultTypes: ['violations'] })
  })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  return [...found.violations.map(({ id }) => id), ...(wide ? ['wider than the phone'] : [])]
}

test('a patient asks in four taps, learns by when somebody comes, and the worker finds it in her queue', async () => {
  const mine = await day.newContext({ viewport: PHONE, bypassCSP: true })
  const phone = await mine.newPage()
  await phone.goto(poster)
  let taps = 0
  const tap = async (place: Locator) => {
    taps += 1
    await place.tap()
  }
  await phone.getByRole('heading', { name: '有难处，跟我们说一声' }).waitFor()
  expect(await barriers(phone)).toEqual([])
  await tap(phone.getByRole('button', { name: /^看病的钱不够/ }))
  await phone.getByRole('heading', { name: '我们去哪儿找您？' }).waitFor()
  expect(await barriers(phone)).toEqual([])
  await tap(phone.getByRole('button', { name: '12', exact: true }))
  await phone.getByRole('heading', { name: '留个电话吗？' }).waitFor()
  expect(await barriers(phone)).toEqual([])
  await tap(phone.getByRole('button', { name: '不留，直接下一步' }))
  await phone.getByText('神经内科 12 床').waitFor()
  expect(await barriers(phone)).toEqual([])
  await tap(phone.getByRole('button', { name: '同意，发出去' }))
  await phone.getByRole('heading', { name: /^收到了，/ }).waitFor()
  expect(taps).toBe(4)
  await phone.getByText(/(前|上班后)，有人来$/).waitFor()
  expect(await barriers(phone)).toEqual([])
  const number = (await phone.locator('.number').innerText()).replace(/\s/, '')
  expect(number).toMatch(/^\d{8}$/)

  const desk = await open(await day.signIn('linruoxi'), '/intake?view=all')
  await desk.getByRole('link', { name: `№ ${number}` }).click()
  await desk.getByRole('region', { name: '求助详情' }).getByText('看病的钱不够').first().waitFor()

  await phone.reload()
  await phone.getByText(`${number.slice(0, 4)} ${number.slice(4)}`).waitFor()
  await phone.getByRole('button', { name: '不用来了' }).tap()
  await phone.getByRole('button', { name: '真的不用来了，撤回' }).tap()
  await phone.getByRole('heading', { name: '已经撤回' }).waitFor()
})

test('what cannot be sent is kept in the phone and goes by itself when the network is back', async () => {
  const mine = await day.newContext({ viewport: { width: 320, height: 640 }, bypassCSP: true })
  const phone = await mine.newPage()
  await phone.goto(poster)
  await phone.getByRole('button', { name: '大字' }).tap()
  await phone.getByRole('button', { name: /^说不清/ }).tap()
  await phone.getByRole('button', { name: /^到床边来/ }).tap()
  await phone.getByLabel('手机号').fill('138 0000 6120')
  await phone.getByRole('button', { name: '留这个号码' }).tap()
  await phone.getByRole('heading', { name: /^看一眼/ }).waitFor()
  expect(await barriers(phone)).toEqual([])
  await mine.setOffline(true)
  await phone.getByRole('button', { name: '同意，发出去' }).tap()
  await phone.getByRole('heading', { name: /还没发出去/ }).waitFor()
  expect(await barriers(phone)).toEqual([])
  await mine.setOffline(false)
  await phone.getByRole('heading', { name: /^收到了，/ }).waitFor()
  expect(await barriers(phone)).toEqual([])
})

test('who cannot go on is told at once whom to call, and a code that is no more says so', async () => {
  const phone = await (await day.newContext({ viewport: PHONE, bypassCSP: true })).newPage()
  await phone.goto(poster)
  await phone.getByRole('button', { name: /^撑不下去/ }).tap()
  await phone.getByText('先按床头铃，叫护士过来').waitFor()
  expect(await barriers(phone)).toEqual([])
  await phone.goto(`/h/ask/${'A'.repeat(22)}`)
  await phone.getByRole('heading', { name: '这个码不能用了' }).waitFor()
  expect(await barriers(phone)).toEqual([])
})

test('under its own strict policy the page runs, and asks nobody else for anything', async () => {
  const phone = await (await day.newContext({ viewport: PHONE })).newPage()
  const heard: string[] = []
  phone.on('console', (line) => {
    if (line.type() === 'error') heard.push(line.text())
  })
  phone.on('request', (request) => {
    if (!request.url().startsWith(day.house.url)) heard.push(request.url())
  })
  const answer = await phone.goto(poster)
  expect(answer?.headers()['content-security-policy']).toContain("default-src 'none'")
  await phone.getByRole('button', { name: 'English' }).tap()
  await phone.getByRole('heading', { name: 'In difficulty? Tell us' }).waitFor()
  expect(heard).toEqual([])
})
