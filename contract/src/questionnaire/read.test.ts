import { describe, expect, test } from 'vitest'
import { type OwnChoices, ownInstrument, saidByFile } from '../own-instrument.ts'
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

describe('bands and alarms that a file brings in our own extensions', () => {
  const OURS = 'https://quancheng.example/fhir/StructureDefinition/'
  const words = (zh: string) => ({ url: 'name', valueString: zh })
  const band = (
    key: unknown,
    from: unknown,
    to: unknown,
    more: readonly object[] = [words(`段 ${key}`)],
  ) => ({
    url: `${OURS}questionnaire-band`,
    extension: [
      { url: 'key', valueCode: key },
      { url: 'from', valueDecimal: from },
      { url: 'to', valueDecimal: to },
      { url: 'level', valueInteger: 1 },
      ...more,
    ],
  })
  const direction = (valueCode: unknown) => ({ url: `${OURS}questionnaire-higher-is`, valueCode })
  const alarm = (on: readonly unknown[], more: Readonly<Record<string, unknown>> = {}) => {
    const parts = {
      code: { valueCode: 'harm' },
      atLeast: { valueDecimal: 1 },
      severity: { valueCode: 'high' },
      action: { valueCode: 'safety-task' },
      text: { valueString: '马上看人' },
      ...more,
    }
    return {
      url: `${OURS}questionnaire-alarm`,
      extension: [
        ...on.map((valueString) => ({ url: 'on', valueString })),
        ...Object.entries(parts).flatMap(([url, value]) => (value ? [{ url, ...value }] : [])),
      ],
    }
  }
  const scored = (scale: readonly object[], alarms: readonly object[] = []) => {
    const sum = total(SUM)
    return form([question('a'), question('B 2'), { ...sum, extension: [...sum.extension, ...scale] }], {
      extension: alarms,
    })
  }
  const bands = [direction('worse'), band('calm', 0, 1), band('grave', 2, 4)]
  const problems = (value: unknown) => {
    const file = read(value)
    const refused = file.remarks.filter(({ isProblem }) => isProblem)
    if (refused.length > 0) return refused.map(({ code }) => code)
    const made = ownInstrument('own-x', file, choices({ scales: saidByFile(file) }))
    return 'problems' in made ? made.problems.map(({ code }) => code) : []
  }

  test('they are taken over, and an alarm finds its question by link id', () => {
    const file = read(scored(bands, [alarm(['B 2']), alarm(['sum'], { code: { valueCode: 'high-sum' } })]))
    expect(file.scales[0]?.bands.map(({ key, from, to }) => [key, from, to])).toEqual([
      ['calm', 0, 1],
      ['grave', 2, 4],
    ])
    expect(file.flags.map(({ code, on, atLeast }) => [code, on, atLeast])).toEqual([
      ['harm', { item: 'q2' }, 1],
      ['high-sum', { scale: 'sum' }, 1],
    ])
    expect(problems(scored(bands, [alarm(['B 2'])]))).toEqual([])
  })

  test('a file of somebody else brings none, and other extensions of theirs are passed over', () => {
    const file = read(
      scored(
        [{ url: 'https://forms.example/band', valueString: 'x' }],
        [{ url: 'https://forms.example/alarm' }],
      ),
    )
    expect([file.flags, file.scales[0]?.bands, file.scales[0]?.higherIs]).toEqual([[], [], null])
    expect(file.remarks.filter(({ isProblem }) => isProblem)).toEqual([])
  })

  test('a band written by hand beside those of the file gets a key that none of them has', () => {
    const file = read(scored([direction('worse'), band('band-2', 0, 1)]))
    const [said] = saidByFile(file)
    if (!said) throw new Error('the file says its direction')
    const added = { from: 2, to: 4, name: { zh: '重', en: 'grave' } }
    const made = ownInstrument(
      'own-x',
      file,
      choices({ scales: [{ ...said, bands: [...said.bands, added] }] }),
    )
    expect('instrument' in made && made.instrument.scales[0]?.bands.map(({ key }) => key)).toEqual([
      'band-2',
      'band-3',
    ])
  })

  const many = (count: number, one: (index: number) => object) =>
    Array.from({ length: count }, (_, at) => one(at))
  test.each<[string, unknown, string]>([
    [
      'bands that overlap',
      scored([direction('worse'), band('a', 0, 2), band('b', 2, 4)]),
      'bands-do-not-fit',
    ],
    ['bands beyond the scale', scored([direction('worse'), band('a', 0, 400)]), 'bands-do-not-fit'],
    ['a band turned round', scored([direction('worse'), band('a', 4, 0)]), 'band-not-understood'],
    ['a band at a text', scored([direction('worse'), band('a', '0', 4)]), 'band-not-understood'],
    ['a band without a name', scored([direction('worse'), band('a', 0, 4, [])]), 'band-not-understood'],
    [
      'a name without end',
      scored([direction('worse'), band('a', 0, 4, [words('长'.repeat(201))])]),
      'band-not-understood',
    ],
    [
      'two bands of one key',
      scored([direction('worse'), band('a', 0, 1), band('a', 2, 4)]),
      'band-not-understood',
    ],
    ['a key that is no name', scored([direction('worse'), band('<b>', 0, 4)]), 'band-not-understood'],
    ['bands without a direction', scored([band('a', 0, 4)]), 'band-not-understood'],
    ['a direction that is none', scored([direction('sideways'), band('a', 0, 4)]), 'band-not-understood'],
    [
      'thirteen bands',
      scored([direction('worse'), ...many(13, (at) => band(`a${at}`, at, at))]),
      'too-many-bands',
    ],
    ['bands beside no score', form([question('a', { extension: [band('a', 0, 4)] })]), 'extension-unknown'],
    [
      'an extension of a later version',
      scored(bands, [{ url: `${OURS}questionnaire-siren` }]),
      'extension-unknown',
    ],
    ['an alarm on no question', scored(bands, [alarm(['zz'])]), 'alarm-on-nothing'],
    ['an alarm on nothing at all', scored(bands, [alarm([])]), 'alarm-not-understood'],
    ['an alarm on a question named twice', scored(bands, [alarm(['a', 'a'])]), 'alarm-on-nothing'],
    [
      'an alarm on a code that nobody can tick',
      scored(bands, [alarm(['a'], { chosen: { valueCode: 'a1' } })]),
      'alarm-on-nothing',
    ],
    [
      'an alarm without a threshold',
      scored(bands, [alarm(['a'], { atLeast: null })]),
      'alarm-not-understood',
    ],
    [
      'an alarm with two',
      scored(bands, [alarm(['a'], { atMost: { valueDecimal: 1 } })]),
      'alarm-not-understood',
    ],
    [
      'an alarm nobody can raise',
      scored(bands, [alarm(['a'], { atLeast: { valueDecimal: 99 } })]),
      'alarm-out-of-range',
    ],
    [
      'an alarm on a score nobody has',
      scored(bands, [alarm(['sum'], { atLeast: { valueDecimal: 5 } })]),
      'alarm-out-of-range',
    ],
    [
      'an action that is none',
      scored(bands, [alarm(['a'], { action: { valueCode: 'rm -rf' } })]),
      'alarm-not-understood',
    ],
    [
      'an alarm with a part of its own',
      scored(bands, [alarm(['a'], { silent: { valueBoolean: true } })]),
      'alarm-not-understood',
    ],
    ['two alarms of one code', scored(bands, [alarm(['a']), alarm(['B 2'])]), 'alarm-not-understood'],
    [
      'an alarm that silences itself',
      scored(bands, [alarm(['a'], { outranks: { valueCode: 'harm' } })]),
      'not-an-instrument',
    ],
    [
      'forty-one alarms',
      scored(
        bands,
        many(41, (at) => alarm(['a'], { code: { valueCode: `c${at}` } })),
      ),
      'too-many-alarms',
    ],
  ])('%s: refused', (_, file, problem) => {
    expect(problems(file)).toContain(problem)
  })

  test('whatever stands in them, reading does not fall over', () => {
    for (const value of [
      null,
      7,
      'x',
      [],
      {},
      [null],
      [[]],
      [{ url: 7 }],
      [{ url: '__proto__' }],
      [{ url: 'on' }],
    ])
      for (const url of ['questionnaire-band', 'questionnaire-alarm', 'questionnaire-higher-is']) {
        const one = { url: `${OURS}${url}`, extension: value, valueCode: value }
        expect(problems(scored([one], [])).length).toBeGreaterThan(0)
        expect(problems(scored(bands, [one])).length).toBeGreaterThan(0)
      }
  })
})
