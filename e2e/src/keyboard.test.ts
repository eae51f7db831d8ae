import type { BrowserContext, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { admit } from './test/admission.ts'
import { takeRequestOf } from './test/commands.ts'
import { openDay } from './test/day.ts'
import { dialog, hear } from './test/form.ts'
import { open } from './test/open.ts'

const FIRST = '欧阳慧敏'
const SECOND = '端木春生'

const day = openDay()
let worker: BrowserContext

beforeAll(async () => {
  worker = await day.signIn('linruoxi')
  for (const [at, name] of [FIRST, SECOND].entries())
    await admit(day.house, {
      name,
      sex: 'F',
      born: '19400405',
      ward: 'SJN',
      bed: `5${at}`,
      diagnosis: 'I63.9',
      diagnosisWords: '脑梗死',
    })
})

test('a worker finds somebody by the first letters of a name without touching the mouse', async () => {
  const page = await open(worker, '/today')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('oyhm')
  await page.getByRole('option', { selected: true }).filter({ hasText: FIRST }).waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/clients\/[0-9a-f-]+/)
  await page.getByRole('heading', { name: FIRST }).waitFor()
})

test('a worker walks the queue with J and K, opens with Enter, takes with A and closes with Esc', async () => {
  const page = await open(worker, '/intake?view=all')
  await page.locator('[data-row]').first().focus()
  const before = await focused(page)
  await page.keyboard.press('j')
  const after = await focused(page)
  expect(after).not.toBe(before)
  await page.keyboard.press('k')
  expect(await focused(page)).toBe(before)
  await page.locator('[data-row]').filter({ hasText: SECOND }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: '求助详情' }).getByRole('heading', { name: SECOND }).waitFor()
  await page.locator('[data-row]').filter({ hasText: SECOND }).focus()
  await page.keyboard.press('a')
  await hear(page, `已接单：${SECOND}`)
  await page.keyboard.press('Escape')
  await page.getByRole('region', { name: '求助详情' }).waitFor({ state: 'detached' })
})

test('a worker writes a record with N and sends it with Ctrl Enter', async () => {
  const caseId = await takeRequestOf(worker, FIRST)
  const page = await open(worker, `/cases/${caseId}/overview?record=1`)
  const record = dialog(page, '记录')
  await record.getByLabel(/^做了什么/).waitFor()
  await page.keyboard.type('床旁见面，约好明天和女儿一起谈。')
  await page.keyboard.press('Control+Enter')
  await hear(page, `已记下：${FIRST} 30 分钟，还没有签`)
})

test('the question mark shows every key, Esc leads back to the row one came from, and G T leads home', async () => {
  const page = await open(worker, '/intake?view=ended')
  await page.locator('[data-row]').first().focus()
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: '全部快捷键' })
  await help.getByText('新增服务记录').waitFor()
  await page.keyboard.press('Escape')
  await help.waitFor({ state: 'detached' })
  await page.locator('[data-row]').first().focus()
  const row = await focused(page)
  await page.keyboard.press('n')
  const record = page.getByRole('dialog')
  await record.waitFor()
  await page.keyboard.press('Escape')
  await record.waitFor({ state: 'detached' })
  expect(await focused(page)).toBe(row)
  await page.keyboard.press('g')
  await page.keyboard.press('t')
  await page.waitForURL('**/today')
})

function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? '')
}
