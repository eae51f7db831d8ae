import { expect, test } from 'vitest'
import { bandOf, overrulingStands, type RiskFactor, scoreRisk } from './risk.ts'
import { type Condition, NOTHING_KNOWN, type ScreeningFacts } from './screening.ts'

const says = { zh: '', en: '' }
const factor = (id: string, points: number, when: Condition): RiskFactor => ({
  id,
  enabled: true,
  points,
  when,
  reason: says,
})
const FACTORS = [
  {
    ...factor('old', 2, { op: 'at-least', fact: 'age', value: 80 }),
    reason: { zh: '{age} 岁', en: 'Aged {age}' },
  },
  factor('alone', 2, { op: 'is', fact: 'livesAlone', value: true }),
  factor('some-distress', 1, { op: 'score-at-least', instrument: 'dt', scale: 'distress', value: 4 }),
  factor('much-distress', 4, { op: 'score-at-least', instrument: 'dt', scale: 'distress', value: 8 }),
  { ...factor('off', 20, { op: 'at-least', fact: 'age', value: 0 }), enabled: false },
]
const BANDS = { medium: 2, high: 4 }
const scored = (facts: Partial<ScreeningFacts>) => scoreRisk(FACTORS, BANDS, { ...NOTHING_KNOWN, ...facts })

test('somebody of whom nothing is known has no points, and everything that could be asked is named', () => {
  const { score, atMost, band, reasons, gaps } = scored({})
  expect({ score, band, reasons }).toEqual({ score: 0, band: 'low', reasons: [] })
  expect(gaps.map(({ factor: id }) => id)).toEqual(['old', 'alone', 'some-distress', 'much-distress'])
  expect(atMost, 'of two steps of one score only one comes true').toBe(8)
})

test('each point carries its words and its evidence, and a factor that is switched off is not there', () => {
  const { score, band, reasons, gaps } = scored({
    age: 86,
    livesAlone: false,
    scores: { dt: { distress: 5 } },
  })
  expect({ score, band, gaps }).toEqual({ score: 3, band: 'medium', gaps: [] })
  expect(reasons[0]).toEqual({
    factor: 'old',
    points: 2,
    text: { zh: '86 岁', en: 'Aged 86' },
    evidence: [{ fact: 'age', value: 86 }],
  })
})

test.each([
  [1, 'low'],
  [2, 'medium'],
  [3, 'medium'],
  [4, 'high'],
] as const)('%i points are %s', (score, band) => {
  expect(bandOf(score, BANDS)).toBe(band)
})

test('a person’s word stands while the house sees no more than they saw, and no longer', () => {
  const word = { from: 'medium', to: 'low' } as const
  expect(overrulingStands(word, 'low')).toBe(true)
  expect(overrulingStands(word, 'medium')).toBe(true)
  expect(overrulingStands(word, 'high')).toBe(false)
  expect(overrulingStands({ from: 'low', to: 'high' }, 'medium'), 'also a word that said more').toBe(false)
})
