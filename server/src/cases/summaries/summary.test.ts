import { cases } from '@quancheng/contract/cases.ts'
import { clients } from '@quancheng/contract/clients.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { outbox } from '@quancheng/contract/outbox.ts'
import { rights } from '@quancheng/contract/rights.ts'
import { summaries } from '@quancheng/contract/summaries.ts'
import { expect, test } from 'vitest'
import { openReceiver } from '../../test/record-receiver.ts'
import { restricts } from '../../test/restricted.ts'
import { openHouse } from '../../test/ward.ts'
import { actsAbout, caseOf, consents, goal, need, signs } from '../a-case.ts'

/** Setting the paper in PDF is slow work on a machine that is busy. */
const TYPESETTING = 90_000

async function openRecord(over: object = {}, encoding: 'utf-8' | 'gb18030' = 'utf-8') {
  const house = await openHouse()
  const emr = await openReceiver(encoding)
  const fang = await house.hospital.person('方磊', 'administrator')
  const given = await caseOf(house)
  const { caseId, clientId } = given
  await house.world.pool.query(
    "update encounter set source = 'SZ', visit_number = 'V-77' where client_id = $1",
    [clientId],
  )
  await house.hospital.work(async ({ tx, orgId, protect }) => {
    await tx
      .insertInto('client_identifier')
      .values({
        org_id: orgId,
        id: newId(),
        client_id: clientId,
        issuer: 'SZ',
        type: 'MR',
        blind: '1',
        value_sealed: protect.seal('client_identifier.value', 'M-100'),
      })
      .execute()
  })
  await consents(house, clientId)
  await consents(house, clientId, { scope: 'record' })
  await house.lin.does(cases.addNeed, { commandId: newId(), caseId, need: need() })
  await house.lin.does(cases.addGoal, { commandId: newId(), caseId, goal: goal() })
  await signs(house.lin, caseId, { content: '她说不想活了，怕拖累孩子', purpose: '谈费用' })
  const fields = {
    kind: 'hl7v2' as const,
    name: '住院电子病历',
    host: '127.0.0.1',
    port: emr.port,
    message: 'MDM' as const,
    carries: 'text' as const,
    charset: 'utf-8' as const,
    application: 'EMR',
    facility: 'SZ',
    ...over,
  }
  const { id: destinationId } = await fang.does(outbox.addDestination, { commandId: newId(), fields })
  return {
    house,
    emr,
    fang,
    fields,
    destinationId,
    ...given,
    async drafts() {
      return house.lin.does(summaries.draftSummary, { caseId })
    },
    async signs(over: object = {}) {
      const { print, chosen } = await house.lin.does(summaries.draftSummary, { caseId })
      return house.lin.ask(summaries.signSummary, {
        commandId: newId(),
        caseId,
        print,
        sections: chosen,
        note: '下周二前请勿安排出院，押金在筹。',
        contact: '8123 社工部',
        ...over,
      })
    },
    async newest() {
      return (await house.lin.does(summaries.summaries, { caseId })).rows[0]
    },
    async [Symbol.asyncDispose]() {
      await house[Symbol.asyncDispose]()
      await emr[Symbol.asyncDispose]()
    },
  }
}

test('Lin signs what she saw, and the ward’s record has it, with a receipt in the case', async () => {
  await using record = await openRecord()
  const { emr, house } = record
  const draft = await record.drafts()
  expect(draft).toMatchObject({
    consented: true,
    destinations: [{ name: '住院电子病历', recipient: null, agreed: true }],
  })
  expect(JSON.stringify(draft.body.parts)).not.toContain('不想活了')
  expect((await record.signs()).body).toMatchObject({ destinations: 1 })
  expect((await record.newest())?.sent).toMatchObject([{ state: 'waiting', acceptedAt: null }])
  expect(await house.world.runDueJobs()).toContain('exchange-deliver')
  expect(emr.heard).toHaveLength(1)
  expect([1, 2, 3].map((component) => emr.field('MSH', 9, component))).toEqual(['MDM', 'T02', 'MDM_T02'])
  expect(emr.field('MSH', 11)).toBe('T')
  expect(emr.field('MSH', 5)).toBe('EMR')
  expect([emr.field('PID', 3), emr.field('PID', 3, 4), emr.field('PID', 3, 5)]).toEqual(['M-100', 'SZ', 'MR'])
  expect(emr.field('PID', 5)).toBe('周桂英')
  expect(emr.field('PV1', 19)).toBe('V-77')
  expect(emr.field('TXA', 17)).toBe('LA')
  const texts = emr.heard[0]?.getAllSegments('OBX').map((obx) => obx.getField(5).toString()) ?? []
  expect(texts).toContain('化疗才做一个疗程，借的钱就用完了')
  expect(texts.some((text) => text.includes('下周二前请勿安排出院'))).toBe(true)
  expect(texts.join('')).not.toContain('不想活了')
  expect((await record.newest())?.sent).toMatchObject([
    { state: 'accepted', ack: 'AA', acceptedAt: house.world.now().toISOString(), problem: null },
  ])
})

