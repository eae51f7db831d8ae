/** A day on the calendar, `YYYY-MM-DD`, Gregorian, years 0001–9999. It has no hour and no zone. */
export type CalendarDay = string

/** China keeps one civil time, UTC+8, all year. */
export const CHINA_OFFSET_MINUTES = 480

const MS_PER_MINUTE = 60_000
const MS_PER_DAY = 86_400_000
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

interface DayParts {
  readonly year: number
  readonly month: number
  readonly day: number
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2 && isLeapYear(year)) return 29
  return MONTH_LENGTHS[month - 1] ?? 0
}

/** Reads a calendar day; null when the text has another shape or no calendar has that day. */
export function parseDay(text: string): DayParts | null {
  const match = SHAPE.exec(text)
  if (!match) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (year < 1 || day < 1 || day > daysInMonth(year, month)) return null
  return { year, month, day }
}

export function isCalendarDay(text: string): boolean {
  return parseDay(text) !== null
}

function partsOf(day: CalendarDay): DayParts {
  const parts = parseDay(day)
  if (!parts) throw new RangeError(`not a calendar day: ${day}`)
  return parts
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar; throws on anything that is no calendar day. */
export function dayNumber(day: CalendarDay): number {
  const { year, month, day: dayOfMonth } = partsOf(day)
  const shiftedYear = month <= 2 ? year - 1 : year
  const era = Math.floor(shiftedYear / 400)
  const yearOfEra = shiftedYear - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The calendar day that many days after 1970-01-01. */
export function dayFromNumber(number: number): CalendarDay {
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
}

function pad(number: number, width: number): string {
  return String(number).padStart(width, '0')
}

export function addDays(day: CalendarDay, days: number): CalendarDay {
  return dayFromNumber(dayNumber(day) + days)
}

/** How many days `to` lies after `from`; negative when it lies before. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return dayNumber(to) - dayNumber(from)
}

/** Negative when a comes first, 0 on the same day, positive when b comes first. */
export function compareDays(a: CalendarDay, b: CalendarDay): number {
  return dayNumber(a) - dayNumber(b)
}

/** Full years lived on a day; a birthday on 29 February is reached on 1 March of a common year. Null before birth. */
export function ageOn(birthDay: CalendarDay, day: CalendarDay): number | null {
  if (compareDays(day, birthDay) < 0) return null
  const birth = partsOf(birthDay)
  const now = partsOf(day)
  const birthdayReached = now.month > birth.month || (now.month === birth.month && now.day >= birth.day)
  return now.year - birth.year - (birthdayReached ? 0 : 1)
}

/** The calendar day on which an instant falls for people living at that offset from UTC. */
export function dayAt(atMs: number, offsetMinutes = CHINA_OFFSET_MINUTES): CalendarDay {
  return dayFromNumber(Math.floor((atMs + offsetMinutes * MS_PER_MINUTE) / MS_PER_DAY))
}

/** The first instant of a calendar day, in ms since 1970-01-01T00:00Z. */
export function startOfDay(day: CalendarDay, offsetMinutes = CHINA_OFFSET_MINUTES): number {
  return dayNumber(day) * MS_PER_DAY - offsetMinutes * MS_PER_MINUTE
}
