import { assessments } from '@quancheng/contract/assessments.ts'
import { cases } from '@quancheng/contract/cases.ts'
import { intake } from '@quancheng/contract/intake.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { expect, test } from 'vitest'
import { admitted, type House, openHouse } from '../test/ward.ts'
import { assessmentsOf, firstAndLast } from './public.ts'

const phq9 = (values: readonly (number | null)[]) =>
  Object.fromEntries(values.map((value, index) => [`q${index + 1}`, value]))
const CALM = [1, 1, 0, 1, 0, 0, 1, 0, 0]
const ALARM = [2, 2, 1, 1, 1, 2, 1, 0, 1]

const administration = (clientId: string, over: object = {}) => ({
  commandId: newId(),
  clientId,
  caseId: null,
  instrument: 'phq-9',
  version: '1',
  mode: 'worker' as const,
  answers: phq9(CALM),
  takenAt: '2026-01-05T09:00:00+08:00',
  note: null,
  ...over,
})

async function patient(house: House, name = '欧阳慧敏') {
  return admitted(house, { name, ward: house.neurology, bed: '21' })
}

/** A client with an open case of Lin's, and a service consent if wanted. */
async function served(house: House, consented: boolean) {
  const { clientId } = await patient(house)
  const { id: caseId } = await house.lin.does(cases.open, {
    commandId: newId(),
    clientId,
    kind: 'complex',
    pack: null,
    problem: null,
  })
  if (consented)
    await house.hospital.work(async ({ tx, orgId, at, protect }) => {
      await tx
        .insertInto('consent')
        .values({
          org_id: orgId,
          id: newId(),
          client_id: clientId,
          scope: 'service',
          text_version: '1',
          text_hash: Buffer.from('00', 'hex'),
          signed_by: 'client',
          signer_sealed: protect.seal('consent.signer', '欧阳慧敏'),
          method: 'paper',
          signed_at: at,
          recorded_by: house.lin.id,
        })
        .execute()
    })
  return { clientId, caseId }
}

test('a worker screens a patient before there is any case, and the server scores it', async () => {
  await using house = await openHouse()
  const { clientId } = await patient(house)
  const taken = await house.lin.does(assessments.take, administration(clientId))
  expect(taken).toMatchObject({ scores: { total: 4 }, band: 'minimal', flags: [], safetyTaskId: null })
  const { rows, safety } = await house.lin.does(assessments.ofClient, { clientId })
  expect(rows).toMatchObject([
    { id: taken.id, instrument: 'phq-9', band: 'minimal', takenBy: { name: '林若溪' } },
  ])
  expect(safety).toEqual([])
  expect(await house.lin.does(assessments.one, { assessmentId: taken.id })).toMatchObject({
    clientId,
    answers: { q1: 1, q9: 0 },
  })
  const journal = await house.world.pool.query(
    "select act from journal where client_id = $1 and act like 'assessments.%' order by seq",
    [clientId],
  )
  expect(journal.rows.map((row) => row.act)).toEqual([
    'assessments.take',
    'assessments.read',
    'assessments.read',
  ])
})

test('answers that fit no item, no version, no time or no score are refused and nothing is kept', async () => {
  await using house = await openHouse()
  const { clientId } = await patient(house)
  const refused = async (over: object) => {
    const { status, body } = await house.lin.ask(assessments.take, administration(clientId, over))
    expect(status).toBe(409)
    return body.code
  }
  expect(await refused({ answers: phq9([4, 0, 0, 0, 0, 0, 0, 0, 0]) })).toBe(
    'assessments.answer-out-of-range',
  )
  expect(await refused({ answers: { ...phq9(CALM), q10: 1 } })).toBe('assessments.answer-out-of-range')
  expect(await refused({ answers: phq9([1, 1, 1, null, 0, 0, 0, 0, 0]) })).toBe(
    'assessments.too-many-missing',
  )
  expect(await refused({ version: '0' })).toBe('assessments.unknown-instrument')
  expect(await refused({ instrument: 'moca' })).toBe('assessments.unknown-instrument')
  expect(await refused({ takenAt: '2026-01-06T09:00:00+08:00' })).toBe('assessments.in-the-future')
  expect((await house.lin.ask(assessments.take, administration(newId()))).status).toBe(404)
  expect((await house.lin.does(assessments.ofClient, { clientId })).rows).toEqual([])
})

