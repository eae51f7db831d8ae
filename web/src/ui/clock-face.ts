import { dayNumber, dayOf, dayText, timeText } from '../text/dates.ts'
import type { Locale, Translate } from '../text/translate.ts'

export interface ClockFacts {
  /** An instant, or a calendar day (YYYY-MM-DD) that is in time until it ends. */
  readonly due: string
  /** When the time began to run: with it the ring can empty. */
  readonly since?: string | null
  readonly paused?: boolean
  readonly now: Date
}

export interface ClockFace {
  readonly tone: 'ok' | 'near' | 'over' | 'hold'
  /** What is left of the time, 0 to 1; null when it is not known when the time began. */
  readonly share: number | null
  readonly text: string
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const NEAR_SHARE = 0.3

/** What a deadline looks like now: counted down within six hours, named by hour or day beyond, counted up when over. */
export function clockFace(facts: ClockFacts, locale: Locale, t: Translate): ClockFace {
  if (facts.paused) return { tone: 'hold', share: null, text: t('ui.clock.paused') }
  const today = dayOf(facts.now)
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(facts.due)
  const due = isDay ? Date.parse(`${facts.due}T23:59:59.999+08:00`) : Date.parse(facts.due)
  const wholeDay = isDay || isEndOfDay(due)
  const left = due - facts.now.getTime()
  const dueDay = isDay ? facts.due : dayOf(facts.due)
  const days = dayNumber(dueDay) - dayNumber(today)
  if (left < 0)
    return { tone: 'over', share: 0, text: overText(-left, wholeDay && days < 0 ? -days : null, t) }

  const begun = facts.since == null ? null : Date.parse(facts.since)
  const share = begun === null || due <= begun ? null : Math.min(1, left / (due - begun))
  const near = share === null ? !wholeDay && left < 6 * HOUR : share < NEAR_SHARE
  return { tone: near ? 'near' : 'ok', share, text: leftText(left, days, wholeDay, facts, today, locale, t) }
}

/** Somebody chose a day and no hour: it is kept as the last minute of that day. */
function isEndOfDay(instant: number): boolean {
  return ['23:59:00', '23:59:59'].includes(new Date(instant + 8 * HOUR).toISOString().slice(11, 19))
}

function overText(over: number, days: number | null, t: Translate): string {
  if (days !== null) return t('ui.clock.overDays', { days })
  if (over < HOUR) return t('ui.clock.overMinutes', { minutes: Math.max(1, Math.floor(over / MINUTE)) })
  if (over < 24 * HOUR) return t('ui.clock.overHours', { hours: Math.floor(over / HOUR) })
  return t('ui.clock.overDays', { days: Math.floor(over / (24 * HOUR)) })
}

function leftText(
  left: number,
  days: number,
  wholeDay: boolean,
  facts: ClockFacts,
  today: string,
  locale: Locale,
  t: Translate,
): string {
  if (!wholeDay && left < 6 * HOUR) {
    const minutes = Math.ceil(left / MINUTE)
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
    if (hours === 0) return t('ui.clock.leftMinutes', { minutes: rest })
    if (rest === 0 || hours >= 3) return t('ui.clock.leftHours', { hours })
    return t('ui.clock.leftHoursMinutes', { hours, minutes: rest })
  }
  if (wholeDay) {
    if (days === 0) return t('ui.clock.today')
    if (days === 1) return t('ui.clock.tomorrow')
    return dayText(dayOf(new Date(facts.now.getTime() + left)), locale, { today })
  }
  const time = timeText(facts.due, locale)
  if (days === 0) return t('ui.clock.todayAt', { time })
  if (days === 1) return t('ui.clock.tomorrowAt', { time })
  return t('ui.clock.dayAt', { day: dayText(dayOf(facts.due), locale, { today }), time })
}
