import { expect, test } from 'vitest'
import {
  addDays,
  ageOn,
  compareDays,
  dayAt,
  dayFromNumber,
  dayNumber,
  daysBetween,
  isCalendarDay,
  startOfDay,
} from './calendar-day.ts'

test.each([
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['1900-02-29', false],
  ['2000-02-29', true],
  ['2025-13-01', false],
  ['2025-00-10', false],
  ['2025-04-31', false],
  ['2025-4-1', false],
  ['2025-04-01T00:00:00Z', false],
  ['0000-01-01', false],
  ['', false],
])('a person who writes %s has written a real day: %s', (text, real) => {
  expect(isCalendarDay(text)).toBe(real)
})

test('every day of six centuries has its number and comes back from it', () => {
  const first = dayNumber('1600-01-01')
  const last = dayNumber('2200-12-31')
  expect(last - first).toBe(219_510)
  for (let number = first; number <= last; number++) {
    const day = dayFromNumber(number)
    if (dayNumber(day) !== number) expect.fail(`${day} came back as ${dayNumber(day)}, not ${number}`)
  }
  expect(dayNumber('1970-01-01')).toBe(0)
  expect(dayNumber('2000-03-01')).toBe(11_017)
})

test('a follow-up thirty days after the end of January falls into March', () => {
  expect(addDays('2025-01-31', 30)).toBe('2025-03-02')
  expect(addDays('2024-01-31', 30)).toBe('2024-03-01')
  expect(addDays('2025-01-01', -1)).toBe('2024-12-31')
  expect(daysBetween('2024-12-31', '2025-01-31')).toBe(31)
  expect(compareDays('2025-01-02', '2025-01-10')).toBeLessThan(0)
})

test.each([
  ['2011-06-15', '2025-06-14', 13],
  ['2011-06-15', '2025-06-15', 14],
  ['2012-02-29', '2026-02-28', 13],
  ['2012-02-29', '2026-03-01', 14],
  ['2025-06-15', '2025-06-15', 0],
  ['2025-06-15', '2025-06-14', null],
])('a child born on %s is, on %s, %s years old', (birthDay, day, age) => {
  expect(ageOn(birthDay, day)).toBe(age)
})

test('a night admission at 00:30 in Shanghai belongs to the new day, though UTC still has the old one', () => {
  const halfPastMidnight = dayNumber('2025-03-01') * 86_400_000 + 30 * 60_000 - 8 * 3_600_000
  expect(dayAt(halfPastMidnight)).toBe('2025-03-01')
  expect(dayAt(halfPastMidnight, 0)).toBe('2025-02-28')
  expect(dayAt(startOfDay('2025-03-01'))).toBe('2025-03-01')
  expect(dayAt(startOfDay('2025-03-01') - 1)).toBe('2025-02-28')
})

test('something that is no day is never reckoned with', () => {
  expect(() => addDays('2025-02-30', 1)).toThrow('not a calendar day')
})
