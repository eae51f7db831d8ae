import { intake } from '@quancheng/contract/intake.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { safety } from '@quancheng/contract/safety.ts'
import { expect, test } from 'vitest'
import { admitted, type House, openHouse } from '../../test/ward.ts'
import type { TestPerson } from '../../test/world.ts'

async function child(house: House, ward = house.neurology) {
  const place = { name: '李沐阳', ward, bed: '5', birthDate: '2019-03-01' }
  return (await admitted(house, place)).clientId
}

const found = (clientId: string | null, over: object = {}) => ({
  commandId: newId(),
  kind: 'minors',
  situations: ['injuries'],
  clientId,
  caseId: null,
  requestId: null,
  who: null,
  foundAt: '2026-01-05T08:50:00+08:00',
  words: '背部多处新旧瘀伤，孩子说“爸爸打的”',
  ...over,
})
const on = (reportId: string, seen: number) => ({ commandId: newId(), reportId, seen })
const receipt = (reportId: string, seen: number, over: object = {}) => ({
  ...on(reportId, seen),
  authority: 'police',
  to: '示例派出所 王警官',
  number: '2026-0105-017',
  reportedAt: '2026-01-05T09:00:00+08:00',
  ...over,
})

async function raised(house: House, by: TestPerson = house.jiang) {
  const clientId = await child(house)
  const { id } = await by.does(safety.raiseReport, found(clientId))
  return { clientId, reportId: id }
}

const stateOf = async (person: TestPerson, reportId: string) =>
  (await person.does(safety.report, { reportId })).state

test('must 10: a nurse finds it, whoever answers for it confirms, the police are told, and the receipt stays', async () => {
  await using house = await openHouse()
  const { jiang, lin, zhou, head } = house
  const { clientId, reportId } = await raised(house)
  expect(await house.noticesOf(zhou)).toEqual(['safety.report-raised'])
  expect(await house.noticesOf(head)).toEqual(['safety.report-raised'])
  const { rows } = await zhou.does(safety.reports, {})
  expect(rows).toMatchObject([
    {
      id: reportId,
      state: 'found',
      colour: 'red',
      dueAt: '2026-01-05T01:30:00.000Z',
      client: { name: '李沐阳' },
    },
  ])
  expect(await zhou.does(safety.safetyCounts, {})).toMatchObject({ reports: 1 })
  await zhou.does(safety.confirmReport, on(reportId, 1))
  expect(await house.noticesOf(jiang)).toEqual(['safety.report-confirmed'])
  const again = await head.ask(safety.confirmReport, on(reportId, 2))
  expect([again.status, again.body.code]).toEqual([409, 'safety.report-confirmed'])
  await zhou.does(safety.fileReport, receipt(reportId, 2))
  expect(await jiang.does(safety.report, { reportId })).toMatchObject({
    state: 'reported',
    confirmedBy: { name: '周明' },
    receipt: { authority: 'police', to: '示例派出所 王警官', number: '2026-0105-017', by: { name: '周明' } },
  })
  expect((await zhou.does(safety.reports, {})).rows).toEqual([])
  expect((await zhou.does(safety.reports, { of: 'all' })).rows).toHaveLength(1)
  expect((await lin.does(safety.safetyOfClient, { clientId })).reports).toEqual([])
  const { rows: journal } = await house.world.pool.query(
    "select act from journal where client_id = $1 and act like 'assessments.report.%' and act not like '%read' order by at, seq",
    [clientId],
  )
  expect(journal.map(({ act }) => act)).toEqual([
    'assessments.report.raise',
    'assessments.report.confirm',
    'assessments.report.file',
  ])
})

test('F3-10 the nine situations stand in the content, each with its source, and nothing is defined that nobody defined', async () => {
  await using house = await openHouse()
  const { reports } = await house.jiang.does(safety.safetyContent, {})
  const minors = reports.find(({ id }) => id === 'minors')
  expect(minors?.situations).toHaveLength(9)
  expect(minors?.situationsFrom.status).toBe('verified')
  expect(minors?.clock.remindMinutes).toMatchObject({ value: 30, status: 'common' })
  expect(minors?.colours.map(({ meaning }) => [meaning.value, meaning.status])).toEqual([
    [null, 'unknown'],
    [null, 'unknown'],
    [null, 'unknown'],
  ])
  const ours = minors?.situations.filter(({ colour }) => colour.status === 'ours')
  expect(ours).toHaveLength(8)
  for (const { id } of minors?.situations ?? []) {
    const report = await house.jiang.ask(safety.raiseReport, found(await child(house), { situations: [id] }))
    expect([id, report.status]).toEqual([id, 200])
  }
})

