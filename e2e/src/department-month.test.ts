import { readFile } from 'node:fs/promises'
import type { BrowserContext } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { ask, consent, tell } from './test/commands.ts'
import { carryThrough, courseOf, enterClient, openCase } from './test/course.ts'
import { openDay } from './test/day.ts'
import { choose, dialog, hear, press, write } from './test/form.ts'
import { open } from './test/open.ts'

/** A department's month: thirty people under four standards, and everything that makes a month hard. */

const CASES = 30
const FOUR = [
  'jiangsu-tjssg-001-2020',
  'shenzhen-db4403t-214-2021',
  'shanghai-db31t-1205-2020',
  'hubei-db42t-2170-2023',
] as const
const FAMILY_NAMES = ['欧阳', '司徒', '上官', '夏侯', '诸葛', '尉迟', '公孙', '慕容', '长孙', '宇文']
const GIVEN_NAMES = ['守真', '明慧', '有福']

const day = openDay()
let worker: BrowserContext
let supervisor: BrowserContext
let head: BrowserContext

beforeAll(async () => {
  ;[worker, supervisor, head] = await Promise.all([
    day.signIn('linruoxi'),
    day.signIn('zhoumin'),
    day.signIn('zhengshufen'),
  ])
})

test('thirty people are carried through four standards, each by the steps its standard has, and the files print', async () => {
  await worksBy(FOUR)
  const courses = new Map<string, string>()
  const closed: string[] = []
  for (let n = 0; n < CASES; n += 1) {
    const pack = FOUR[n % 4] ?? ''
    const clientId = await enterClient(worker, {
      name: `${FAMILY_NAMES[n % 10]}${GIVEN_NAMES[Math.floor(n / 10)]}`,
      born: `19${40 + n}-03-12`,
      sex: n % 2 === 0 ? 1 : 2,
    })
    const kind = n % 5 === 0 ? 'brief' : 'complex'
    const caseId = await openCase(worker, { clientId, pack, kind })
    courses.set(`${pack} ${kind}`, (await carryThrough(worker, supervisor, caseId)).join(' '))
    closed.push(caseId)
  }
  for (const caseId of closed) expect((await courseOf(worker, caseId)).state).toBe('closed')
  expect(courses.size).toBe(8)
  expect(new Set(courses.values()).size, 'not every standard goes the same way').toBeGreaterThan(1)

  // 17 to 20: a complex case of each standard, as its file stands on the screen and on paper.
  for (const caseId of closed.slice(16, 20)) {
    const file = await courseOf(worker, caseId)
    const page = await open(worker, `/cases/${caseId}/papers`)
    await page.locator('.case-steps b').first().waitFor()
    expect(await page.locator('.case-steps b').allInnerTexts()).toEqual(file.steps.map(({ name }) => name.zh))
    await press(page, '打印…')
    const [paper] = await Promise.all([
      page.waitForEvent('download'),
      press(dialog(page, '打印档案'), '生成'),
    ])
    const pdf = await readFile(await paper.path())
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0).toBeGreaterThan(8)
    await page.close()
  }
})