test('facts that changed while she was reading are not signed unseen, and an empty summary is none', async () => {
  await using record = await openRecord()
  const { house, caseId } = record
  const { print } = await record.drafts()
  await house.lin.does(cases.addNeed, { commandId: newId(), caseId, need: need({ text: '没有人陪护' }) })
  expect((await record.signs({ print })).body.code).toBe('cases.summary-moved')
  expect((await record.signs({ sections: [], note: null })).body.code).toBe('cases.summary-empty')
  expect((await record.signs({ sections: [] })).status, 'a word for the ward alone is enough').toBe(200)
})

test('who agreed to be served but not to the record is not written into it, and a consent taken back stops what has not left', async () => {
  await using record = await openRecord()
  const { house, emr, clientId } = record
  await record.signs()
  await house.world.pool.query(
    "update consent set withdrawn_at = $2 where client_id = $1 and scope = 'record'",
    [clientId, house.world.now()],
  )
  house.world.pass(1)
  await house.world.runDueJobs()
  expect(emr.heard).toEqual([])
  expect((await record.newest())?.sent).toMatchObject([{ state: 'withheld', problem: 'no-consent' }])
  expect(await house.noticesOf(house.lin)).toContain('exchange.summary-stuck')
  expect(await house.noticesOf(record.fang), 'nothing is theirs to mend').toEqual([])
  expect((await record.fang.does(outbox.outbox, {})).rows).toEqual([])
  expect((await record.fang.does(outbox.outbox, { state: 'withheld' })).rows).toMatchObject([
    { destination: '住院电子病历', problem: 'no-consent' },
  ])
  expect(await house.zhou.does(summaries.notInRecord, {})).toMatchObject({
    count: 1,
    notAgreed: 1,
    rows: [{ state: 'not-agreed' }],
  })
  expect((await record.drafts()).consented).toBe(false)
  expect((await record.signs()).body.code).toBe('cases.summary-no-consent')
})

test('a summary that has not left when the file is restricted stays here, and whoever signed it is told', async () => {
  await using record = await openRecord()
  const { house, emr, clientId } = record
  await record.signs()
  await restricts(house, clientId)
  await house.world.runDueJobs()
  expect(emr.heard).toEqual([])
  expect((await record.newest())?.sent).toMatchObject([{ state: 'withheld', problem: 'restricted' }])
  expect(await house.zhou.does(summaries.notInRecord, {})).toMatchObject({ rows: [{ state: 'not-agreed' }] })
  expect(await house.noticesOf(house.lin)).toContain('exchange.summary-stuck')
  expect(await house.noticesOf(record.fang), 'nothing is theirs to mend').toEqual([])
  const asFile = { summaryId: (await record.newest())?.id ?? '', as: 'consult' as const }
  expect((await house.lin.ask(summaries.summaryDocument, asFile)).body.code).toBe('clients.restricted')

  const { restricted } = await house.head.does(rights.restriction, { clientId })
  await house.head.does(rights.liftRestriction, {
    commandId: newId(),
    restrictionId: restricted?.id ?? '',
    seen: restricted?.revision ?? 0,
    words: '本人同意继续',
  })
  await house.world.runDueJobs()
  expect(emr.heard, 'it goes by itself once the restriction is lifted').toHaveLength(1)
})

