import { expect, test } from 'vitest'
import { Refusal } from './refusal.ts'
import { checkAnswers, type Instrument, type InstrumentFlag, type InstrumentScale, score } from './scoring.ts'
import { type Answers, askedAnswers, type InstrumentItem } from './scoring-answers.ts'

const options = [0, 1, 2, 3].map((value) => ({ value }))
const itemIds = ['q1', 'q2', 'q3', 'q4']

function flag(code: string, over: Partial<InstrumentFlag> & Pick<InstrumentFlag, 'on'>): InstrumentFlag {
  const usual = { atLeast: 1, atMost: null, severity: 'medium', action: 'further-assessment' } as const
  return { code, ...usual, outranks: [], ...over }
}

function instrumentWith(scale: Partial<InstrumentScale>): Instrument {
  return {
    id: 'racket-mood',
    version: '1',
    items: [
      ...itemIds.map((id) => ({ id, kind: 'choice' as const, required: true, askIf: null, options })),
      {
        id: 'troubles',
        kind: 'several',
        required: false,
        askIf: null,
        options: [{ value: 'blisters' }, { value: 'rain' }, { value: 'lost-balls' }],
      },
      { id: 'note', kind: 'text', required: false, askIf: null, options: [] },
    ],
    scales: [
      {
        id: 'total',
        items: itemIds,
        reverse: [],
        method: 'sum',
        multiplier: 1,
        missing: { atMost: 0, fill: 'nothing' },
        bands: [
          { key: 'calm', from: 0, to: 4 },
          { key: 'stormy', from: 5, to: 12 },
        ],
        ...scale,
      },
    ],
    mainScale: 'total',
    flags: [
      flag('self-harm', { on: { item: 'q4' }, severity: 'high', action: 'safety-task' }),
      flag('look-closer', { on: { scale: 'total' }, atLeast: 8 }),
    ],
  }
}

const plain = instrumentWith({})

test.each<[string, Answers, number | null, string | null, string[]]>([
  ['answers nothing above zero', { q1: 0, q2: 0, q3: 0, q4: 0 }, 0, 'calm', []],
  ['stands at the edge of a band', { q1: 3, q2: 1, q3: 0, q4: 0 }, 4, 'calm', []],
  ['steps over the edge of a band', { q1: 3, q2: 2, q3: 0, q4: 0 }, 5, 'stormy', []],
  ['names self-harm in an otherwise calm sheet', { q1: 0, q2: 0, q3: 0, q4: 1 }, 1, 'calm', ['self-harm']],
  ['is at the top', { q1: 3, q2: 3, q3: 3, q4: 3 }, 12, 'stormy', ['self-harm', 'look-closer']],
])('someone who %s is scored so', (_, answers, total, band, flags) => {
  const scored = score(plain, answers)
  expect(scored.scores.total).toBe(total)
  expect(scored.band).toBe(band)
  expect(scored.flags.map((flag) => flag.code)).toEqual(flags)
  expect(scored.missing).toEqual([])
})

test('a thought of self-harm is heard even when the rest of the sheet is empty', () => {
  const scored = score(plain, { q4: 2 })
  expect(scored.scores.total).toBeNull()
  expect(scored.band).toBeNull()
  expect(scored.missing).toEqual(['q1', 'q2', 'q3'])
  expect(scored.flags).toEqual([
    { code: 'self-harm', value: 2, severity: 'high', action: 'safety-task', items: ['q4'] },
  ])
})

test('with one answer missing, an instrument that allows it takes the mean of the others', () => {
  const lenient = instrumentWith({ missing: { atMost: 1, fill: 'mean' } })
  expect(score(lenient, { q1: 2, q2: 2, q3: 2 }).scores.total).toBe(8)
  expect(score(lenient, { q1: 2, q2: 2 }).scores.total).toBeNull()
})

test('a reversed item counts the other way round', () => {
  const reversed = instrumentWith({ reverse: ['q1'] })
  expect(score(reversed, { q1: 0, q2: 0, q3: 0, q4: 0 }).scores.total).toBe(3)
  expect(score(reversed, { q1: 3, q2: 0, q3: 0, q4: 0 }).scores.total).toBe(0)
})

