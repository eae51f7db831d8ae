import type { BrowserContext } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { admit } from './test/admission.ts'
import { ask, fileOf, takeRequestOf } from './test/commands.ts'
import { openDay } from './test/day.ts'
import { open } from './test/open.ts'

const NAME = '郗望舒'
const NUMBER = 'E2E-8601'

const day = openDay()
let ours: BrowserContext
let theirs: BrowserContext

beforeAll(async () => {
  ours = await day.signIn('linruoxi')
  theirs = await day.signIn('chengkexin')
})

test('whoever works in another hospital sees nothing of a patient, whatever link they were sent', async () => {
  await admit(day.house, {
    name: NAME,
    sex: 'F',
    born: '19390909',
    number: NUMBER,
    ward: 'SJN',
    bed: '21',
    diagnosis: 'I63.9',
    diagnosisWords: '脑梗死',
  })
  const caseId = await takeRequestOf(ours, NAME)
  const { client } = await fileOf(ours, caseId)
  const { rows } = await ask<{ rows: readonly { id: string; caseId: string | null }[] }>(
    ours,
    '/intake/list?view=taken',
  )
  const requestId = rows.find((row) => row.caseId === caseId)?.id
  const colleague = await open(ours, `/cases/${caseId}/overview`)
  await colleague.getByRole('heading', { name: NAME }).waitFor()

  const nothing = /没有找到|没有这/
  for (const link of [
    `/cases/${caseId}`,
    `/cases/${caseId}/records`,
    `/cases/${caseId}/assessments/phq-9`,
    `/clients/${client.id}`,
    `/clients/${client.id}/edit`,
    `/intake/${requestId}`,
  ]) {
    const page = await open(theirs, link)
    await page.getByText(nothing).first().waitFor()
    expect(await page.locator('body').innerText(), link).not.toContain(NAME)
    await page.close()
  }
})

test('whoever works in another hospital finds nobody there, by name, pinyin or number', async () => {
  const page = await open(theirs, '/today')
  await page.getByRole('heading', { level: 1 }).waitFor()
  for (const words of [NAME, 'xws', 'xiwangshu', NUMBER]) {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill(words)
    await page.getByText(`没有找到“${words}”`).waitFor()
    expect(await page.getByRole('option').count(), words).toBe(0)
    await page.keyboard.press('Escape')
  }
  const colleague = await open(ours, '/today')
  await colleague.getByRole('heading', { level: 1 }).waitFor()
  await colleague.keyboard.press('Control+k')
  await colleague.getByRole('combobox').fill('xws')
  await colleague.getByRole('option').filter({ hasText: NAME }).first().waitFor()
})
