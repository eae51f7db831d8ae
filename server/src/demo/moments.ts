import { addDays, type CalendarDay, dayAt, dayNumber, startOfDay } from '@quancheng/rules/calendar-day.ts'

export const MINUTE = 60_000
export const HOUR = 3_600_000
export const DAY = 86_400_000

/** The demonstration's clock: everything is so many days before today, so that today is always alive. */
export interface Moments {
  /** when the demonstration is filled, to the minute */
  readonly now: number
  readonly today: CalendarDay
  /** the first instant of today */
  readonly start: number
  /** the first instant of the history */
  readonly begin: number
  /** that day (0 today, −1 yesterday), that time of the day */
  at(day: number, time: string): number
  day(offset: number): CalendarDay
  /** the nearest working day on or before that one */
  workday(offset: number): number
}

export const HISTORY_DAYS = 548

export function momentsAt(clock: Date): Moments {
  const now = Math.floor(clock.getTime() / MINUTE) * MINUTE
  const today = dayAt(now)
  const start = startOfDay(today)
  const weekday = (offset: number) => (dayNumber(today) + offset + 3) % 7
  return {
    now,
    today,
    start,
    begin: start - HISTORY_DAYS * DAY,
    at: (day, time) => start + day * DAY + minutesOf(time) * MINUTE,
    day: (offset) => addDays(today, offset),
    workday: (offset) => offset - Math.max(0, weekday(offset) - 4),
  }
}

function minutesOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':')
  return Number(hours) * 60 + Number(minutes)
}

/** Brings a moment to a working day's hours: Saturday and Sunday move to Monday, the night to the morning. */
export function inOfficeHours(atMs: number, minuteOfDay: number): number {
  const day = dayAt(atMs)
  const weekday = (dayNumber(day) + 3) % 7
  const shifted = weekday > 4 ? addDays(day, 7 - weekday) : day
  return startOfDay(shifted) + minuteOfDay * MINUTE
}