test('a scale may take the highest, or count what is present, or be multiplied', () => {
  const answers = { q1: 0, q2: 1, q3: 3, q4: 0 }
  expect(score(instrumentWith({ method: 'max' }), answers).scores.total).toBe(3)
  expect(score(instrumentWith({ method: 'count' }), answers).scores.total).toBe(2)
  expect(score(instrumentWith({ multiplier: 4 }), answers).scores.total).toBe(16)
})

test('raising any one answer never lowers a plain sum and never silences a flag', () => {
  for (let sheet = 0; sheet < 256; sheet++) {
    const answers = Object.fromEntries(itemIds.map((id, index) => [id, Math.floor(sheet / 4 ** index) % 4]))
    const before = score(plain, answers)
    for (const id of itemIds) {
      const value = answers[id] ?? 0
      if (value === 3) continue
      const after = score(plain, { ...answers, [id]: value + 1 })
      expect(after.scores.total).toBe((before.scores.total ?? 0) + 1)
      expect(after.flags.map((flag) => flag.code)).toEqual(
        expect.arrayContaining(before.flags.map((flag) => flag.code)),
      )
    }
  }
})

test.each<[Answers, string | null]>([
  [{ q1: 4 }, 'assessments.answer-out-of-range'],
  [{ q1: 1.5 }, 'assessments.answer-out-of-range'],
  [{ q1: '2' }, 'assessments.answer-out-of-range'],
  [{ note: 3 }, 'assessments.answer-out-of-range'],
  [{ q9: 1 }, 'assessments.answer-out-of-range'],
  [{ constructor: 1 }, 'assessments.answer-out-of-range'],
  [{ troubles: 'rain' }, 'assessments.answer-out-of-range'],
  [{ troubles: ['rain', 'rain'] }, 'assessments.answer-out-of-range'],
  [{ troubles: ['snow'] }, 'assessments.answer-out-of-range'],
  [{ troubles: [], q2: 1 }, null],
  [{ q1: null, note: '睡得不好' }, null],
])('the sheet %j is taken or refused', (answers, code) => {
  const refusal = checkAnswers(plain, answers)
  expect(refusal instanceof Refusal ? refusal.code : null).toBe(code)
})

test('an answer the sheet does not offer is not scored', () => {
  expect(score(plain, { q1: 99, q2: 0, q3: 0, q4: 0 }).missing).toEqual(['q1'])
  expect(score(plain, { q1: 99, q2: 0, q3: 0, q4: 0 }).scores.total).toBeNull()
})

test('troubles are counted, none of them is an answer, and not having been asked is not', () => {
  const troubles = instrumentWith({ items: ['troubles'], bands: [] })
  expect(score(troubles, { troubles: ['rain', 'lost-balls'] }).scores.total).toBe(2)
  expect(score(troubles, { troubles: [] }).scores.total).toBe(0)
  expect(score(troubles, { troubles: null }).scores.total).toBeNull()
})

const yesNo = [{ value: 0 }, { value: 1 }]
const ask = (id: string, askIf: InstrumentItem['askIf'] = null): InstrumentItem => ({
  id,
  kind: 'choice',
  required: true,
  askIf,
  options: yesNo,
})

/** Did it rain; if so, did you slip; if so, are you hurt; and who is with you. */
const branching: Instrument = {
  ...plain,
  items: [
    ask('rain'),
    ask('slipped', { any: [{ item: 'rain', equals: 1 }] }),
    ask('hurt', { any: [{ item: 'slipped', atLeast: 1 }] }),
    {
      id: 'company',
      kind: 'several',
      required: false,
      askIf: null,
      options: [{ value: 'partner' }, { value: 'crowd' }],
    },
    ask('afraid', {
      any: [
        { item: 'company', chosen: 'crowd' },
        { item: 'hurt', equals: 1 },
      ],
    }),
  ],
  scales: [
    { ...plain.scales[0], id: 'total', items: ['rain', 'slipped', 'hurt', 'afraid'] } as InstrumentScale,
  ],
  flags: [
    flag('slipped', { on: { items: ['slipped', 'afraid'] }, action: 'safety-task' }),
    flag('hurt', { on: { item: 'hurt' }, action: 'safety-task', severity: 'crisis', outranks: ['slipped'] }),
    flag('crowded', { on: { item: 'company', chosen: 'crowd' } }),
    flag('dry', { on: { scale: 'total' }, atLeast: null, atMost: 0 }),
  ],
}