test('a scale whose licence nobody has confirmed is off, whoever asks', async () => {
  await using house = await openHouse()
  const { clientId } = await patient(house)
  const sheet = { instrument: 'family-apgar', answers: { q1: 2, q2: 2, q3: 2, q4: 2, q5: 2 } }
  const { status, body } = await house.lin.ask(assessments.take, administration(clientId, sheet))
  expect([status, body.code, body.facts]).toEqual([
    409,
    'assessments.licence-needed',
    { instrument: 'family-apgar' },
  ])
  expect((await house.lin.does(assessments.ofClient, { clientId })).rows).toEqual([])
})

test('an instrument and one administration travel as FHIR; what stands here by licence does not', async () => {
  await using house = await openHouse()
  const { clientId } = await patient(house)
  const exported = await house.lin.does(assessments.questionnaire, { instrument: 'phq-9' })
  expect(exported).toMatchObject({ resourceType: 'Questionnaire', url: expect.stringMatching(/phq-9$/) })
  const answers = { q1: 1, q2: 2, q3: 3, q4: 0, q5: 1, q6: 0, q7: 1, q8: 0, q9: 0 }
  const { id } = await house.lin.does(
    assessments.take,
    administration(clientId, { instrument: 'phq-9', answers }),
  )
  const response = await house.lin.does(assessments.response, { assessmentId: id })
  expect(response).toMatchObject({
    resourceType: 'QuestionnaireResponse',
    questionnaire: `${exported.url}|${exported.version}`,
    status: 'completed',
  })
  expect(JSON.stringify(response.item)).toContain(
    '{"linkId":"score/total","text":"总分","answer":[{"valueDecimal":8}]}',
  )
  expect((await house.jiang.ask(assessments.response, { assessmentId: id })).body.code).toBe('not-found')
  expect((await house.lin.ask(assessments.questionnaire, { instrument: 'barthel' })).body.code).toBe(
    'assessments.not-exportable',
  )
})

test('a scale is on while the institution says by what right, and off again when it takes that back', async () => {
  await using house = await openHouse()
  const { clientId } = await patient(house)
  const admin = await house.hospital.person('方磊', 'administrator')
  const sheet = { instrument: 'family-apgar', answers: { q1: 2, q2: 2, q3: 2, q4: 2, q5: 2 } }
  const hold = (words: string | null, instrument = 'family-apgar') =>
    admin.ask(assessments.holdLicence, { commandId: newId(), instrument, words })
  const inList = async () =>
    (await house.lin.does(assessments.instruments, {})).find(({ id }) => id === 'family-apgar')
  expect(await inList()).toMatchObject({ usable: false, held: null })
  expect((await hold('授权书 2026-03')).body).toEqual({ instrument: 'family-apgar', usable: true })
  expect(await inList()).toMatchObject({ usable: true, held: { by: '方磊', words: '授权书 2026-03' } })
  await house.lin.does(assessments.take, administration(clientId, sheet))
  expect((await hold(null)).body).toMatchObject({ usable: false })
  expect((await house.lin.ask(assessments.take, administration(clientId, sheet))).body.code).toBe(
    'assessments.licence-needed',
  )
  expect((await hold('x', 'phq-9')).body.code).toBe('assessments.no-licence-needed')
  expect((await hold('x', 'nothing')).body.code).toBe('assessments.unknown-instrument')
  const worker = { commandId: newId(), instrument: 'family-apgar', words: '我说可以' }
  expect((await house.lin.ask(assessments.holdLicence, worker)).status).toBe(404)
})

