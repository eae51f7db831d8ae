import { expect, test } from 'vitest'
import { spanAt } from './span.ts'

test('a day begins at midnight in China, also when it is still yesterday in Greenwich', () => {
  const span = spanAt(new Date('2026-01-04T16:30:00Z'), 'today')
  expect(span.today).toBe('2026-01-05')
  expect(span.startOfToday.toISOString()).toBe('2026-01-04T16:00:00.000Z')
})

test('a week runs from Monday to Sunday', () => {
  const span = spanAt(new Date('2026-01-08T09:00:00+08:00'), 'week')
  expect(span.startOfWeek.toISOString()).toBe('2026-01-04T16:00:00.000Z')
  expect(span.lastDay).toBe('2026-01-11')
})

test('the month before is compared up to the same point, and no further than its end', () => {
  expect(spanAt(new Date('2026-03-31T12:00:00+08:00'), 'today').sameTimeBefore.toISOString()).toBe(
    spanAt(new Date('2026-03-31T12:00:00+08:00'), 'today').startOfMonth.toISOString(),
  )
})
