import type { BrowserContext } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { admit } from './test/admission.ts'
import { takeRequestOf } from './test/commands.ts'
import { openDay } from './test/day.ts'
import { dialog, hear, press } from './test/form.ts'
import { open } from './test/open.ts'

/** Old enough to be asked after without anybody asking. */
const PATIENT = {
  sex: 'F',
  born: '19390606',
  ward: 'SJN',
  diagnosis: 'I63.9',
  diagnosisWords: '脑梗死',
} as const

const day = openDay()
let head: BrowserContext
let worker: BrowserContext

beforeAll(async () => {
  head = await day.signIn('zhengshufen')
  worker = await day.signIn('linruoxi')
})

test('the head makes the hospital’s own standard of Jiangsu’s; a worker opens a case under it, and moves another to it and back', async () => {
  await admit(day.house, { ...PATIENT, name: '慕容清和', number: 'E2E-8801', bed: '22' })
  const caseId = await takeRequestOf(worker, '慕容清和')

  const desk = await open(head, '/library/jiangsu-tjssg-001-2020')
  await press(desk, '以此为底本做本院标准')
  await desk.waitForURL(/library\/own/)
  await desk.getByText('名称 · 编号').waitFor()
  await press(desk, '启用…')
  await dialog(desk, '启用这一版？').getByText('还有 1 处要改，改好才能启用：').waitFor()
  await desk.keyboard.press('Escape')
  await desk.getByLabel('编号', { exact: true }).fill('院社〔2026〕1号')
  await desk.getByLabel('名称 · 中文', { exact: true }).fill('本院医务社会工作规程')
  await desk.getByLabel('“预估”这一步的名称 · 中文').fill('需求评估')
  await desk.getByText('没有，可以启用。').waitFor()
  await press(desk, '启用…')
  await press(dialog(desk, '启用这一版？'), '启用第 1 版')
  await hear(desk, '已启用，接案时可以选')
  await press(desk, '定为本院标准')
  await desk.getByText('本院标准', { exact: true }).first().waitFor()

  await admit(day.house, { ...PATIENT, name: '司徒静安', number: 'E2E-8802', bed: '23' })
  const young = await open(worker, `/cases/${await takeRequestOf(worker, '司徒静安')}/papers`)
  await young.getByText('需求评估', { exact: true }).first().waitFor()

  const page = await open(worker, `/cases/${caseId}/papers?do=standard`)
  const form = dialog(page, '更换标准')
  await form.getByLabel('换到').selectOption({ label: '本院医务社会工作规程（院社〔2026〕1号，第 1 版）' })
  await form.getByText('步骤不变：仍在“接案”。').waitFor()
  await form.getByRole('row', { name: /预估 · 步骤名称 预估 需求评估/ }).waitFor()
  await form.getByLabel('为什么换').fill('医院改用自己的标准')
  await press(form, '更换标准')
  await hear(page, '已换标准')
  await page.getByText('需求评估', { exact: true }).first().waitFor()
  await page
    .getByText(/前按“三级综合医院医务社会工作服务指南”第 1 版，由林若溪更换：医院改用自己的标准/)
    .waitFor()

  const back = await open(worker, `/cases/${caseId}/papers?do=standard`)
  const again = dialog(back, '更换标准')
  await again
    .getByLabel('换到')
    .selectOption({ label: '三级综合医院医务社会工作服务指南（T/JSSG 001-2020，第 1 版） · 以前用过' })
  await again.getByLabel('为什么换').fill('先按江苏的走完')
  await press(again, '更换标准')
  await hear(back, '已换标准')
  await back.getByText('预估', { exact: true }).first().waitFor()
}, 120_000)

test('two desks write the same draft: each keeps what only it changed, and is asked about what both did', async () => {
  const first = await open(head, '/library/shenzhen-db4403t-214-2021')
  await press(first, '以此为底本做本院标准')
  await first.waitForURL(/library\/own/)
  await first.getByLabel('编号', { exact: true }).waitFor()
  const other = await day.signIn('zhengshufen')
  const second = await open(other, new URL(first.url()).pathname)
  await second.getByLabel('编号', { exact: true }).fill('院社〔2026〕2号')
  await second.getByLabel('适用范围 · 中文').fill('本院各病区')
  await second.getByLabel('适用范围 · 英文').fill('All wards')
  await press(second, '保存草稿')
  await hear(second, '草稿已存')

  await first.getByLabel('编号', { exact: true }).fill('院社〔2026〕3号')
  await first.getByLabel('年份', { exact: true }).fill('2026')
  await press(first, '保存草稿')
  const asked = first.getByRole('alert').filter({ hasText: '同事在你打开之后也存了这份草稿' })
  await asked.getByRole('row', { name: /适用范围 .* 本院各病区 \/ All wards/ }).waitFor()
  await asked.getByRole('row', { name: '年份 — 2026' }).waitFor()
  await asked.getByRole('radio', { name: /院社〔2026〕2号/ }).check()
  await press(first, '用同事的')
  await hear(first, '草稿已存')
  const kept = await open(other, new URL(first.url()).pathname)
  const values = ['编号', '年份', '适用范围 · 中文'].map((label) =>
    kept.getByLabel(label, { exact: true }).inputValue(),
  )
  expect(await Promise.all(values)).toEqual(['院社〔2026〕2号', '2026', '本院各病区'])

  await kept.getByLabel('年份', { exact: true }).fill('2027')
  await press(first, '丢弃草稿')
  await press(dialog(first, '丢弃草稿'), '丢弃')
  await first.waitForURL(/library$/)
  await press(kept, '保存草稿')
  await kept.getByText('这份草稿已被同事丢弃', { exact: false }).waitFor()
  expect(await kept.getByLabel('年份', { exact: true }).inputValue()).toBe('2027')
}, 120_000)