test('F3-10 a report nobody confirms is told again after thirty minutes, then to the head once more', async () => {
  await using house = await openHouse()
  const { jiang, zhou, head } = house
  const { reportId } = await raised(house)
  house.world.pass(31)
  await house.world.runDueJobs()
  expect(await house.noticesOf(jiang)).toEqual(['safety.report-overdue'])
  expect(await house.noticesOf(zhou)).toEqual(['safety.report-raised', 'safety.report-overdue'])
  house.world.pass(30)
  await house.world.runDueJobs()
  expect((await house.noticesOf(head)).filter((kind) => kind === 'safety.report-overdue')).toHaveLength(2)
  expect((await zhou.does(safety.reports, {})).rows).toMatchObject([{ id: reportId, escalation: 2 }])
  await zhou.does(safety.confirmReport, on(reportId, 1))
  house.world.pass(31)
  await house.world.runDueJobs()
  expect((await house.noticesOf(jiang)).filter((kind) => kind === 'safety.report-overdue')).toHaveLength(2)
})

test('F3-10 what was reported cannot be taken back, by nobody and in no way', async () => {
  await using house = await openHouse()
  const { zhou, head } = house
  const { reportId } = await raised(house)
  await zhou.does(safety.fileReport, receipt(reportId, 1))
  const codes = await Promise.all([
    head.ask(safety.confirmReport, on(reportId, 2)),
    head.ask(safety.declineReport, { ...on(reportId, 2), reasons: '弄错了' }),
    head.ask(safety.decideDecline, { ...on(reportId, 2), agreed: true, remark: '同意' }),
    head.ask(safety.fileReport, receipt(reportId, 2)),
  ])
  expect(codes.map(({ body }) => body.code)).toEqual(Array(4).fill('safety.report-reported'))
  expect(await stateOf(head, reportId)).toBe('reported')
})

test('must 10: not reporting takes two people and reasons, and never shuts the door to reporting', async () => {
  await using house = await openHouse()
  const { zhou, head, jiang } = house
  const { reportId } = await raised(house)
  await zhou.does(safety.declineReport, { ...on(reportId, 1), reasons: '旧伤，骨科病历有记载' })
  const decides = (agreed: boolean, remark: string | null, seen = 2) => ({
    ...on(reportId, seen),
    agreed,
    remark,
  })
  expect((await zhou.ask(safety.decideDecline, decides(true, '我也同意'))).body.code).toBe(
    'safety.own-decline',
  )
  expect((await jiang.ask(safety.decideDecline, decides(true, '好'))).status).toBe(404)
  expect((await head.ask(safety.decideDecline, decides(true, null))).body.code).toBe('safety.remark-missing')
  expect((await head.ask(safety.confirmReport, on(reportId, 2))).body.code).toBe(
    'safety.report-being-declined',
  )
  await head.does(safety.decideDecline, decides(false, '先报'))
  expect(await stateOf(zhou, reportId)).toBe('found')
  await zhou.does(safety.declineReport, { ...on(reportId, 3), reasons: '骨科、儿科会诊一致' })
  house.world.pass(31)
  await house.world.runDueJobs()
  expect(await house.noticesOf(head)).toContain('safety.report-overdue')
  expect((await head.ask(safety.decideDecline, decides(true, '会诊记录已看', 3))).body.code).toBe('conflict')
  await head.does(safety.decideDecline, decides(true, '会诊记录已看', 4))
  expect(await head.does(safety.report, { reportId })).toMatchObject({
    state: 'not-reported',
    declinedBy: { name: '周明' },
    decidedBy: { name: '陈静' },
    reasons: '骨科、儿科会诊一致',
  })
  expect((await zhou.ask(safety.confirmReport, on(reportId, 5))).body.code).toBe('safety.report-not-due')
  await jiang.does(safety.fileReport, receipt(reportId, 5))
  expect(await stateOf(head, reportId)).toBe('reported')
})

