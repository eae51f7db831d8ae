import { assessmentDoor, assessmentLinks } from '@quancheng/contract/assessment-links.ts'
import { assessments } from '@quancheng/contract/assessments.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { type OwnChoices, saidByFile } from '@quancheng/contract/own-instrument.ts'
import { readQuestionnaire } from '@quancheng/contract/questionnaire/read.ts'
import { expect, test } from 'vitest'
import { admitted, openHouse } from '../test/ward.ts'

const ORDINAL = 'http://hl7.org/fhir/StructureDefinition/ordinalValue'
const CALCULATED = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression'

const question = (linkId: string, text: string) => ({
  linkId,
  text,
  type: 'choice',
  required: true,
  answerOption: [0, 1, 2].map((weight) => ({
    extension: [{ url: ORDINAL, valueDecimal: weight }],
    valueCoding: { code: `a${weight}`, display: `第 ${weight} 个` },
  })),
})
const form = (items: readonly object[] = [question('a', '睡不着？'), question('b', '早醒？')]) =>
  JSON.stringify({
    resourceType: 'Questionnaire',
    url: 'https://forms.example/Questionnaire/sleep',
    name: 'SleepForm',
    version: '1',
    title: '睡眠问卷',
    status: 'active',
    item: [
      ...items,
      {
        linkId: 'sum',
        text: '总分',
        type: 'decimal',
        extension: [
          {
            url: CALCULATED,
            valueExpression: {
              language: 'text/fhirpath',
              expression: '%resource.item.answer.value.weight().sum()',
            },
          },
        ],
      },
    ],
  })
const choices = (more: Partial<OwnChoices> = {}): OwnChoices => ({
  version: '1',
  permittedBy: '某研究所',
  reference: '授权书 2026-01',
  isForPatients: true,
  sumOfAll: false,
  mainScale: null,
  scales: [
    {
      id: 'sum',
      higherIs: 'worse',
      bands: [
        { from: 0, to: 1, name: { zh: '尚可', en: 'fine' } },
        { from: 2, to: 4, name: { zh: '睡得差', en: 'poor' } },
      ],
    },
  ],
  alarms: [],
  examples: [{ answers: [1, 2], score: 3 }],
  ...more,
})
const bring = (questionnaire = form(), more: Partial<OwnChoices> = {}) => ({
  commandId: newId(),
  questionnaire,
  choices: choices(more),
})
const taking = (clientId: string, instrument: string, over: object = {}) => ({
  commandId: newId(),
  clientId,
  caseId: null,
  instrument,
  version: '1',
  mode: 'worker' as const,
  answers: { a: 1, b: 2 },
  takenAt: '2026-01-05T09:00:00+08:00',
  note: null,
  ...over,
})

test('a head brings in a questionnaire, and workers take it like any other until it is withdrawn', async () => {
  await using house = await openHouse()
  const { lin, head } = house
  const { clientId } = await admitted(house, { name: '欧阳慧敏', ward: house.neurology })
  const { instrument } = await head.does(assessments.importInstrument, bring())
  expect(instrument).toMatch(/^own-sleep-form-[0-9a-f]{8}$/)
  const listed = (await lin.does(assessments.instruments, {})).find(({ id }) => id === instrument)
  expect(listed).toMatchObject({
    usable: true,
    newest: true,
    own: { by: '陈静', permittedBy: '某研究所', withdrawnAt: null },
    definition: { origin: 'institution', licence: '某研究所: 授权书 2026-01' },
  })
  const taken = await lin.does(assessments.take, taking(clientId, instrument))
  expect(taken).toMatchObject({ scores: { sum: 3 }, band: 'band-2' })
  const response = await lin.does(assessments.response, { assessmentId: taken.id })
  expect(JSON.stringify(response)).toContain('第 2 个')
  expect(
    (await lin.ask(assessments.take, taking(clientId, instrument, { answers: { a: 9, b: 0 } }))).body.code,
  ).toBe('assessments.answer-out-of-range')
  await head.does(assessments.withdrawInstrument, { commandId: newId(), instrument })
  expect((await lin.ask(assessments.take, taking(clientId, instrument))).body.code).toBe(
    'assessments.instrument-withdrawn',
  )
  expect((await lin.does(assessments.ofClient, { clientId })).rows).toMatchObject([{ band: 'band-2' }])
  expect((await head.ask(assessments.withdrawInstrument, { commandId: newId(), instrument })).body.code).toBe(
    'assessments.instrument-withdrawn',
  )
})