test('a newer summary replaces the one the ward has (T10), and one that never left is not sent any more', async () => {
  await using record = await openRecord()
  const { house, emr } = record
  const { body: first } = await record.signs()
  await house.world.runDueJobs()
  await record.signs({ note: '第二版' })
  await record.signs({ note: '第三版' })
  await house.world.runDueJobs()
  expect(emr.heard).toHaveLength(2)
  expect([emr.field('MSH', 9, 2), emr.field('TXA', 13)]).toEqual(['T10', first.id])
  const { rows } = await house.lin.does(summaries.summaries, { caseId: record.caseId })
  expect(rows.map(({ version, sent }) => [version, sent[0]?.state])).toEqual([
    [3, 'accepted'],
    [2, 'replaced'],
    [1, 'accepted'],
  ])
})

test('what the record refuses waits for a person, who mends the destination and sends it again under its number', async () => {
  await using record = await openRecord()
  const { house, emr, fang } = record
  emr.answers('AE')
  await record.signs()
  await house.world.runDueJobs()
  const [row] = (await fang.does(outbox.outbox, {})).rows
  expect(row).toMatchObject({ state: 'stuck', problem: 'refused', ack: 'AE', attempts: 1, version: 1 })
  expect(await house.noticesOf(fang)).toContain('exchange.summary-stuck')
  const outboundId = row?.id ?? ''
  expect((await fang.does(outbox.outbound, { outboundId })).receipt).toContain(`MSA|AE|${row?.controlId}`)
  const again = { commandId: newId(), outboundId, seen: row?.revision ?? 0 }
  expect((await fang.ask(outbox.resend, { ...again, seen: 9, commandId: newId() })).body.code).toBe(
    'conflict',
  )
  emr.answers('AA')
  await fang.does(outbox.resend, again)
  await house.world.runDueJobs()
  expect(emr.heard.map((message) => message.getSegment('MSH')?.getField(10).toString())).toEqual([
    row?.controlId,
    row?.controlId,
  ])
  expect((await fang.does(outbox.outbox, {})).count).toBe(0)
  expect((await fang.ask(outbox.resend, { ...again, commandId: newId() })).body.code).toBe(
    'exchange.not-stuck',
  )
})

test('a receiver that is busy is asked again later and later, and after six times a person is', async () => {
  await using record = await openRecord()
  const { house, emr, fang } = record
  emr.answers('AR')
  await record.signs()
  await house.world.runDueJobs()
  expect((await fang.does(outbox.outbox, {})).rows).toMatchObject([
    { state: 'waiting', attempts: 1, problem: 'busy' },
  ])
  for (let tries = 2; tries <= 6; tries += 1) {
    house.world.pass(2 ** (tries - 2))
    await house.world.runDueJobs()
  }
  expect(emr.heard).toHaveLength(6)
  const [row] = (await fang.does(outbox.outbox, {})).rows
  expect(row).toMatchObject({ state: 'stuck', attempts: 6 })
  await fang.does(outbox.setOutboundAside, {
    commandId: newId(),
    outboundId: row?.id ?? '',
    seen: row?.revision ?? 0,
    reason: '病历系统停用',
  })
  expect((await fang.does(outbox.outbox, { state: 'all' })).rows).toMatchObject([{ state: 'set-aside' }])
})

test('an answer that is lost is an unknown: the same message goes again under the same number', async () => {
  await using record = await openRecord()
  const { house, emr } = record
  emr.answers('hang-up')
  await record.signs()
  await house.world.runDueJobs()
  expect((await record.newest())?.sent).toMatchObject([{ state: 'waiting', problem: 'silent', attempts: 1 }])
  emr.answers('AA')
  house.world.pass(1)
  await house.world.runDueJobs()
  const [first, second] = emr.heard.map(String)
  expect(second).toBe(first)
  expect((await record.newest())?.sent).toMatchObject([{ state: 'accepted', problem: null }])
})

test('a destination nobody answers at rests with everything behind it, is told of, and goes on by itself', async () => {
  await using record = await openRecord({ port: 1 })
  const { house, emr, fang, destinationId, fields } = record
  await record.signs()
  await house.world.runDueJobs()
  const [row] = (await fang.does(outbox.outbox, {})).rows
  expect(row).toMatchObject({ state: 'waiting', attempts: 0, problem: 'unreachable' })
  for (const minutes of [1, 2, 4, 8, 16]) {
    house.world.pass(minutes)
    await house.world.runDueJobs()
  }
  expect((await house.noticesOf(fang)).filter((kind) => kind === 'exchange.destination-down')).toHaveLength(1)
  expect(await fang.does(outbox.destinations, {})).toMatchObject([
    { downSince: '2026-01-05T01:00:00.000Z', waiting: 1, stuck: 0 },
  ])
  await fang.does(outbox.changeDestination, {
    commandId: newId(),
    destinationId,
    seen: 1,
    fields: { ...fields, port: emr.port },
    off: false,
  })
  await house.world.runDueJobs()
  expect(emr.heard).toHaveLength(1)
  expect(await fang.does(outbox.destinations, {})).toMatchObject([
    { downSince: null, waiting: 0, acceptedAt: house.world.now().toISOString() },
  ])
})