test('somebody who may not want to live is looked after by two: plan, watch list, looks, and an end that two agree on', async () => {
  const { caseId, name } = await begun('独孤静', '1962-07-01')
  const page = await open(worker, `/cases/${caseId}/assessments/phq-9`)
  const questions = page.locator('.take-item')
  for (let at = 0; at < 9; at += 1) await questions.nth(at).getByText('好几天', { exact: true }).click()
  await press(page, '记下来')
  await page.getByText(`请现在去看 ${name}`).waitFor()
  await page.getByRole('link', { name: '写下安全评估' }).click()
  const finding = dialog(page, '写下安全评估')
  await choose(finding, '判断', '高')
  await choose(finding, '做了什么', '做了安全计划')
  await write(finding, '看到听到的', '说活着没意思，想过怎么做；愿意今晚不一个人待着。')
  await press(finding, '交给督导确认')
  await hear(page, '已交给督导确认，确认之前仍留在上面')

  await page.goto(`/cases/${caseId}/overview`)
  await press(page, '写安全计划')
  const plan = dialog(page, '安全计划')
  for (const area of await plan.locator('textarea').all()) await area.fill('按本人的话写下的一条')
  await choose(plan, '和谁写', '和本人一起')
  await press(plan, '签名保存')
  await hear(page, '安全计划已签，第 1 版')
  await press(page, '列入关注')
  const watch = dialog(page, '列入关注')
  await choose(watch, '风险', '高')
  await write(watch, '为什么要关注', '有念头也想过办法，丈夫夜里不在。')
  await press(watch, '列入关注')
  await hear(page, '已列入关注')

  await page.getByRole('link', { name: /在关注名单上/ }).click()
  await press(page, '记一次查看')
  const look = dialog(page, '记一次查看')
  await choose(look, '风险', '低')
  await write(look, '看到听到的', '睡了一觉，丈夫改上白班，愿意见精神科。')
  await press(look, '记一次查看')
  await hear(page, '已记下')
  await press(page, '申请解除')
  const asked = dialog(page, '申请解除')
  await write(asked, '为什么可以解除', '三天没有念头，家人全天陪着，精神科在跟。')
  await press(asked, '申请解除')
  await hear(page, '已申请，等第二人决定')
  const watchAddress = new URL(page.url()).pathname
  await page.close()

  const other = await open(supervisor, watchAddress)
  await press(other, '同意解除')
  await press(dialog(other, '同意解除'), '同意解除')
  await hear(other, '已解除关注')
  await other.goto(`/cases/${caseId}/overview`)
  await press(other, '确认安全评估')
  await press(dialog(other, '确认安全评估'), '确认并关闭')
  await hear(other, '安全任务已关闭')
  await other.close()
})

test('what the law obliges to report is confirmed, told to the police and final', async () => {
  const { caseId } = await begun('百里小满', '2018-05-20', 'guardian')
  const page = await open(worker, `/cases/${caseId}/overview`)
  await press(page, '强制报告')
  const report = dialog(page, '强制报告')
  await report
    .getByText(/被遗弃|无人照料/)
    .first()
    .click()
  await write(report, '看到、听到的', '孩子说已经两天没有大人来；护士站也没有联系上家人。')
  await press(report, '提交报告')
  await hear(page, '已通知负责人，计时开始')
  await page.close()

  const other = await open(supervisor, '/safety?tab=reports')
  await other.getByText('百里小满').first().click()
  await press(other, '确认须上报')
  await hear(other, '已确认，请马上上报')
  await press(other, '登记上报回执')
  const receipt = dialog(other, '登记上报回执')
  await receipt.getByText(/公安/).first().click()
  await write(receipt, '受理人或单位', '城东派出所 值班民警')
  await write(receipt, '回执编号', 'CD-2026-0117')
  await press(receipt, '登记上报回执')
  await hear(other, '回执已存，不能撤回')
  await other.close()
})

test('a file of another team is opened urgently with a reason, and those who answer for it know', async () => {
  const { caseId, name } = await begun('第五云', '1950-01-02')
  const colleague = await day.signIn('chenmo')
  const { number } = await ask<{ number: string }>(worker, `/cases/file?caseId=${caseId}`)
  const page = await open(colleague, '/clients/urgent')
  await write(page, '完整的编号', number)
  await write(page, '理由', '夜里家属在急诊吵起来，要知道谁在跟、说好了什么。')
  await press(page, '打开并通知负责的人')
  await page.getByRole('heading', { name, level: 1 }).waitFor()
  await page.close()
  const { rows } = await ask<{ rows: readonly { kind: string }[] }>(worker, '/staff/notices')
  expect(rows.map(({ kind }) => kind)).toContain('access.opened-urgently')
  await colleague.close()
})

