import { expect, test } from 'vitest'
import { tell } from './test/commands.ts'
import { enterClient } from './test/course.ts'
import { openDay } from './test/day.ts'
import { PHONE } from './test/house.ts'

interface Written {
  readonly id: string
  readonly revision: number
}

const SECRET = 'Rt3dEf6hIj9lMn0pQr2tUv'

const day = openDay()

/** A case that Lin has carried and Zhou has closed, and a link to say how it was. */
async function closedCase() {
  const [worker, supervisor] = await Promise.all([day.signIn('linruoxi'), day.signIn('zhoumin')])
  const clientId = await enterClient(worker, { name: '柏秋雁', born: '1961-04-02', sex: 2 })
  const { id: caseId } = await tell<Written>(worker, '/cases/open', {
    clientId,
    kind: 'brief',
    pack: null,
    problem: '押金不够',
  })
  const closure = await tell<Written>(worker, '/cases/closure/ask', {
    caseId,
    seen: 1,
    reason: 'client-withdrew',
    summary: '家里凑上了',
    missingReason: '只见过一面',
    followUps: [],
  })
  const decision = { closureId: closure.id, seen: closure.revision, approved: true, remark: null }
  await tell(supervisor, '/cases/closure/decide', decision)
  await tell(worker, '/relations/rating/give', { caseId, secret: SECRET })
  return { worker, supervisor, caseId }
}

test('somebody says in a few taps how it was, goes on after a pause, and the worker sees only that it came', async () => {
  const { worker, supervisor, caseId } = await closedCase()
  const mine = await day.newContext({ viewport: PHONE })
  const phone = await mine.newPage()
  await phone.goto(`/h/rate#${SECRET}`)
  await phone.getByRole('heading', { level: 1, name: /来过之后，怎么样/ }).waitFor()
  await phone.getByRole('button', { name: '交上去' }).tap()
  await phone.getByText('请先点一下第一题').waitFor()
  await phone.getByRole('button', { name: '不满意', exact: true }).tap()
  await phone.getByLabel(/还想说一句/).fill('等得太久')
  await phone.getByLabel('我想请人联系我').check()
  await phone.reload()
  expect(await phone.getByRole('button', { name: '不满意', exact: true }).getAttribute('aria-pressed')).toBe(
    'true',
  )
  await phone.getByRole('button', { name: '交上去' }).tap()
  await phone.getByText('会有人联系您，不是原来那位社工').waitFor()
  await phone.reload()
  await phone.getByRole('heading', { name: '这份已经交过了' }).waitFor()

  const desk = await worker.newPage()
  await desk.goto(`/cases/${caseId}/ending`)
  await desk.getByText('已收到').waitFor()
  expect(await desk.getByText('等得太久').count()).toBe(0)
  const complaintsAbout = async (person: typeof worker) => {
    const queue = (await (await person.request.get('/api/intake/list?view=all')).json()) as {
      readonly rows: readonly { readonly source: string; readonly name: string }[]
    }
    return queue.rows.filter(({ source, name }) => source === 'complaint' && name === '柏秋雁').length
  }
  expect(await complaintsAbout(supervisor)).toBe(1)
  expect(await complaintsAbout(worker), 'it is about her').toBe(0)
}, 60_000)