test(
  'a record that speaks GB 18030 and takes results only gets text and paper as ORU',
  async () => {
    await using record = await openRecord({ message: 'ORU', carries: 'both', charset: 'gb18030' }, 'gb18030')
    const { house, emr } = record
    await record.signs()
    await house.world.runDueJobs()
    expect([emr.field('MSH', 9), emr.field('MSH', 9, 2), emr.field('MSH', 18)]).toEqual([
      'ORU',
      'R01',
      'GB 18030-2000',
    ])
    expect(emr.field('PID', 5)).toBe('周桂英')
    const paper = emr.heard[0]?.getAllSegments('OBX').at(-1)
    expect(paper?.getField(2).toString()).toBe('ED')
    const pdf = Buffer.from(paper?.getField(5).getComponent(5) ?? '', 'base64')
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  },
  TYPESETTING,
)

test('Fang tries a destination with an invented patient marked as training; a worker may not', async () => {
  await using record = await openRecord()
  const { emr, fang, house, destinationId } = record
  expect(await fang.does(outbox.tryDestination, { commandId: newId(), destinationId })).toEqual({
    answer: 'accepted',
    ack: 'AA',
    reason: expect.toSatisfy(() => true),
  })
  expect([emr.field('MSH', 11), emr.field('PID', 5)]).toEqual(['T', '测试患者'])
  emr.answers('AE')
  expect(await fang.does(outbox.tryDestination, { commandId: newId(), destinationId })).toMatchObject({
    answer: 'refused',
    ack: 'AE',
  })
  expect((await house.lin.ask(outbox.tryDestination, { commandId: newId(), destinationId })).status).toBe(404)
  expect((await house.he.ask(summaries.draftSummary, { caseId: record.caseId })).status).toBe(404)
})

test('of two record systems each gets the summaries of its wards, stays and standard, and the worker sees which beforehand', async () => {
  await using record = await openRecord()
  await using clinic = await openReceiver()
  const { house, emr, fang, fields, destinationId } = record
  const everything = { departmentIds: [], packs: [], classes: [], issuers: [] }
  const second = { ...fields, name: '儿童血液病历', port: clinic.port }
  const takes = { ...everything, departmentIds: [house.paediatrics] }
  const { id: otherId } = await fang.does(outbox.addDestination, {
    commandId: newId(),
    fields: { ...second, takes },
  })
  expect((await fang.does(outbox.destinations, {})).find(({ id }) => id === otherId)?.takes).toEqual(takes)
  const named = async () => (await record.drafts()).destinations.map(({ name }) => name).toSorted()
  expect(await named()).toEqual(['住院电子病历'])
  expect((await record.signs()).body).toMatchObject({ destinations: 1 })
  await house.world.runDueJobs()
  expect([emr.heard.length, clinic.heard.length]).toEqual([1, 0])

  const changes = async (id: string, seen: number, own: object, over: object) =>
    fang.does(outbox.changeDestination, {
      commandId: newId(),
      destinationId: id,
      seen,
      fields: { ...fields, ...own, takes: { ...everything, ...over } },
      off: false,
    })
  await changes(destinationId, 1, {}, { classes: ['outpatient'] })
  await changes(otherId, 1, second, { classes: ['inpatient'], issuers: ['SZ'], packs: ['no-such-standard'] })
  expect(await named(), 'another standard').toEqual([])
  await changes(otherId, 2, second, {
    classes: ['inpatient'],
    issuers: ['SZ'],
    departmentIds: [house.neurology],
  })
  expect(await named()).toEqual(['儿童血液病历'])
  await record.signs({ note: '第二版' })
  await house.world.runDueJobs()
  expect([emr.heard.length, clinic.heard.length]).toEqual([1, 1])
  const strange = await fang.ask(outbox.addDestination, {
    commandId: newId(),
    fields: { ...second, takes: { ...everything, departmentIds: [newId()] } },
  })
  expect(strange.body.code, 'a ward of somebody else').toBe('not-found')
})