test('of a licensed paper only the totals are kept, within their range', async () => {
  await using house = await openHouse()
  const { clientId } = await patient(house)
  const hads = (answers: object) => administration(clientId, { instrument: 'hads', answers })
  expect(await house.lin.does(assessments.take, hads({ anxiety: 12, depression: 9 }))).toMatchObject({
    scores: { anxiety: 12, depression: 9 },
    band: 'case',
    flags: ['anxiety-further-assessment'],
    safetyTaskId: null,
  })
  expect((await house.lin.ask(assessments.take, hads({ anxiety: 12 }))).body).toMatchObject({
    code: 'assessments.too-many-missing',
    facts: { missing: ['depression'] },
  })
  for (const wrong of [{ anxiety: 22 }, { anxiety: 3.5 }, { anxiety: '12' }, { q1: 1 }])
    expect((await house.lin.ask(assessments.take, hads({ depression: 1, ...wrong }))).body.code).toBe(
      'assessments.answer-out-of-range',
    )
})

test('a screening for suicide that ends in yes right now is one alarm, the graver one', async () => {
  await using house = await openHouse()
  const { clientId } = await patient(house)
  const asq = { instrument: 'asq', answers: { q1: 1, q2: 1, q3: 0, q4: 0, q5: 1 } }
  const taken = await house.lin.does(assessments.take, administration(clientId, asq))
  expect(taken).toMatchObject({ band: 'positive', flags: ['asq-acute'] })
  const { safety } = await house.lin.does(assessments.ofClient, { clientId })
  expect(safety).toMatchObject([{ id: taken.safetyTaskId, flag: 'asq-acute', state: 'open' }])
})

test('an answer left over from a question that is hidden by now is neither heard nor kept', async () => {
  await using house = await openHouse()
  const { clientId } = await patient(house)
  const corrected = { q1: 1, q2: 0, q3: 3, q4: 4, q5: 5, q6: 0, 'q6-recent': 1 }
  const taken = await house.lin.does(
    assessments.take,
    administration(clientId, { instrument: 'c-ssrs-screener', answers: corrected }),
  )
  expect(taken).toMatchObject({ scores: { ideation: 1 }, flags: ['c-ssrs-low'] })
  expect((await house.lin.does(assessments.one, { assessmentId: taken.id })).answers).toEqual({
    q1: 1,
    q2: 0,
    q6: 0,
  })
})

test('a calm patient who ticks that they are not safe with people close by is told of to the supervisor', async () => {
  await using house = await openHouse()
  const { clientId } = await patient(house)
  const ticked = { distress: 1, 'problems-social': ['partner', 'unsafe'] }
  const taken = await house.lin.does(
    assessments.take,
    administration(clientId, { instrument: 'distress-thermometer', answers: ticked }),
  )
  expect(taken).toMatchObject({ flags: ['unsafe-with-people'], safetyTaskId: null })
  const { rows } = await house.world.pool.query("select facts from notice where kind = 'assessments.flag'")
  expect(rows).toMatchObject([{ facts: { assessmentId: taken.id, flag: 'unsafe-with-people' } }])
})

test('an assessment sent twice from the ward is one assessment and one alarm', async () => {
  await using house = await openHouse()
  const { clientId } = await patient(house)
  const once = administration(clientId, { answers: phq9(ALARM) })
  const [first, second] = await Promise.all([
    house.lin.does(assessments.take, once),
    house.lin.does(assessments.take, once),
  ])
  expect(second).toEqual(first)
  const { rows, safety } = await house.lin.does(assessments.ofClient, { clientId })
  expect([rows.length, safety.length]).toEqual([1, 1])
})

test('inside a case an assessment stands on a living consent, outside it does not need one', async () => {
  await using house = await openHouse()
  const { clientId, caseId } = await served(house, false)
  expect((await house.lin.ask(assessments.take, administration(clientId, { caseId }))).body.code).toBe(
    'assessments.no-consent',
  )
  await house.lin.does(assessments.take, administration(clientId))
  const other = await served(house, true)
  await house.lin.does(assessments.take, administration(other.clientId, { caseId: other.caseId }))
  expect(
    (await house.lin.ask(assessments.take, administration(clientId, { caseId: other.caseId }))).status,
  ).toBe(404)
})