test('a report names a known situation, somebody, a time that has come and a known authority', async () => {
  await using house = await openHouse()
  const { jiang, zhou } = house
  const clientId = await child(house)
  const codeOf = async (input: ReturnType<typeof found>) =>
    (await jiang.ask(safety.raiseReport, input)).body.code
  expect(await codeOf(found(clientId, { kind: 'weather' }))).toBe('safety.unknown-situation')
  expect(await codeOf(found(clientId, { situations: ['rain'] }))).toBe('safety.unknown-situation')
  expect(await codeOf(found(null))).toBe('safety.nobody-named')
  expect(await codeOf(found(clientId, { foundAt: '2026-01-06T09:00:00+08:00' }))).toBe('safety.in-the-future')
  expect((await jiang.ask(safety.raiseReport, found(await child(house, house.paediatrics)))).status).toBe(404)
  const { id } = await jiang.does(
    safety.raiseReport,
    found(null, { situations: ['of-unknown-origin'], who: '急诊走廊，男孩，约五岁' }),
  )
  expect(await zhou.does(safety.report, { reportId: id })).toMatchObject({
    client: null,
    who: '急诊走廊，男孩，约五岁',
  })
  expect((await zhou.ask(safety.fileReport, receipt(id, 1, { authority: 'press' }))).body.code).toBe(
    'safety.unknown-authority',
  )
  const tomorrow = receipt(id, 1, { reportedAt: '2026-01-06T09:00:00+08:00' })
  expect((await zhou.ask(safety.fileReport, tomorrow)).body.code).toBe('safety.in-the-future')
})

test('a report sent twice is one report, and two who file it at once file it once', async () => {
  await using house = await openHouse()
  const { jiang, zhou, head } = house
  const once = found(await child(house))
  const [first, second] = await Promise.all([
    jiang.does(safety.raiseReport, once),
    jiang.does(safety.raiseReport, once),
  ])
  expect(second).toEqual(first)
  const answers = await Promise.all([
    zhou.ask(safety.fileReport, receipt(first.id, 1)),
    head.ask(safety.fileReport, receipt(first.id, 1)),
  ])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
})

test('a report begins from a request, and a colleague of another ward or hospital finds nothing', async () => {
  await using house = await openHouse()
  const { jiang, lin, he, gao, world } = house
  const clientId = await child(house)
  const request = await jiang.does(intake.raise, {
    commandId: newId(),
    clientId,
    encounterId: null,
    departmentId: null,
    bed: null,
    name: null,
    source: 'nurse',
    from: null,
    urgency: 'urgent',
    topics: [],
    words: '孩子身上有伤',
    distress: null,
  })
  const { id } = await lin.does(safety.raiseReport, found(null, { requestId: request.id }))
  expect(await lin.does(safety.report, { reportId: id })).toMatchObject({
    client: { name: '李沐阳' },
    requestId: request.id,
  })
  expect((await gao.ask(safety.report, { reportId: id })).status).toBe(200)
  expect((await he.ask(safety.report, { reportId: id })).status).toBe(200)
  const surgeon = await house.hospital.person('马强', 'clinician', { departmentIds: [house.intensive] })
  expect((await surgeon.ask(safety.report, { reportId: id })).status).toBe(404)
  expect((await surgeon.ask(safety.raiseReport, found(null, { requestId: request.id }))).status).toBe(404)
  const elsewhere = await world.organisation('示例儿童医院')
  const stranger = await elsewhere.person('周宁', ['worker', 'head'])
  expect((await stranger.ask(safety.report, { reportId: id })).status).toBe(404)
  expect((await stranger.ask(safety.confirmReport, on(id, 1))).status).toBe(404)
})

test('F3-12 violence at home is the same mechanism by another file, and asks for what was seen, not for a diagnosis', async () => {
  await using house = await openHouse()
  const { zhou, lin } = house
  const { clientId } = await admitted(house, {
    name: '何秀兰',
    ward: house.neurology,
    birthDate: '1944-01-01',
  })
  const { id } = await lin.does(
    safety.raiseReport,
    found(clientId, {
      kind: 'domestic-violence',
      situations: ['limited-capacity'],
      words: '观察：左臂瘀青；自述：儿子推的',
    }),
  )
  expect((await zhou.ask(safety.fileReport, receipt(id, 1, { authority: 'education' }))).body.code).toBe(
    'safety.unknown-authority',
  )
  const { reports } = await lin.does(safety.safetyContent, {})
  const file = reports.find((one) => one.id === 'domestic-violence')
  expect(file?.law).toMatchObject({ status: 'verified', name: { zh: '反家庭暴力法第十四条' } })
  expect(Object.keys(await zhou.does(safety.report, { reportId: id }))).not.toContain('diagnosis')
  await zhou.does(safety.fileReport, receipt(id, 1))
  expect(await stateOf(zhou, id)).toBe('reported')
})
