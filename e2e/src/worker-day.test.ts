import type { BrowserContext, Page } from 'playwright-core'
import { test } from 'vitest'
import { admit } from './test/admission.ts'
import { openDay } from './test/day.ts'
import { choose, dialog, hear, press, write } from './test/form.ts'
import { open } from './test/open.ts'

const NAME = '顾长庚'
const WORKER = 'linruoxi'
const SUPERVISOR = 'zhoumin'

const day = openDay()

test('a worker finds the old man who was admitted this morning and stays with him to the last follow-up', async () => {
  await admit(day.house, {
    name: NAME,
    sex: 'M',
    born: '19400312',
    ward: 'SJN',
    bed: '17',
    diagnosis: 'I63.9',
    diagnosisWords: '脑梗死',
  })
  const worker = await day.signIn(WORKER)
  const supervisor = await day.signIn(SUPERVISOR)
  const page = await open(worker, '/intake')

  await takesTheRequest(page)
  await writesDownTheConsent(page)
  const safety = await asksHowHeIs(page)
  await confirmsTheSafetyFinding(supervisor, safety)
  await agreesOnAPlan(page)
  await signsTwoRecords(page)
  await looksBackAndAsksToClose(page)
  await approvesTheClosure(supervisor)
  await asksAgainAfterwards(page, worker)
})

async function takesTheRequest(page: Page): Promise<void> {
  await page.getByRole('link', { name: NAME }).click()
  const panel = page.getByRole('region', { name: '求助详情' })
  await panel.getByText('86 岁高龄').waitFor()
  await choose(panel, '接成', '复杂个案')
  await press(panel, '接单')
  await hear(page, `已接单：${NAME}`)
  await panel.getByRole('link', { name: '打开个案' }).click()
  await page.getByRole('heading', { name: NAME, level: 1 }).waitFor()
}

async function writesDownTheConsent(page: Page): Promise<void> {
  await page.getByText('接案这一步还差 1 份').waitFor()
  await page.getByRole('link', { name: '去补：知情同意' }).click()
  const consent = dialog(page, '记一份同意')
  await press(consent, '记下同意')
  await hear(page, '同意已记下')
  await page.getByText('同意：接受服务').waitFor()
  await goesOnTo(page, '预估')
}

/** A thermometer, then PHQ-9: what he says at question 9 is looked at at once. */
async function asksHowHeIs(page: Page): Promise<string> {
  await openTab(page, '评估')
  await page.getByRole('link', { name: /温度计/ }).click()
  await choose(page, '过去一周（包括今天），您有多痛苦？请选一个数。', '7')
  await press(page, '记下来')
  await page.getByRole('heading', { name: /7 分/ }).waitFor()
  await page.getByRole('link', { name: '看变化' }).click()
  await page.getByRole('link', { name: /PHQ-9/ }).click()
  const questions = page.locator('.take-item')
  for (let at = 0; at < 9; at += 1) await questions.nth(at).getByText('好几天', { exact: true }).click()
  await page.getByText(/开出安全任务给 林若溪，通知 周敏/).waitFor()
  await press(page, '记下来')
  await page.getByText(`请现在去看 ${NAME}`).waitFor()
  await page.getByRole('link', { name: '写下安全评估' }).click()
  const finding = dialog(page, '写下安全评估')
  await choose(finding, '判断', '低')
  await choose(finding, '做了什么', '做了安全计划')
  await write(finding, '看到听到的', '他说觉得活着拖累人，没有计划，也没有办法；愿意让女儿陪着。')
  await press(finding, '交给督导确认')
  await hear(page, '已交给督导确认，确认之前仍留在上面')
  await page.getByText('等 周敏').waitFor()
  return new URL(page.url()).pathname
}

async function confirmsTheSafetyFinding(supervisor: BrowserContext, address: string): Promise<void> {
  const page = await open(supervisor, '/today')
  await page.getByText(NAME).first().waitFor()
  await page.getByRole('button', { name: '看并确认' }).first().click()
  await page.waitForURL(`**${address}`)
  await press(page, '确认安全评估')
  const confirm = dialog(page, '确认安全评估')
  await confirm.getByText('愿意让女儿陪着').waitFor()
  await press(confirm, '确认并关闭')
  await hear(page, '安全任务已关闭')
  await page.close()
}