test('must 3: to the system of another body a summary goes only with a consent to share that names it, asked anew before each sending', async () => {
  await using record = await openRecord()
  await using community = await openReceiver()
  const { house, emr, fang, fields, clientId } = record
  await fang.does(outbox.addDestination, {
    commandId: newId(),
    fields: { ...fields, name: '社区健康档案', port: community.port, recipient: '梧桐社区卫生服务中心' },
  })
  await consents(house, clientId, { scope: 'share', recipient: '梧桐街道办' })
  expect((await record.drafts()).destinations).toMatchObject([
    { name: '住院电子病历', agreed: true },
    { name: '社区健康档案', recipient: '梧桐社区卫生服务中心', agreed: false },
  ])
  expect((await record.signs()).body).toMatchObject({ destinations: 1 })
  await house.world.runDueJobs()
  expect([emr.heard.length, community.heard.length], 'agreed for another body alone').toEqual([1, 0])
  expect((await record.newest())?.sent).toMatchObject([
    { destination: '住院电子病历', state: 'accepted' },
    { destination: '社区健康档案', state: 'withheld', problem: 'no-sharing' },
  ])
  const counts = async () =>
    (await fang.does(outbox.destinations, {})).map(({ name, withheld }) => [name, withheld])
  expect(await counts()).toEqual([
    ['住院电子病历', 0],
    ['社区健康档案', 1],
  ])

  const { id: consentId } = await house.lin.does(clients.giveConsent, {
    commandId: newId(),
    clientId,
    caseId: null,
    scope: 'share',
    recipient: '梧桐社区卫生服务中心',
    textVersion: '1',
    signedBy: 'client',
    signer: '周桂英',
    signerRelation: null,
    method: 'paper',
    witness: null,
    emergencyReason: null,
    signedAt: house.world.now().toISOString(),
    expiresOn: null,
  })
  await house.world.runDueJobs()
  expect(community.heard, 'what was held back goes once it is agreed').toHaveLength(1)
  expect(community.field('PID', 5)).toBe('周桂英')

  expect((await record.signs({ note: '第二版' })).body).toMatchObject({ destinations: 2 })
  await house.world.pool.query('update consent set withdrawn_at = $2 where id = $1', [
    consentId,
    house.world.now(),
  ])
  house.world.pass(1)
  await house.world.runDueJobs()
  expect([emr.heard.length, community.heard.length], 'taken back while it waited').toEqual([2, 1])
  expect(await counts()).toContainEqual(['社区健康档案', 1])
  expect((await house.zhou.does(summaries.notInRecord, {})).count, 'the hospital’s own has it').toBe(0)
})

