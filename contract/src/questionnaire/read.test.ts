import { describe, expect, test } from 'vitest'
import { type OwnChoices, ownInstrument } from '../own-instrument.ts'
import { readQuestionnaire } from './read.ts'

const ORDINAL = 'http://hl7.org/fhir/StructureDefinition/ordinalValue'
const CALCULATED = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression'

const weighed = (...weights: unknown[]) =>
  weights.map((weight, index) => ({
    extension: [{ url: ORDINAL, valueDecimal: weight }],
    valueCoding: { code: `a${index}`, display: `选项 ${index}` },
  }))
const question = (linkId: string, more: object = {}) => ({
  linkId,
  text: `问题 ${linkId}`,
  type: 'choice',
  required: true,
  answerOption: weighed(0, 1, 2),
  ...more,
})
const total = (expression: string, linkId = 'sum') => ({
  linkId,
  text: '总分',
  type: 'decimal',
  extension: [{ url: CALCULATED, valueExpression: { language: 'text/fhirpath', expression } }],
})
const form = (item: unknown, more: object = {}) => ({
  resourceType: 'Questionnaire',
  url: 'https://forms.example/Questionnaire/sleep',
  version: '2',
  title: '睡眠问卷',
  status: 'active',
  item,
  ...more,
})
const read = (value: unknown) => readQuestionnaire(JSON.stringify(value))
const problemsOf = (value: unknown) =>
  read(value)
    .remarks.filter(({ isProblem }) => isProblem)
    .map(({ code, place }) => `${code} ${place}`.trim())
const choices = (more: Partial<OwnChoices> = {}): OwnChoices => ({
  version: '2',
  permittedBy: '版权方',
  reference: '授权书 1 号',
  isForPatients: false,
  sumOfAll: false,
  mainScale: null,
  scales: [{ id: 'sum', higherIs: 'worse', bands: [] }],
  alarms: [],
  examples: [],
  ...more,
})
const SUM = '%resource.item.answer.value.weight().sum()'

test('an institution’s own questionnaire becomes an instrument with its weights, its score and nothing made up', () => {
  const file = read(form([question('a'), question('b'), total(SUM)]))
  const made = ownInstrument('own-x', file, choices())
  if (!('instrument' in made)) throw new Error(JSON.stringify(made.problems))
  const { items, scales, name, licence, origin } = made.instrument
  expect(items.map(({ id, kind }) => [id, kind])).toEqual([
    ['a', 'choice'],
    ['b', 'choice'],
  ])
  expect(scales[0]).toMatchObject({ items: ['a', 'b'], method: 'sum', lowest: 0, highest: 4, bands: [] })
  expect({ name, licence, origin }).toEqual({
    name: { zh: '睡眠问卷', en: '睡眠问卷' },
    licence: '版权方: 授权书 1 号',
    origin: 'institution',
  })
})

describe('the shapes in which questionnaires are scored', () => {
  const two = [question('a'), { ...question('g'), type: 'group', item: [question('b')] }]
  test.each<[string, object]>([
    ["%resource.item.where(linkId!='sum').answer.value.weight().sum()", { items: ['a'] }],
    ['%resource.repeat(item).answer.value.ordinal().sum()', { items: ['a', 'b'] }],
    [
      "%resource.item.where(linkId='g').item.where(linkId = 'b').answer.value.weight().sum() * 4",
      { items: ['b'], multiplier: 4 },
    ],
    [
      "%resource.repeat(item).where(linkId in ('a' | 'b')).answer.valueCoding.weight().max()",
      { method: 'max' },
    ],
    [
      "%resource.descendants().where(linkId='a' or linkId='b').answer.value.weight().aggregate($this + $total, 0)",
      { items: ['a', 'b'] },
    ],
    [
      "%resource.item.where(linkId='a').answer.value.weight() + (2 - %resource.repeat(item).where(linkId='b').answer.value.weight())",
      { items: ['a', 'b'], reverse: ['b'], method: 'sum' },
    ],
    [
      "%resource.repeat(item).answer.valueCoding.extension.where(url='http://hl7.org/fhir/StructureDefinition/ordinalValue').valueDecimal.sum()",
      { items: ['a', 'b'] },
    ],
    ['%resource.repeat(item).answer.value.weight().avg()', { items: ['a', 'b'], multiplier: 0.5 }],
  ])('%s', (expression, expected) => {
    expect(read(form([...two, total(expression)])).scales[0]).toMatchObject(expected)
  })

  test.each([
    '%resource.repeat(item).answer.value.weight().sum() > 3',
    "%resource.item.where(linkId='a').answer.value.weight().select(7 - $this).sum()",
    '%resource.repeat(item).where(true).answer.value.weight().sum()',
    'Patient.name.given',
    "iif(1 = 1, 'yes', 'no')",
    'repeat(repeat(repeat($this))).aggregate($total + 1, 0)',
    "'a'.replaceMatches('(a+)+$', 'b')",
    'process.exit()',
    '((((((((((',
    '%resource.item'.repeat(5000),
    '('.repeat(20_000),
    'a.'.repeat(15_000),
    '1+'.repeat(15_000),
    '',
  ])('what is another shape is named, not evaluated: %.40s', (expression) => {
    const { scales, remarks } = read(form([...two, total(expression)]))
    expect(scales).toEqual([])
    expect(remarks).toContainEqual({ code: 'expression-not-understood', place: 'sum', isProblem: false })
  })
})

