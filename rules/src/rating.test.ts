import { expect, test } from 'vitest'
import { mayAskRating, type RatedMonth, ratedPeriods } from './rating.ts'
import { Refusal } from './refusal.ts'

const month = (name: string, ...counts: RatedMonth['counts']): RatedMonth => ({
  month: name,
  counts,
  asked: 10,
  returned: counts.reduce((total, count) => total + count, 0),
})

test('people are asked once the service has ended, while they live, and only where the institution asks', () => {
  const asked = { days: 14, state: 'closed', hasDied: false } as const
  expect(mayAskRating(asked)).toEqual({ days: 14 })
  const code = (over: object) => {
    const said = mayAskRating({ ...asked, ...over })
    return said instanceof Refusal ? said.code : null
  }
  expect(code({ days: null })).toBe('relations.not-asked-here')
  expect(code({ state: 'closing' })).toBe('relations.not-ended')
  expect(code({ hasDied: true })).toBe('relations.died')
})

test('a month with few answers never stands alone: it joins the months after it', () => {
  const periods = ratedPeriods(
    [
      { ...month('2025-12', 0, 0, 0, 0, 0), asked: 0 },
      month('2026-01', 0, 0, 1, 1, 1),
      month('2026-02', 1, 0, 0, 1, 0),
      month('2026-03', 0, 0, 0, 2, 4),
    ],
    5,
  )
  expect(periods).toMatchObject([
    { from: '2026-01', to: '2026-02', answers: 5, mean: 3.4, content: 0.6, asked: 20, returned: 5 },
    { from: '2026-03', to: '2026-03', answers: 6, content: 1, asked: 10 },
  ])
})

test('the few answers of the last months join the period before, and stay out when there is none', () => {
  expect(ratedPeriods([month('2026-01', 0, 0, 0, 0, 5), month('2026-02', 1, 0, 0, 0, 0)], 5)).toMatchObject([
    { from: '2026-01', to: '2026-02', answers: 6 },
  ])
  expect(ratedPeriods([month('2026-01', 4, 0, 0, 0, 0)], 5)).toEqual([])
  expect(ratedPeriods([], 5)).toEqual([])
})
