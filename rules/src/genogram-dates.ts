import { ageOn, type CalendarDay, isCalendarDay } from './calendar-day.ts'
import type { FamilyDate } from './genogram.ts'

/** Whether it is a year from 1800 on, or a day of the calendar. */
export function isFamilyDate(text: string): boolean {
  const year = yearOf(text)
  return (/^\d{4}$/.test(text) || isCalendarDay(text)) && year >= 1800
}

export function yearOf(date: FamilyDate): number {
  return Number(date.slice(0, 4))
}

/** Whether one certainly comes before the other; a year alone is not before a day of it. */
export function isBefore(a: FamilyDate, b: FamilyDate): boolean {
  return a.length === 10 && b.length === 10 ? a < b : yearOf(a) < yearOf(b)
}

/** The age on a day; from a year alone the difference of the years. */
export function ageFrom(born: FamilyDate, day: CalendarDay): number | null {
  if (born.length === 10) return ageOn(born, day)
  const years = yearOf(day) - yearOf(born)
  return years < 0 ? null : years
}
