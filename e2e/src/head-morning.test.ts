import type { BrowserContext } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { admit } from './test/admission.ts'
import { consent, fileOf, takeRequestOf, tell } from './test/commands.ts'
import { openDay } from './test/day.ts'
import { hear, press, write } from './test/form.ts'
import { open } from './test/open.ts'

const AT_RISK = '罗桂英'
const TOO_EARLY = '石长顺'
const DONE = '邬美兰'
const FORGOTTEN = '杜连生'
const DAY = 86_400_000

const day = openDay()
let worker: BrowserContext

beforeAll(async () => {
  worker = await day.signIn('linruoxi')
})

test('a head sees the risk, the loops and what waits for a signature, and opens a figure to its rows', async () => {
  await saysAtQuestionNine(await caseOf(AT_RISK, 1))
  await forgetsATask(await caseOf(FORGOTTEN, 2))
  await asksToClose(await caseOf(TOO_EARLY, 3), '还没有开始')
  await asksToClose(await caseOf(DONE, 4), '目标达成，家里接手')
  const head = await day.signIn('zhengshufen')
  const page = await open(head, '/today')

  await page.getByRole('heading', { level: 1, name: /\d+ 件风险要跟，\d+ 个环没合上/ }).waitFor()
  const risk = page.locator('.today-notice').filter({ hasText: AT_RISK })
  await risk.getByText(/由 林若溪 负责，督导 周敏 已收到通知/).waitFor()
  await page.getByText(FORGOTTEN).first().waitFor()

  await press(page, `看 ${TOO_EARLY} 的结案申请`)
  const panel = page.getByRole('region', { name: '结案申请' })
  await panel.getByText(/^缺 \d+ 份材料$/).waitFor()
  await press(panel, '退回…')
  const back = page.getByRole('dialog')
  await write(back, '还要补什么', '先和他谈一次，再写清楚为什么结案。')
  await press(back, '退回')
  await hear(page, `已退回：${TOO_EARLY}`)

  await press(panel, '关闭')
  await press(page, `看 ${DONE} 的结案申请`)
  await panel.getByText('目标达成，家里接手').waitFor()
  await press(panel, '同意结案')
  await hear(page, `已同意结案：${DONE}`)
  await press(panel, '关闭')
  await page.getByText('等你签').waitFor()
  expect(await page.getByRole('button', { name: `看 ${DONE} 的结案申请` }).count()).toBe(0)

  await page.getByRole('button', { name: /^新开个案/ }).click()
  const figure = page.getByRole('region', { name: '数字的定义和明细' })
  await figure.getByText('算什么').waitFor()
  await figure.getByText('出处').waitFor()
  await figure.getByRole('link', { name: AT_RISK }).waitFor()
  expect(new URL(page.url()).search).toContain('figure=newCases')

  const desk = await open(worker, '/today')
  await desk.getByRole('button', { name: /^通知/ }).click()
  await desk
    .getByRole('link', { name: /的结案退回来了，请看意见$/ })
    .first()
    .click()
  await desk.getByRole('heading', { level: 1, name: TOO_EARLY }).waitFor()
  await desk.getByRole('link', { name: '成效与结案' }).click()
  await desk.getByText('先和他谈一次，再写清楚为什么结案。').waitFor()
})

/** Somebody of 83 is admitted, screened, and taken by the worker of the ward; answers the case. */
async function caseOf(name: string, place: number): Promise<string> {
  await admit(day.house, {
    name,
    sex: 'F',
    born: '19430102',
    ward: 'SJN',
    bed: `4${place}`,
    diagnosis: 'I63.9',
    diagnosisWords: '脑梗死',
  })
  const caseId = await takeRequestOf(worker, name)
  await consent(worker, caseId)
  return caseId
}

async function saysAtQuestionNine(caseId: string): Promise<void> {
  const { client } = await fileOf(worker, caseId)
  await tell(worker, '/assessments/take', {
    clientId: client.id,
    caseId,
    instrument: 'phq-9',
    version: '1',
    mode: 'worker',
    answers: Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`q${at + 1}`, 1])),
    takenAt: new Date().toISOString(),
    note: null,
  })
}

async function forgetsATask(caseId: string): Promise<void> {
  await tell(worker, '/cases/tasks/add', {
    caseId,
    title: '给社区打电话',
    dueAt: new Date(Date.now() - DAY).toISOString(),
    assigneeId: null,
  })
}

async function asksToClose(caseId: string, summary: string): Promise<void> {
  const { revision } = await fileOf(worker, caseId)
  await tell(worker, '/cases/closure/ask', {
    caseId,
    seen: revision,
    reason: 'goal-met',
    summary,
    missingReason: '短程服务，其余从略',
    followUps: [],
  })
}