test('thoughts of death open a task that tells the supervisor at once and puts the case at crisis', async () => {
  await using house = await openHouse()
  const { clientId, caseId } = await served(house, true)
  const he = await house.he.does(assessments.take, administration(clientId, { answers: phq9(ALARM) }))
  expect(he).toMatchObject({ flags: ['self-harm'], safetyTaskId: expect.any(String) })
  expect(await house.noticesOf(house.lin)).toEqual(['safety.raised'])
  expect(await house.noticesOf(house.zhou)).toEqual(['safety.raised'])
  const { safety } = await house.lin.does(assessments.ofClient, { clientId })
  expect(safety).toMatchObject([
    {
      caseId,
      flag: 'self-harm',
      state: 'open',
      dueAt: '2026-01-05T03:00:00.000Z',
      assignee: { id: house.lin.id },
      supervisor: { id: house.zhou.id },
    },
  ])
  expect((await house.lin.does(cases.file, { caseId })).risk).toBe('crisis')
})

test('half a questionnaire with thoughts of death is kept, although it has no score and nobody consented', async () => {
  await using house = await openHouse()
  const { clientId, caseId } = await served(house, false)
  const answers = phq9([null, null, null, null, null, null, null, null, 2])
  const taken = await house.lin.does(assessments.take, administration(clientId, { caseId, answers }))
  expect(taken).toMatchObject({ scores: { total: null }, band: null, flags: ['self-harm'] })
})

test('must 11: an alarm ends only with a finding and the word of a second person', async () => {
  await using house = await openHouse()
  const { lin, zhou, world } = house
  const { clientId, caseId } = await served(house, true)
  const { safetyTaskId: taskId } = await lin.does(
    assessments.take,
    administration(clientId, { caseId, answers: phq9(ALARM) }),
  )
  if (taskId === null) throw new Error('no alarm')
  const answer = {
    taskId,
    seen: 1,
    level: 'medium' as const,
    actions: [],
    finding: '当面谈过：有念头，无计划',
  }
  const confirm = { taskId, accepted: true, remark: null }
  const refusedTo = async (person: typeof lin, input: object) =>
    (await person.ask(assessments.confirmSafety, { ...confirm, ...input, commandId: newId(), seen: 1 })).body
      .code
  expect(await refusedTo(zhou, {})).toBe('safety.not-answered')
  expect((await lin.ask(assessments.answerSafety, { ...answer, commandId: newId() })).body.code).toBe(
    'safety.action-missing',
  )
  const answered = { ...answer, actions: ['safety-plan' as const, 'family-informed' as const] }
  expect(
    (await lin.ask(assessments.answerSafety, { ...answered, seen: 9, commandId: newId() })).body.code,
  ).toBe('conflict')
  world.pass(1)
  await lin.does(assessments.answerSafety, { ...answered, commandId: newId() })
  expect((await lin.does(cases.file, { caseId })).risk).toBe('medium')
  expect(
    (await lin.ask(assessments.answerSafety, { ...answered, seen: 2, commandId: newId() })).body.code,
  ).toBe('safety.already-answered')
  expect(await house.noticesOf(zhou)).toEqual(['safety.raised', 'safety.answered'])

  const sendBack = { taskId, seen: 2, accepted: false }
  expect(
    (await zhou.ask(assessments.confirmSafety, { ...sendBack, remark: null, commandId: newId() })).body.code,
  ).toBe('safety.remark-missing')
  await zhou.does(assessments.confirmSafety, {
    ...sendBack,
    remark: '请补问有无既往未遂',
    commandId: newId(),
  })
  const [open] = (await lin.does(assessments.ofClient, { clientId })).safety
  expect(open).toMatchObject({ state: 'open', remark: '请补问有无既往未遂', finding: null, level: null })

  world.pass(10)
  await lin.does(assessments.answerSafety, { ...answered, seen: 3, commandId: newId() })
  await zhou.does(assessments.confirmSafety, { ...confirm, seen: 4, commandId: newId() })
  const [done] = (await lin.does(assessments.ofClient, { clientId })).safety
  expect(done).toMatchObject({
    state: 'done',
    finding: '当面谈过：有念头，无计划',
    answeredBy: { id: lin.id },
    confirmedBy: { id: zhou.id },
  })
  expect(
    (await zhou.ask(assessments.confirmSafety, { ...confirm, seen: 5, commandId: newId() })).body.code,
  ).toBe('safety.already-done')
  world.pass(10_000)
  await world.runDueJobs()
  expect(await house.noticesOf(house.head)).toEqual([])
})

