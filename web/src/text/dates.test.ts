import { expect, test } from 'vitest'
import { dayOf, dayText, monthText, timeText } from './dates.ts'

test('a nurse in Shanghai at half past midnight is already in the next day', () => {
  expect(dayOf('2026-11-19T16:30:00Z')).toBe('2026-11-20')
  expect(timeText('2026-11-19T16:30:00Z', 'zh')).toBe('00:30')
})

test('a day of this year is said without its year, any other with it', () => {
  const today = '2026-11-20'
  expect(dayText('2026-11-20', 'zh', { today, weekday: true })).toBe('11月20日 周五')
  expect(dayText('2027-02-20', 'zh', { today })).toBe('2027年2月20日')
  expect(dayText('2026-11-20', 'en', { today, weekday: true })).toBe('Fri 20 Nov')
  expect(dayText('2027-02-20', 'en', { today })).toBe('20 Feb 2027')
})

test('a month is said as people say it', () => {
  expect(monthText('2026-11', 'zh')).toBe('2026年11月')
  expect(monthText('2026-11', 'en')).toBe('Nov 2026')
})