test('what was answered under one version is read under it after another has come', async () => {
  await using house = await openHouse()
  const { lin, head } = house
  const { clientId } = await admitted(house, { name: '欧阳慧敏', ward: house.neurology })
  const { instrument } = await head.does(assessments.importInstrument, bring())
  const old = await lin.does(assessments.take, taking(clientId, instrument))
  expect((await head.ask(assessments.importInstrument, bring())).body.code).toBe('assessments.version-exists')
  house.world.pass(1)
  const changed = form([question('a', '换了一题'), question('b', '早醒？')])
  await head.does(assessments.importInstrument, bring(changed, { version: '2' }))
  expect((await lin.ask(assessments.take, taking(clientId, instrument))).body.code).toBe(
    'assessments.unknown-instrument',
  )
  await lin.does(assessments.take, taking(clientId, instrument, { version: '2' }))
  expect(JSON.stringify(await lin.does(assessments.response, { assessmentId: old.id }))).toContain('睡不着')
  const versions = (await lin.does(assessments.instruments, {})).filter(({ id }) => id === instrument)
  expect(versions.map(({ version, newest, usable }) => [version, newest, usable])).toEqual([
    ['1', false, false],
    ['2', true, true],
  ])
})

test('an alarm somebody set on a question calls people, also through a link of an instrument withdrawn since', async () => {
  await using house = await openHouse()
  const { lin, head } = house
  const { clientId } = await admitted(house, { name: '欧阳慧敏', ward: house.neurology })
  const { instrument } = await head.does(
    assessments.importInstrument,
    bring(form(), { alarms: [{ item: 'b', atLeast: 2 }] }),
  )
  const secret = 'Ab3dEf6hIj9lMn0pQr2tUv'
  await lin.does(assessmentLinks.makeLink, { commandId: newId(), clientId, caseId: null, instrument, secret })
  await head.does(assessments.withdrawInstrument, { commandId: newId(), instrument })
  const sent = await house.world.app.inject({
    method: 'POST',
    url: `/api${assessmentDoor.answerLink.path}`,
    headers: { 'x-quancheng': '1' },
    payload: { commandId: newId(), secret, version: '1', answers: { b: 2 } },
  })
  expect(sent.statusCode).toBe(200)
  expect((await lin.does(assessments.ofClient, { clientId })).safety).toHaveLength(1)
})

test('a file with a problem, a worker who may not, and another hospital leave nothing behind', async () => {
  await using house = await openHouse()
  const { lin, head } = house
  const broken = form([question('a', '一'), question('a', '二')])
  expect((await head.ask(assessments.importInstrument, bring(broken))).body).toMatchObject({
    code: 'assessments.import-problems',
    facts: { problems: ['link-id-twice'] },
  })
  const wrong = bring(form(), { examples: [{ answers: [1, 2], score: 4 }] })
  expect((await head.ask(assessments.importInstrument, wrong)).body.facts).toEqual({
    problems: ['example-fails'],
  })
  expect((await lin.ask(assessments.importInstrument, bring())).body.code).toBe('not-found')
  expect((await house.world.pool.query('select from own_instrument')).rowCount).toBe(0)

  const { instrument } = await head.does(assessments.importInstrument, bring())
  const elsewhere = await house.world.organisation()
  const stranger = await elsewhere.person('程可欣', 'head')
  expect((await stranger.does(assessments.instruments, {})).some(({ id }) => id === instrument)).toBe(false)
  expect(
    (await stranger.ask(assessments.withdrawInstrument, { commandId: newId(), instrument })).body.code,
  ).toBe('assessments.unknown-instrument')
})

test('an instrument exported in one house and brought into another raises its alarm there', async () => {
  await using house = await openHouse()
  const { lin, head } = house
  const { clientId } = await admitted(house, { name: '欧阳慧敏', ward: house.neurology })
  const exported = JSON.stringify(await lin.does(assessments.questionnaire, { instrument: 'phq-9' }))
  const scales = saidByFile(readQuestionnaire(exported))
  const { instrument } = await head.does(
    assessments.importInstrument,
    bring(exported, { scales, examples: [] }),
  )
  const answers = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`q${at + 1}`, 1]))
  const taken = await lin.does(assessments.take, taking(clientId, instrument, { answers }))
  expect(taken).toMatchObject({ scores: { total: 9 }, band: 'mild' })
  expect((await lin.does(assessments.ofClient, { clientId })).safety).toHaveLength(1)

  const astray = exported.replace('"url":"on","valueString":"q9"', '"url":"on","valueString":"q99"')
  expect((await head.ask(assessments.importInstrument, bring(astray, { scales }))).body).toMatchObject({
    code: 'assessments.import-problems',
    facts: { problems: ['alarm-on-nothing'] },
  })
})
