import { LOCALE_TAGS, type Locale } from './translate.ts'

/** Everyone on the staff side lives in one zone; instants are shown in it wherever the browser is. */
const ZONE = 'Asia/Shanghai'

/** The calendar day (YYYY-MM-DD) an instant falls on. */
export function dayOf(instant: Date | string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(new Date(instant))
}

export function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000)
}

export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from)
}

interface DayWish {
  /** Leaves the year out when the day is in the same year. */
  readonly today?: string | null
  readonly weekday?: boolean
}

/** 11月20日 周五, 2027年2月20日; Fri 20 Nov, 20 Feb 2027. */
export function dayText(day: string, locale: Locale, wish: DayWish = {}): string {
  const date = new Date(`${day}T00:00:00Z`)
  const sameYear = wish.today == null ? false : wish.today.slice(0, 4) === day.slice(0, 4)
  const said = new Intl.DateTimeFormat(LOCALE_TAGS[locale], {
    timeZone: 'UTC',
    ...(!sameYear && { year: 'numeric' }),
    month: locale === 'zh' ? 'long' : 'short',
    day: 'numeric',
  }).format(date)
  if (!wish.weekday) return said
  const weekday = new Intl.DateTimeFormat(LOCALE_TAGS[locale], { timeZone: 'UTC', weekday: 'short' }).format(
    date,
  )
  return locale === 'zh' ? `${said} ${weekday}` : `${weekday} ${said}`
}

/** 2026年11月; Nov 2026: of a month as `2026-11`. */
export function monthText(month: string, locale: Locale): string {
  return new Intl.DateTimeFormat(LOCALE_TAGS[locale], {
    timeZone: 'UTC',
    year: 'numeric',
    month: locale === 'zh' ? 'long' : 'short',
  }).format(new Date(`${month}-01T00:00:00Z`))
}

export function timeText(instant: Date | string, locale: Locale): string {
  return new Intl.DateTimeFormat(LOCALE_TAGS[locale], {
    timeZone: ZONE,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(instant))
}
