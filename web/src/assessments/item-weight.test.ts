import { Instrument } from '@quancheng/contract/content/instrument.ts'
import { expect, test } from 'vitest'
import { numberOf } from './instruments/number-of.ts'
import { weightOf } from './item-weight.ts'

const FILES = import.meta.glob('../../../content/instruments/*.json', { eager: true, import: 'default' })

function instrument(id: string): Instrument {
  return Instrument.parse(FILES[`../../../content/instruments/${id}.json`])
}

test.each([
  ['phq-9', 'q1', 0, 0],
  ['phq-9', 'q1', 1, 1],
  ['phq-9', 'q1', 3, 3],
  ['who-5', 'q1', 5, 0],
  ['who-5', 'q1', 0, 3],
  ['gds-15', 'q1', 1, 0],
  ['gds-15', 'q1', 0, 3],
  ['gds-15', 'q2', 1, 3],
  ['hads', 'depression', 21, 3],
  ['eq-5d', 'index', 1, 0],
  ['eq-5d', 'self-rated', 0, 3],
])('the table over time shades %s %s answered %d as grave as %d', (id, item, answer, weight) => {
  const of = instrument(id)
  const found = of.items.find((each) => each.id === item)
  if (found?.kind !== 'choice' && found?.kind !== 'number') throw new Error(`${item} has no number`)
  expect(weightOf(of, found, answer)).toBe(weight)
})

test('a worker and a paper mean the same question by the same number', () => {
  expect(numberOf(instrument('phq-9'), 'q9')).toBe('9')
  expect(numberOf(instrument('asq'), 'q5')).toBe('5')
  expect(numberOf(instrument('c-ssrs-screener'), 'q6-recent')).toBe('6a')
  expect(numberOf(instrument('ssrs'), 'q5c')).toBe('5c')
  expect(numberOf(instrument('asq'), 'q9')).toBeNull()
})
