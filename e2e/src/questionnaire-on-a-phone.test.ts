import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { openDay } from './test/day.ts'
import { PHONE } from './test/house.ts'

const SECRET = 'Ab3dEf6hIj9lMn0pQr2tUv'
const HEADERS = { 'x-quancheng': '1' }

const day = openDay()

test('a patient stops, goes on, tells of thoughts of death, and the page names the worker who has been told', async () => {
  const worker = await day.signIn('linruoxi')
  const list = (await (await worker.request.get('/api/cases/list?view=mine')).json()) as {
    readonly rows: readonly { readonly client: { readonly id: string } }[]
  }
  const clientId = list.rows[0]?.client.id
  const making = { commandId: randomUUID(), clientId, caseId: null, instrument: 'phq-9', secret: SECRET }
  const made = await worker.request.post('/api/assessments/links/make', { headers: HEADERS, data: making })
  expect(made.status()).toBe(200)

  const mine = await day.newContext({ viewport: PHONE })
  const phone = await mine.newPage()
  await phone.goto(`/h/quiz#${SECRET}`)
  await phone.getByRole('button', { name: '开始' }).tap()
  const answer = async (at: number) => {
    await phone.getByText(`第 ${at} 题，共 9 题`).waitFor()
    await phone.getByRole('button', { name: '好几天' }).tap()
  }
  for (const at of [1, 2, 3, 4]) await answer(at)
  await phone.getByText('第 5 题，共 9 题').waitFor()
  await phone.reload()
  await phone.getByRole('button', { name: '接着答第 5 题' }).tap()
  for (const at of [5, 6, 7, 8, 9]) await answer(at)
  await phone.getByRole('heading', { name: '谢谢您愿意告诉我们' }).waitFor()
  await phone.getByText(/已经告诉了 .*林若溪/).waitFor()
  const taken = (await (
    await worker.request.get(`/api/assessments/of-client?clientId=${clientId}`)
  ).json()) as {
    readonly rows: readonly { readonly mode: string }[]
    readonly safety: readonly { readonly flag: string; readonly state: string }[]
  }
  expect(taken.rows.at(-1)?.mode).toBe('link')
  expect(taken.safety[0]).toMatchObject({ flag: 'self-harm', state: 'open' })
  await phone.reload()
  await phone.getByRole('heading', { name: '这份已经交过了' }).waitFor()
}, 60_000)