async function agreesOnAPlan(page: Page): Promise<void> {
  await page.reload()
  await openTab(page, '概览')
  await page.getByRole('link', { name: '去补：需求评估' }).click()
  for (const question of await page.locator('.take-item').filter({ hasText: '没有' }).all())
    await question.getByText('没有', { exact: true }).click()
  await choose(page, '出院后的安排', '严重')
  await press(page, '记下来')
  await press(page, '加入 1 项需求')
  await hear(page, '已加入 1 项需求')
  await page.getByRole('link', { name: '回到个案' }).click()
  await goesOnTo(page, '计划')
  await page.getByRole('link', { name: '去补：目标' }).click()
  const goal = dialog(page, '加一个目标')
  await write(goal, '目标', '出院前有一个人答应每天来看他')
  await write(goal, '量什么', '每周有人来的天数')
  await write(goal, '现在多少', '0')
  await write(goal, '要到多少', '5')
  await press(goal, '2 周后')
  await press(goal, '保存')
  await hear(page, '已存')
  await press(page, '写第一版计划')
  await press(dialog(page, '写第一版计划'), '做成一版')
  await hear(page, '计划已做成一版，等服务对象同意')
  await press(page, '记下同意')
  await press(dialog(page, '同意第 1 版计划'), '记下同意')
  await hear(page, '已记下服务对象的同意')
  await goesOnTo(page, '介入')
}

async function signsTwoRecords(page: Page): Promise<void> {
  for (const [content, next] of [
    ['和他、女儿一起商量出院后谁来照看，女儿答应每周来五天。', '联系社区家庭病床'],
    ['社区家庭病床组答应出院第三天上门。', ''],
  ] as const) {
    await page.getByRole('button', { name: '记录' }).first().click()
    const record = dialog(page, '记录')
    await choose(record, '时长', '45')
    await write(record, '做了什么', content)
    if (next !== '') await write(record, '下一步', next)
    await press(record, '记下来并签')
    await record.waitFor({ state: 'hidden' })
    await hear(page, '已签')
    await page.getByText(content).waitFor()
  }
  await goesOnTo(page, '评估')
}

async function looksBackAndAsksToClose(page: Page): Promise<void> {
  await page.getByRole('link', { name: '去补：成效评估' }).click()
  const evaluation = dialog(page, '做成效评估')
  await evaluation.getByText('如预期', { exact: true }).click()
  await write(evaluation, '总的看法', '有人照看，情绪平稳，可以结案。')
  await write(evaluation, '服务对象怎么看', '心里踏实了。')
  await choose(evaluation, '服务对象满意吗', '满意')
  await press(evaluation, '存评估')
  await hear(page, '评估已存')
  await goesOnTo(page, '结案')
  await openTab(page, '成效与结案')
  await press(page, '申请结案')
  const closure = dialog(page, `结束 ${NAME} 的服务`)
  await write(closure, '结案摘要', '目标达成，女儿和社区接手。')
  await closure.getByLabel('另选日期').fill(today())
  await press(closure, '申请结案')
  await hear(page, '已申请结案，等督导审批')
}

async function approvesTheClosure(supervisor: BrowserContext): Promise<void> {
  const page = await open(supervisor, '/today')
  await page.getByRole('button', { name: `看 ${NAME} 的结案申请` }).click()
  const panel = page.getByRole('region', { name: '结案申请' })
  await panel.getByText('目标达成，女儿和社区接手。').waitFor()
  await press(panel, '同意结案')
  await hear(page, `已同意结案：${NAME}`)
  await page.close()
}

async function asksAgainAfterwards(page: Page, worker: BrowserContext): Promise<void> {
  await page.close()
  const later = await open(worker, '/today')
  const row = later.locator('.todo').filter({ hasText: NAME }).filter({ hasText: '随访' })
  await row.getByRole('button', { name: NAME }).click()
  await press(later, '记随访')
  const followUp = dialog(later, '随访')
  await choose(followUp, '情绪', '好')
  await choose(followUp, '家庭', '一般')
  await write(followUp, '了解到什么', '女儿每天来，他自己能走到门口。')
  await press(followUp, '记下来')
  await hear(later, '随访已记下')
  await later.getByText('女儿每天来，他自己能走到门口。').waitFor()
  await later.goto('/today')
  await later.locator('.todo.done').filter({ hasText: NAME }).filter({ hasText: '随访' }).waitFor()
  await later.close()
}

async function goesOnTo(page: Page, step: string): Promise<void> {
  await openTab(page, '概览')
  await press(page, `进入${step}`)
  await hear(page, `已进入${step}`)
}

async function openTab(page: Page, tab: string): Promise<void> {
  await page.getByRole('navigation', { name: '个案的各部分' }).getByRole('link', { name: tab }).click()
}

function today(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
}