describe('a file that is broken, too large or hostile is refused by name and place', () => {
  const nested = (levels: number): object =>
    levels === 0
      ? question('deep')
      : { linkId: `g${levels}`, type: 'group', text: '组', item: [nested(levels - 1)] }
  const waits = (linkId: string, on: string) =>
    question(linkId, { enableWhen: [{ question: on, operator: '=', answerCoding: { code: 'a1' } }] })
  test.each<[string, unknown, string]>([
    ['another resource', { resourceType: 'Patient' }, 'not-a-questionnaire'],
    ['a list', [1, 2], 'not-a-questionnaire'],
    ['no title', form([question('a')], { title: 7 }), 'no-title title'],
    [
      'ten thousand questions',
      form(Array.from({ length: 10_000 }, (_, at) => ({ linkId: `q${at}`, type: 'display', text: '字' }))),
      'too-many-items item',
    ],
    ['fifty levels', form([nested(50)]), 'too-deep g40'],
    ['one link id twice', form([question('a'), question('a')]), 'link-id-twice a'],
    [
      'a question without a link id',
      form([question('a'), { ...question('b'), linkId: null }]),
      'no-link-id #2',
    ],
    ['a question that waits for itself', form([waits('a', 'a')]), 'condition-not-earlier a'],
    ['two that wait for each other', form([waits('a', 'b'), waits('b', 'a')]), 'condition-not-earlier a'],
    ['a condition on nothing', form([question('a'), waits('b', 'zz')]), 'condition-not-earlier b'],
    [
      'a weight that is text',
      form([question('a', { answerOption: weighed(0, 'one') })]),
      'weight-not-a-number a',
    ],
    [
      'a weight without end',
      form([question('a', { answerOption: weighed(0, 1e300) })]),
      'weight-not-a-number a',
    ],
    ['two options of one weight', form([question('a', { answerOption: weighed(1, 1) })]), 'same-weight a'],
    [
      'an option without its weight',
      form([
        question('a', { answerOption: [...weighed(0, 1), { valueCoding: { code: 'z', display: '另外' } }] }),
      ]),
      'some-weights a',
    ],
    [
      'options kept elsewhere',
      form([question('a', { answerOption: undefined, answerValueSet: 'https://forms.example/vs' })]),
      'options-elsewhere a',
    ],
    ['a text without end', form([question('a', { text: '长'.repeat(3000) })]), 'text-too-long a'],
    ['options of the wrong kind', form([question('a', { answerOption: 'yes' })]), 'no-options a'],
    ['no questions', form({ linkId: 'a' }), 'no-questions item'],
    [
      'a condition by expression',
      form([
        question('a', {
          extension: [
            {
              url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression',
              valueExpression: {},
            },
          ],
        }),
      ]),
      'condition-not-understood a',
    ],
  ])('%s', (_, file, problem) => {
    expect(problemsOf(file)).toContain(problem)
  })

  test('what is no JSON, has no end, or says a number no machine can hold', () => {
    const problem = (text: string) => readQuestionnaire(text).remarks.map(({ code }) => code)
    expect(problem('{"resourceType": "Questionnaire", "item": [NaN]}')).toEqual(['not-json'])
    expect(problem('['.repeat(900_000))).toEqual(['not-json'])
    expect(problem(' '.repeat(1_000_001))).toEqual(['too-large'])
    const endless = JSON.stringify(form([question('a')])).replace('"valueDecimal":1', '"valueDecimal":1e999')
    expect(problem(endless)).toContain('weight-not-a-number')
  })

  test('whatever stands where something else should, is read without falling over', () => {
    const wrong = [null, 7, 'x', true, [], {}, [[]], [null], { item: {} }]
    for (const value of wrong)
      for (const element of ['item', 'title', 'url', 'contained', 'extension', 'language', '_title'])
        expect(() => read(form([question('a')], { [element]: value }))).not.toThrow()
    for (const value of wrong)
      for (const element of [
        'linkId',
        'text',
        'type',
        'answerOption',
        'enableWhen',
        'extension',
        'item',
        '_text',
      ])
        expect(() => read(form([question('a', { [element]: value }), total(SUM)]))).not.toThrow()
  })

  test('a script in a text stays the text it is, and signs that hide what a text says are taken out', () => {
    const { items } = read(form([question('a', { text: '<script>alert(1)</script>\u202Eabc\u0000' })]))
    expect(items[0]?.text.zh).toBe('<script>alert(1)</script> abc')
  })
})