test.each<[string, Answers, number | null, string[], string[]]>([
  ['who stayed dry is asked no more', { rain: 0 }, 0, ['dry'], []],
  ['who got wet is asked on', { rain: 1 }, null, [], ['slipped']],
  ['who slipped is asked whether it hurts', { rain: 1, slipped: 1 }, null, ['slipped'], ['hurt']],
  ['the graver alarm stands for the lesser', { rain: 1, slipped: 1, hurt: 1, afraid: 0 }, 3, ['hurt'], []],
  ['a crowd alone makes us ask about fear', { rain: 0, company: ['crowd'] }, null, ['crowded'], ['afraid']],
  ['company of another kind does not', { rain: 0, company: ['partner'] }, 0, ['dry'], []],
  [
    'what stands in hidden questions never counts',
    { rain: 0, slipped: 1, hurt: 1, afraid: 1 },
    0,
    ['dry'],
    [],
  ],
  ['nothing is known before the first answer', {}, null, [], ['rain']],
])('%s', (_, answers, total, flags, missing) => {
  const scored = score(branching, answers)
  expect(scored.scores.total).toBe(total)
  expect(scored.flags.map(({ code }) => code)).toEqual(flags)
  expect(scored.missing).toEqual(missing)
})

test('an alarm names the questions that raised it', () => {
  const { flags } = score(branching, { rain: 1, slipped: 1, hurt: 0, company: ['crowd'], afraid: 1 })
  expect(flags.map(({ items }) => items)).toEqual([['slipped', 'afraid'], ['company']])
})

test('what was answered before a question was hidden is not kept', () => {
  expect(askedAnswers(branching.items, { rain: 0, slipped: 1, hurt: 1, company: [], elsewhere: 1 })).toEqual({
    rain: 0,
    company: [],
  })
})

test('questions that wait for themselves or for each other are never asked, and scoring ends', () => {
  const ring: Instrument = {
    ...branching,
    items: [
      ask('rain', { any: [{ item: 'rain', equals: 1 }] }),
      ask('slipped', { any: [{ item: 'hurt', equals: 1 }] }),
      ask('hurt', { any: [{ item: 'slipped', equals: 1 }] }),
    ],
  }
  expect(score(ring, { rain: 1, slipped: 1, hurt: 1 })).toMatchObject({
    scores: { total: null },
    flags: [],
    missing: [],
  })
})

const copied: Instrument = {
  ...plain,
  items: [{ id: 'index', kind: 'number', required: true, askIf: null, min: -1, max: 1, step: 0.001 }],
  scales: [{ ...plain.scales[0], id: 'total', items: ['index'], bands: [] } as InstrumentScale],
  flags: [flag('low', { on: { scale: 'total' }, atLeast: null, atMost: 0.2 })],
}

test.each<[Answers[string], boolean]>([
  [0.875, true],
  [-1, true],
  [1, true],
  [0.1 + 0.2, true],
  [1.001, false],
  [-1.001, false],
  [0.8755, false],
  [Number.NaN, false],
  [Number.POSITIVE_INFINITY, false],
  ['0.875', false],
])('a worker who copies %s from the paper is taken at their word or asked again', (index, isTaken) => {
  expect(checkAnswers(copied, { index }) === null).toBe(isTaken)
  expect(score(copied, { index }).missing).toEqual(isTaken ? [] : ['index'])
})

test('a copied decimal stays what it was, and a low one is flagged', () => {
  expect(score(copied, { index: 0.1 + 0.2 }).scores.total).toBe(0.3)
  expect(score(copied, { index: -0.149 })).toMatchObject({
    scores: { total: -0.149 },
    flags: [{ value: -0.149 }],
  })
  expect(Object.is(score(copied, { index: -0 }).scores.total, 0)).toBe(true)
})