test('a case conference is called, everybody says something, and what was decided is somebody’s to do', async () => {
  const { caseId } = await begun('东方晓', '1971-09-09')
  const members = await ask<readonly { accountId: string; name: string }[]>(worker, '/staff/members')
  const { id } = await tell<{ id: string }>(worker, '/cases/conferences/call', {
    caseId,
    // Minutes can be signed once it has begun.
    beginsAt: new Date(Date.now() + 3000).toISOString(),
    minutes: 60,
    openDays: 14,
    place: '六楼谈话间',
    agenda: '出院后谁照看，护理床从哪里来',
    summary: '下周可以出院，家里没有人白天在。',
    participantIds: members.filter(({ name }) => name === '周敏').map(({ accountId }) => accountId),
  })
  const address = `/conferences?conference=${id}`
  const other = await open(supervisor, address)
  await press(other, '写意见')
  await write(dialog(other, '写意见'), '意见', '先借护理床，社区下周能接。')
  await press(dialog(other, '写意见'), '保存')
  await other.getByText('先借护理床，社区下周能接。').waitFor()
  await other.close()
  const page = await open(worker, address)
  await press(page, '写纪要')
  const minutes = dialog(page, '写纪要')
  await write(minutes, '会议纪要', '借床、联系社区，周五前落实。')
  await press(minutes, '加一项决定')
  await write(minutes, '决定 1', '向康复辅具中心借护理床')
  await press(minutes, '签署')
  await minutes.waitFor({ state: 'hidden' })
  await page.getByText('借床、联系社区，周五前落实。').waitFor()
  await page.goto('/today')
  await page.getByText('向康复辅具中心借护理床').first().waitFor()
  await page.close()
})

test('a worker who rotates hands everything over as one act, with a note for each case', async () => {
  const before = await ask<{ count: number }>(worker, '/cases/list?view=mine&limit=1')
  expect(before.count).toBeGreaterThan(0)
  const page = await open(worker, '/cases/transfer')
  await choose(page, '为什么', '轮岗')
  const receivers = page.getByLabel('全部交给')
  await receivers.selectOption({ index: 1 })
  await press(page, `移交 ${before.count} 个个案`)
  await hear(page, `移交了 ${before.count} 个个案`)
  expect((await ask<{ count: number }>(worker, '/cases/list?view=mine&limit=1')).count).toBe(0)
  await page.close()
})

test('somebody who only once asked wants to be forgotten: the head answers, and nothing of them is found again', async () => {
  const clientId = await enterClient(worker, { name: '拓跋无名', born: '1988-08-08', sex: 2 })
  const page = await open(worker, `/clients/${clientId}`)
  await press(page, '记一个请求')
  const request = dialog(page, '拓跋无名：个人信息请求')
  await choose(request, '要什么', '删除')
  await press(request, '记下请求')
  await hear(page, '已记下，通知了主任')
  await page.close()
  const other = await open(head, '/clients/rights')
  await other
    .getByRole('row', { name: /拓跋无名/ })
    .getByRole('button', { name: '答复…' })
    .click()
  await choose(dialog(other, '答复 拓跋无名：删除'), '答复', '同意')
  await press(dialog(other, '答复 拓跋无名：删除'), '记下答复')
  await hear(other, '已答复')
  await other.close()
  const found = await ask<{ clients: readonly unknown[] }>(
    worker,
    `/clients/search?q=${encodeURIComponent('拓跋无名')}`,
  )
  expect(found.clients).toEqual([])
})

/** The hospital takes further standards into use. */
async function worksBy(packs: readonly string[]): Promise<void> {
  const administrator = await day.signIn('fanglei')
  const {
    kind: _,
    revision,
    ...now
  } = await ask<Record<string, unknown>>(administrator, '/staff/institution')
  await tell(administrator, '/staff/institution/change', { ...now, seen: revision, packs })
  await administrator.close()
}

/** Somebody with an open case who has agreed to be served. */
async function begun(name: string, born: string, signedBy: 'client' | 'guardian' = 'client') {
  const clientId = await enterClient(worker, { name, born, sex: 2 })
  const caseId = await openCase(worker, { clientId, pack: FOUR[0], kind: 'complex' })
  if (signedBy === 'client') await consent(worker, caseId)
  return { clientId, caseId, name }
}