test('a record that reads the plan sees which actions have begun and which goals were reached when it was signed, and nothing of a section left out', async () => {
  await using record = await openRecord()
  const { house, fang, caseId } = record
  const { lin } = house
  const [first] = (await lin.does(cases.file, { caseId })).goals
  const goalId = first?.id ?? ''
  const act = { actions: '联系慈善总会', responsible: '林若溪' }
  await lin.does(cases.changeGoal, { commandId: newId(), goalId, seen: first?.revision ?? 0, changes: act })
  const adds = (over: object) => {
    house.world.pass(1)
    return lin.does(cases.addGoal, { commandId: newId(), caseId, goal: goal({ ...act, ...over }) })
  }
  await adds({ text: '有人陪护', actions: '请志愿者' })
  const dropped = await adds({ text: '换轮椅', actions: '问康复科' })
  const { id: planId } = await lin.does(cases.makePlan, {
    commandId: newId(),
    caseId,
    summary: '先补押金',
    reviewOn: '2026-01-15',
  })
  await lin.does(cases.agreePlan, {
    commandId: newId(),
    planId,
    seen: 1,
    agreedBy: 'client',
    signer: '周桂英',
    signerRelation: null,
    agreedAt: '2026-01-05T08:50:00+08:00',
  })
  await signs(lin, caseId, { purpose: '联系慈善总会', goalIds: [goalId] })
  const drops = { state: 'dropped' as const }
  await lin.does(cases.changeGoal, { commandId: newId(), goalId: dropped.id, seen: 1, changes: drops })
  await record.signs()

  const fields = { name: '病历', issuer: null, app: null, secret: null, numbers: 'SZ' }
  const { id: readerId } = await fang.does(outbox.addReader, { commandId: newId(), fields })
  const { token } = await fang.does(outbox.renewReaderToken, { commandId: newId(), readerId, seen: 1 })
  const plan = async () => {
    const { id } = (await record.newest()) ?? { id: '' }
    const answer = await house.world.app.inject({
      method: 'GET',
      url: `/fhir/CarePlan/${id}`,
      headers: { authorization: `Bearer ${token}` },
    })
    return answer.json()
  }
  const { activity, contained, description, goal: goals } = await plan()
  expect(description).toContain('先补押金')
  expect(goals).toEqual([{ reference: '#goal-1' }, { reference: '#goal-2' }])
  expect(contained).toMatchObject([
    { resourceType: 'Goal', lifecycleStatus: 'active', description: { text: '补上押金缺口' } },
    { achievementStatus: { coding: [{ code: 'in-progress' }] }, description: { text: '有人陪护' } },
  ])
  expect(activity.map(({ detail }: { detail: object }) => detail)).toMatchObject([
    { status: 'in-progress', description: '联系慈善总会（林若溪）', goal: [{ reference: '#goal-1' }] },
    { status: 'not-started', description: '请志愿者（林若溪）' },
    { status: 'cancelled', description: '问康复科（林若溪）' },
  ])

  const reached = { state: 'partly-achieved' as const, attainment: -1 }
  const [now] = (await lin.does(cases.file, { caseId })).goals
  await lin.does(cases.changeGoal, { commandId: newId(), goalId, seen: now?.revision ?? 0, changes: reached })
  await record.signs({ sections: ['plan'] })
  const later = await plan()
  expect(later.contained, 'the goals were not chosen').toBeUndefined()
  expect(later.activity[0].detail).toEqual({ status: 'completed', description: '联系慈善总会（林若溪）' })
})

test('somebody whom the hospital gave no number cannot be found in its record, and a person hears of it', async () => {
  await using record = await openRecord()
  await record.house.world.pool.query('update client_identifier set use = $1', ['old'])
  await record.signs()
  await record.house.world.runDueJobs()
  expect((await record.newest())?.sent).toMatchObject([{ state: 'stuck', problem: 'no-number' }])
  expect(record.emr.heard).toEqual([])
})

test(
  'Lin takes a signed summary out as PDF and as CDA, and that she did is in the journal',
  async () => {
    await using record = await openRecord()
    const { house, caseId, clientId } = record
    await record.signs()
    await record.signs({ note: '第二版' })
    const [second, first] = (await house.lin.does(summaries.summaries, { caseId })).rows
    const take = async (as: 'pdf' | 'consult') => {
      const { base64 } = await house.lin.does(summaries.summaryDocument, { summaryId: second?.id ?? '', as })
      return Buffer.from(base64, 'base64').toString()
    }
    expect(await take('pdf')).toMatch(/^%PDF-/)
    const cda = await take('consult')
    expect(cda).toContain('2.16.156.10011.2.1.1.65')
    expect(cda).toContain('第二版')
    expect(cda).toContain(`<parentDocument><id root="2.16.156.10011.1.1" extension="${first?.id}"/>`)
    expect((await actsAbout(house, clientId)).slice(-2)).toEqual(['cases.summary.take', 'cases.summary.take'])
    const others = { summaryId: second?.id ?? '', as: 'pdf' } as const
    expect((await house.he.ask(summaries.summaryDocument, others)).status).toBe(404)
  },
  TYPESETTING,
)

test('the head counts the cases the ward’s record knows nothing of, until the receipt is there', async () => {
  await using record = await openRecord()
  const { house, caseId } = record
  const counted = () => house.zhou.does(summaries.notInRecord, {})
  await caseOf(house, { name: '王静怡', bed: '13' })
  expect(await counted()).toMatchObject({
    destinations: 1,
    count: 1,
    rows: [{ caseId, client: '周桂英', worker: '林若溪', state: 'none' }],
  })
  await record.signs()
  expect((await counted()).rows).toMatchObject([{ state: 'waiting' }])
  await house.world.runDueJobs()
  expect(await counted()).toMatchObject({ count: 0, rows: [] })
  expect((await house.lin.ask(summaries.notInRecord, {})).status).toBe(404)
})
