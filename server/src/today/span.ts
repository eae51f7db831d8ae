import { addDays, type CalendarDay, dayAt, dayNumber, startOfDay } from '@quancheng/rules/calendar-day.ts'

/** The days a “today” is about, in the calendar of the house. */
export interface Span {
  readonly today: CalendarDay
  readonly startOfToday: Date
  /** the last day that counts as due, and the instant after it */
  readonly lastDay: CalendarDay
  readonly end: Date
  readonly startOfWeek: Date
  readonly startOfMonth: Date
  readonly startOfMonthBefore: Date
  /** the same point of the month before, for a fair comparison */
  readonly sameTimeBefore: Date
}

export function spanAt(at: Date, kind: 'today' | 'week'): Span {
  const today = dayAt(at.getTime())
  const start = (day: CalendarDay) => new Date(startOfDay(day))
  const monday = addDays(today, -((dayNumber(today) + 3) % 7))
  const lastDay = kind === 'today' ? today : addDays(monday, 6)
  const firstOfMonth = `${today.slice(0, 8)}01`
  const firstBefore = `${addDays(firstOfMonth, -1).slice(0, 8)}01`
  const elapsed = at.getTime() - startOfDay(firstOfMonth)
  return {
    today,
    startOfToday: start(today),
    lastDay,
    end: start(addDays(lastDay, 1)),
    startOfWeek: start(monday),
    startOfMonth: start(firstOfMonth),
    startOfMonthBefore: start(firstBefore),
    sameTimeBefore: new Date(Math.min(startOfDay(firstBefore) + elapsed, startOfDay(firstOfMonth))),
  }
}
