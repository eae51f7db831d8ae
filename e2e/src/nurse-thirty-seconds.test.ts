import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { admit } from './test/admission.ts'
import { openDay } from './test/day.ts'
import { choose, hear, press } from './test/form.ts'
import { PHONE } from './test/house.ts'
import { open } from './test/open.ts'

const NAME = '白秀兰'
const WORDS = '“回去以后谁扶我上厕所，我也不知道。”'

const day = openDay()

test('a nurse asks for social work with three taps and a sentence, and learns what became of it', async () => {
  await admit(day.house, {
    name: NAME,
    sex: 'F',
    born: '19710622',
    ward: 'SJN',
    bed: '31',
    diagnosis: 'G61.0',
    diagnosisWords: '吉兰-巴雷综合征',
  })
  const nurse = await day.signIn('jiangwen', { viewport: PHONE })
  const phone = await open(nurse, '/intake/new')

  let taps = 0
  const tap = async (place: Locator) => {
    taps += 1
    await place.tap()
  }
  await tap(phone.getByRole('button', { name: NAME }))
  await tap(phone.getByText('没有人陪护', { exact: true }))
  await phone.getByLabel(/^一句话/).fill(WORDS)
  await tap(phone.getByRole('button', { name: '发给社工' }))
  await phone.getByRole('heading', { name: `已请 林若溪 来看 ${NAME}` }).waitFor()
  await phone.getByText(/^最晚 .+ 回应。$/).waitFor()
  expect(taps).toBe(3)

  const worker = await day.signIn('linruoxi')
  const desk = await open(worker, '/intake')
  await desk.getByRole('link', { name: NAME }).click()
  const panel = desk.getByRole('region', { name: '求助详情' })
  await panel.getByText(WORDS).waitFor()
  await choose(panel, '接成', '简要个案')
  await press(panel, '接单')
  await hear(desk, `已接单：${NAME}`)

  await phone.goto('/intake')
  await phone.getByRole('link', { name: NAME }).tap()
  await phone.getByText(/^林若溪 接了，/).waitFor()
  await phone.getByRole('button', { name: /^通知/ }).tap()
  await phone.getByText('你转的求助有人接了').waitFor()
})

test('a nurse reads why the social worker does not come', async () => {
  const nurse = await day.signIn('jiangwen', { viewport: PHONE })
  const phone = await open(nurse, '/intake/new')
  await phone.getByRole('searchbox').fill('三十七床的家属')
  await phone.getByRole('button', { name: '名单里没有，就写“三十七床的家属”' }).tap()
  await choose(phone, '病区', '神经内科')
  await phone.getByText('医药费', { exact: true }).tap()
  await press(phone, '发给社工')
  await phone.getByRole('heading', { name: /三十七床的家属/ }).waitFor()

  const worker = await day.signIn('linruoxi')
  const desk = await open(worker, '/intake?view=all')
  await desk.getByRole('link', { name: '三十七床的家属' }).click()
  await press(desk.getByRole('region', { name: '求助详情' }), '婉拒…')
  const why = desk.getByRole('dialog')
  await why.getByRole('textbox').fill('家属不是患者；费用的事请直接到一楼医保窗口。')
  await press(why, '婉拒')
  await hear(desk, '已婉拒：三十七床的家属')

  await phone.goto('/intake')
  await phone.getByRole('link', { name: '三十七床的家属' }).tap()
  await phone.getByText('家属不是患者；费用的事请直接到一楼医保窗口。').waitFor()
})