test('nobody confirms their own finding', async () => {
  await using house = await openHouse()
  const { hospital, teamId } = house
  const both = await hospital.person('秦岚', ['worker', 'supervisor'], {
    teamId,
    supervisorId: house.zhou.id,
  })
  const { clientId } = await patient(house)
  const { safetyTaskId: taskId } = await both.does(
    assessments.take,
    administration(clientId, { answers: phq9(ALARM) }),
  )
  if (taskId === null) throw new Error('no alarm')
  await both.does(assessments.answerSafety, {
    commandId: newId(),
    taskId,
    seen: 1,
    level: 'no-risk-found',
    actions: [],
    finding: '误点',
  })
  const confirm = { taskId, seen: 2, accepted: true, remark: null }
  expect((await both.ask(assessments.confirmSafety, { ...confirm, commandId: newId() })).body.code).toBe(
    'safety.own-finding',
  )
  await house.zhou.does(assessments.confirmSafety, { ...confirm, commandId: newId() })
})

test('must 11: an assessment that does not count leaves its alarm standing', async () => {
  await using house = await openHouse()
  const { clientId, caseId } = await served(house, true)
  const { id } = await house.lin.does(
    assessments.take,
    administration(clientId, { caseId, answers: phq9(ALARM) }),
  )
  const voiding = { assessmentId: id, seen: 1, reason: '填错了人' }
  await house.lin.does(assessments.void, { ...voiding, commandId: newId() })
  expect((await house.lin.ask(assessments.void, { ...voiding, seen: 2, commandId: newId() })).body.code).toBe(
    'assessments.already-voided',
  )
  const { rows, safety } = await house.lin.does(assessments.ofClient, { clientId })
  expect(rows).toMatchObject([{ voided: true, band: 'moderate' }])
  expect(safety).toMatchObject([{ state: 'open' }])
  expect((await house.lin.does(assessments.one, { assessmentId: id })).voidedReason).toBe('填错了人')
})

test('an alarm nobody looks into goes to the supervisor, then to the head; so does a finding nobody confirms', async () => {
  await using house = await openHouse()
  const { world, lin, zhou, head } = house
  const { clientId, caseId } = await served(house, true)
  const { safetyTaskId: taskId } = await lin.does(
    assessments.take,
    administration(clientId, { caseId, answers: phq9(ALARM) }),
  )
  if (taskId === null) throw new Error('no alarm')
  const told = async () =>
    [await house.noticesOf(zhou), await house.noticesOf(head)].map((kinds) => kinds.length)
  world.pass(119)
  await world.runDueJobs()
  expect(await told()).toEqual([1, 0])
  world.pass(2)
  await world.runDueJobs()
  expect(await told()).toEqual([2, 0])
  world.pass(120)
  await world.runDueJobs()
  expect(await told()).toEqual([2, 1])
  const [task] = (await lin.does(assessments.ofClient, { clientId })).safety
  expect(task?.escalation).toBe(2)
  await lin.does(assessments.answerSafety, {
    commandId: newId(),
    taskId,
    seen: 1,
    level: 'low',
    actions: ['safety-plan'],
    finding: '已当面评估',
  })
  world.pass(24 * 60 + 1)
  await world.runDueJobs()
  expect(await told()).toEqual([4, 1])
})

test('a severe score of somebody without a case raises a request through screening', async () => {
  await using house = await openHouse()
  const { clientId } = await patient(house)
  const answers = { distress: 9 }
  await house.lin.does(
    assessments.take,
    administration(clientId, { instrument: 'distress-thermometer', answers }),
  )
  await house.world.runDueJobs()
  const { rows } = await house.lin.does(intake.list, {
    view: 'mine',
    urgency: [],
    source: [],
    department: [],
  })
  expect(rows).toMatchObject([{ source: 'screening', urgency: 'urgent', client: { id: clientId } }])
})

