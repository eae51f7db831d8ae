import { randomUUID } from 'node:crypto'
import type { APIRequestContext, Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, newContext, openBrowser, openHouse, PHONE, signIn } from './test/house.ts'

const SECRET = 'Rt3dEf6hIj9lMn0pQr2tUv'

let house: House
let browser: Browser

beforeAll(async () => {
  ;[house, browser] = await Promise.all([openHouse(), openBrowser()])
})
afterAll(async () => {
  await browser.close()
  await house.stop()
})

/** A closed case that nobody has spoken about, and its worker. */
async function closedCase() {
  for (const login of ['linruoxi', 'hejiayi', 'suzhiyuan', 'zhangyuxuan']) {
    const worker = await signIn(browser, house, login)
    const given = await giveIn(worker.request)
    if (given !== null) return { worker, caseId: given }
  }
  throw new Error('the demonstration has no closed case that somebody could speak about')
}

async function giveIn(worker: APIRequestContext): Promise<string | null> {
  const list = (await (await worker.get('/api/cases/list?view=closed')).json()) as {
    readonly rows: readonly { readonly id: string }[]
  }
  for (const { id: caseId } of list.rows) {
    const data = { commandId: randomUUID(), caseId, secret: SECRET }
    const made = await worker.post('/api/relations/rating/give', { headers: { 'x-quancheng': '1' }, data })
    if (made.ok()) return caseId
  }
  return null
}

test('somebody says in a few taps how it was, goes on after a pause, and the worker sees only that it came', async () => {
  const { worker, caseId } = await closedCase()
  const mine = await newContext(browser, house, { viewport: PHONE })
  const phone = await mine.newPage()
  await phone.goto(`/h/rate#${SECRET}`)
  await phone.getByRole('heading', { level: 1, name: /来过之后，怎么样/ }).waitFor()
  await phone.getByRole('button', { name: '交上去' }).tap()
  await phone.getByText('请先点一下第一题').waitFor()
  await phone.getByRole('button', { name: '不满意', exact: true }).tap()
  await phone.getByLabel(/还想说一句/).fill('等得太久')
  await phone.getByLabel('我想请人联系我').check()
  await phone.reload()
  expect(await phone.getByRole('button', { name: '不满意', exact: true }).getAttribute('aria-pressed')).toBe(
    'true',
  )
  await phone.getByRole('button', { name: '交上去' }).tap()
  await phone.getByText('会有人联系您，不是原来那位社工').waitFor()
  await phone.reload()
  await phone.getByRole('heading', { name: '这份已经交过了' }).waitFor()

  const desk = await worker.newPage()
  await desk.goto(`/cases/${caseId}/ending`)
  await desk.getByText('已收到').waitFor()
  expect(await desk.getByText('等得太久').count()).toBe(0)
  const queue = (await (await worker.request.get('/api/intake/list?view=all')).json()) as {
    readonly rows: readonly { readonly source: string }[]
  }
  expect(queue.rows.map(({ source }) => source)).toContain('complaint')
}, 60_000)
