import { expect, test } from 'vitest'
import { Refusal } from './refusal.ts'
import { type Answers, checkAnswers, type Instrument, type InstrumentScale, score } from './scoring.ts'

const options = [0, 1, 2, 3].map((value) => ({ value }))
const itemIds = ['q1', 'q2', 'q3', 'q4']

function instrumentWith(scale: Partial<InstrumentScale>): Instrument {
  return {
    id: 'racket-mood',
    version: '1',
    items: [
      ...itemIds.map((id) => ({ id, kind: 'choice' as const, required: true, options })),
      {
        id: 'troubles',
        kind: 'several',
        required: false,
        options: [{ value: 'blisters' }, { value: 'rain' }, { value: 'lost-balls' }],
      },
      { id: 'note', kind: 'text', required: false, options: [] },
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
      { code: 'self-harm', on: { item: 'q4' }, atLeast: 1, severity: 'high', action: 'safety-task' },
      {
        code: 'look-closer',
        on: { scale: 'total' },
        atLeast: 8,
        severity: 'medium',
        action: 'further-assessment',
      },
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
  expect(scored.flags).toEqual([{ code: 'self-harm', value: 2, severity: 'high', action: 'safety-task' }])
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