test('a question is asked after the answer it waits for, and what a group waits for holds for all in it', () => {
  const { items, remarks } = read(
    form([
      question('a'),
      {
        linkId: 'g',
        type: 'group',
        text: '之后',
        enableWhen: [{ question: 'a', operator: '!=', answerCoding: { code: 'a0' } }],
        item: [question('b')],
      },
    ]),
  )
  expect(remarks.filter(({ isProblem }) => isProblem)).toEqual([])
  expect(items[1]?.askIf).toEqual({
    any: [
      { item: 'a', equals: 1 },
      { item: 'a', equals: 2 },
    ],
  })
})

test('English in a translation stands beside the Chinese; without one the words stand for both', () => {
  const translation = 'http://hl7.org/fhir/StructureDefinition/translation'
  const english = {
    extension: [
      {
        url: translation,
        extension: [
          { url: 'lang', valueCode: 'en-US' },
          { url: 'content', valueString: 'How?' },
        ],
      },
    ],
  }
  const { items, remarks } = read(form([question('a', { _text: english }), question('b')]))
  expect(items.map(({ text }) => text.en)).toEqual(['How?', '问题 b'])
  expect(remarks).toContainEqual({ code: 'one-language', place: 'title', isProblem: false })
})

describe('what a file does not say has to be said by somebody, and must fit', () => {
  const file = read(form([question('a'), question('b'), total(SUM)]))
  const problems = (more: Partial<OwnChoices>, from = file) => {
    const made = ownInstrument('own-x', from, choices(more))
    return 'problems' in made ? made.problems.map(({ code }) => code) : []
  }
  const band = (from: number, to: number) => ({ from, to, name: { zh: '一', en: 'one' } })

  test('bands that leave a gap or overlap, and no direction, keep it out', () => {
    const scale = (...bands: ReturnType<typeof band>[]) => ({
      scales: [{ id: 'sum', higherIs: 'worse' as const, bands }],
    })
    expect(problems(scale(band(0, 1), band(2, 4)))).toEqual([])
    expect(problems(scale(band(0, 1), band(1, 4)))).toContain('bands-do-not-fit')
    expect(problems(scale(band(0, 1), band(2, 3)))).toContain('bands-do-not-fit')
    expect(problems({ scales: [] })).toEqual(['higher-is-missing'])
  })

  test('a worked example of the paper must come out as the paper says', () => {
    expect(problems({ examples: [{ answers: [1, 2], score: 3 }] })).toEqual([])
    expect(problems({ examples: [{ answers: [1, 2], score: 4 }] })).toEqual(['example-fails'])
    expect(problems({ examples: [{ answers: [1, 9], score: 10 }] })).toEqual(['example-fails'])
    expect(problems({ examples: [{ answers: [1], score: null }] })).toEqual(['example-fails'])
  })

  test('without scoring in the file a sum is taken only when somebody says so', () => {
    const bare = read(form([question('a'), question('b')]))
    expect(problems({ scales: [] }, bare)).toEqual(['nothing-scored'])
    const summed = { sumOfAll: true, scales: [{ id: 'total', higherIs: 'better' as const, bands: [] }] }
    expect(problems(summed, bare)).toEqual([])
  })

  test('an answer that calls for somebody at once raises the same alarm as ours', () => {
    const made = ownInstrument('own-x', file, choices({ alarms: [{ item: 'b', atLeast: 1 }] }))
    expect('instrument' in made && made.instrument.flags).toMatchObject([
      { on: { item: 'b' }, atLeast: 1, action: 'safety-task' },
    ])
    expect(problems({ alarms: [{ item: 'zz', atLeast: 1 }] })).toEqual(['alarm-unknown'])
  })
})
