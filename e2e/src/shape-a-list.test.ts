import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { openDay } from './test/day.ts'
import { hear, press } from './test/form.ts'
import { open } from './test/open.ts'

const day = openDay()

test('a worker shapes the list, keeps it as a view, gives two cases a task and takes the list away', async () => {
  const context = await day.signIn('linruoxi')
  const page = await open(context, '/cases?risk=high&risk=crisis')
  await press(page, '列')
  await page.getByRole('checkbox', { name: '督导', exact: true }).check()
  await page.getByRole('columnheader', { name: '督导' }).waitFor()
  await page.keyboard.press('Escape')
  await press(page, '＋ 存为视图')
  await page.getByLabel('视图名称').fill('高危')
  await press(page, '存下')
  await hear(page, '视图已存下')

  await page.goto('/cases')
  await press(page, '高危')
  await page.getByRole('columnheader', { name: '督导' }).waitFor()
  await page.getByRole('checkbox', { name: '全选本页' }).check()
  await press(page, '加任务…')
  await page.getByLabel(/做什么/).fill('周五前打一次电话')
  const shown = await page.locator('.case-table tbody tr').count()
  await press(page, `为 ${shown} 份个案加任务`)
  await hear(page, `已办好 ${shown} 份`)

  await press(page, '导出')
  const [file] = await Promise.all([page.waitForEvent('download'), press(page, '导出 CSV')])
  const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n')
  expect(file.suggestedFilename()).toMatch(/^个案列表 \d{4}-\d{2}-\d{2}\.csv$/)
  expect(lines).toHaveLength(shown + 1)

  await press(page, '删除这个视图')
  await hear(page, '视图已删除')
})