test('first and last scores stand side by side, without what does not count', async () => {
  await using house = await openHouse()
  const { lin, hospital, world } = house
  const { clientId } = await patient(house)
  const ids: string[] = []
  for (const answers of [phq9([2, 2, 2, 2, 1, 1, 0, 0, 0]), phq9(CALM), phq9([3, 3, 3, 3, 3, 3, 3, 3, 0])]) {
    const at = world.now().toISOString()
    const { id } = await lin.does(assessments.take, administration(clientId, { answers, takenAt: at }))
    ids.push(id)
    if (answers.q1 === 3)
      await lin.does(assessments.void, {
        commandId: newId(),
        assessmentId: id,
        seen: 1,
        reason: '另一位病人',
      })
    world.pass(60)
  }
  const since = new Date('2026-01-01T00:00:00Z')
  expect(await hospital.work((work) => firstAndLast(work, clientId, since))).toEqual([
    { instrument: 'phq-9', firstId: ids[0], lastId: ids[1] },
  ])
})

test('a colleague of another team, a nurse and another hospital read no scores', async () => {
  await using house = await openHouse()
  const { world, hospital, lin, jiang } = house
  const { clientId } = await patient(house)
  const { id } = await lin.does(assessments.take, administration(clientId))
  const outside = await hospital.person('方晴', 'worker', { teamId: await hospital.team('门诊组') })
  expect((await outside.does(assessments.ofClient, { clientId })).rows).toEqual([])
  expect((await outside.ask(assessments.one, { assessmentId: id })).status).toBe(404)
  expect((await jiang.ask(assessments.ofClient, { clientId })).status).toBe(404)
  const stranger = await (await world.organisation('示例儿童医院')).person('何嘉怡', ['worker', 'head'])
  expect((await stranger.ask(assessments.ofClient, { clientId })).status).toBe(404)
  expect((await stranger.ask(assessments.one, { assessmentId: id })).status).toBe(404)
  expect((await stranger.ask(assessments.take, administration(clientId))).status).toBe(404)
})

test('the needs assessment keeps its answers by item, so that needs can be made of them', async () => {
  await using house = await openHouse()
  const { clientId } = await patient(house)
  const { body } = await house.lin.ask(assessments.instruments, {})
  const needs = body.find((one) => one.id === 'needs-assessment')
  const definition = needs?.definition as { items: { id: string; kind: string; required: boolean }[] }
  const answers = Object.fromEntries(
    definition.items.filter((item) => item.required && item.kind === 'choice').map((item) => [item.id, 0]),
  )
  const { id } = await house.lin.does(
    assessments.take,
    administration(clientId, {
      instrument: 'needs-assessment',
      version: needs?.version,
      answers: { ...answers, money: 3, 'note-practical': '押金还差两万', 'relationship-safety': 2 },
    }),
  )
  expect((await house.lin.does(assessments.one, { assessmentId: id })).answers).toMatchObject({
    money: 3,
    'note-practical': '押金还差两万',
  })
  expect(await house.noticesOf(house.zhou)).toEqual(['assessments.flag'])
  const lines = await house.hospital.work((work) =>
    assessmentsOf(
      work,
      {
        accountId: house.lin.id,
        orgId: work.orgId,
        teamIds: [],
        departmentIds: [],
        openedClientIds: [],
        grants: [],
      },
      clientId,
    ),
  )
  expect(lines).toEqual([])
})

test('must 12: a safety finding that names a diagnosis says whose it is, and the second person reads whose', async () => {
  await using house = await openHouse()
  const { lin } = house
  const { clientId, caseId } = await served(house, true)
  const { safetyTaskId: taskId } = await lin.does(
    assessments.take,
    administration(clientId, { caseId, answers: phq9(ALARM) }),
  )
  if (taskId === null) throw new Error('no alarm')
  const answer = (over: object = {}) => ({
    commandId: newId(),
    taskId,
    seen: 1,
    level: 'medium' as const,
    actions: ['family-informed' as const],
    finding: '抑郁症发作，没有计划',
    ...over,
  })
  const refused = await lin.ask(assessments.answerSafety, answer())
  expect(refused.body).toMatchObject({ code: 'cases.diagnosis-written', facts: { words: '抑郁症' } })
  await lin.does(assessments.answerSafety, answer({ quotedFrom: '精神科 王医生' }))
  expect((await lin.does(assessments.ofClient, { clientId })).safety).toMatchObject([
    { finding: '抑郁症发作，没有计划\n（诊断引自：精神科 王医生）' },
  ])
})
