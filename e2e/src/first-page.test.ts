import { expect, test } from 'vitest'
import { openDay } from './test/day.ts'

const day = openDay()

test('a worker opens the house in the morning and reads how much there is to do', async () => {
  const context = await day.signIn('linruoxi')
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.goto('/today')
  await page.getByRole('heading', { level: 1, name: /还有 \d+ 件/ }).waitFor()
  expect(await page.getByText('欧阳慧敏').count()).toBeGreaterThan(0)
  expect(complaints, 'nothing breaks the content policy').toEqual([])
})

test('a worker of another hospital reads nothing of the first one’s people on the same page', async () => {
  const context = await day.signIn('chengkexin')
  const page = await context.newPage()
  await page.goto('/today')
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await page.getByText('欧阳慧敏').count()).toBe(0)
})
