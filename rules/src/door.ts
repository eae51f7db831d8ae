import { type CalendarDay, dayFromNumber } from './calendar-day.ts'

/** Days on end, both included. */
interface Days {
  readonly from: CalendarDay
  readonly to: CalendarDay
}

/** When somebody is there, in minutes of the day and days of the week (1 Monday to 7 Sunday), in the house's own zone. */
export interface DoorHours {
  readonly fromMinute: number
  readonly toMinute: number
  readonly days: readonly number[]
  /** Days on which nobody is there, whatever else is said of them. */
  readonly closed: readonly Days[]
  /** Days off on which somebody is there all the same, in exchange for a holiday (调休). */
  readonly worked: readonly Days[]
}

/** What a person at the door may be told of when somebody comes. */
export interface DoorPromise {
  /** The deadline; when it falls where nobody is there, the next opening after it. Null while no rule sets one. */
  readonly byMs: number | null
  /** Nobody is there now; the next opening. Null while somebody is, and where the hours are not configured. */
  readonly closedUntilMs: number | null
}

const MS_PER_MINUTE = 60_000
const MINUTES_PER_DAY = 1440
/** Nobody shuts for longer than this, whatever days are given. */
const LONGEST_AWAY_DAYS = 100
/** Days from the first Monday of the epoch to its beginning, a Thursday. */
const THURSDAY = 3

/** Opening hours as an institution writes them, as the rule reads them. */
export function doorHours(
  hours: { readonly from: string; readonly to: string; readonly days: readonly number[] } | null,
  { closed, worked }: Pick<DoorHours, 'closed' | 'worked'>,
): DoorHours | null {
  return (
    hours && {
      fromMinute: minuteOf(hours.from),
      toMinute: minuteOf(hours.to),
      days: hours.days,
      closed,
      worked,
    }
  )
}

function minuteOf(time: string): number {
  const [hour, minute] = time.split(':').map(Number)
  return (hour ?? 0) * 60 + (minute ?? 0)
}

/** Never earlier than a deadline promises, and never at an hour when nobody is there to keep it. */
export function doorPromise(
  dueAtMs: number | null,
  nowMs: number,
  hours: DoorHours | null,
  zoneMinutes: number,
): DoorPromise {
  if (hours === null) return { byMs: dueAtMs, closedUntilMs: null }
  const opening = nextOpening(nowMs, hours, zoneMinutes)
  return {
    byMs: dueAtMs === null ? null : nextOpening(dueAtMs, hours, zoneMinutes),
    closedUntilMs: opening === nowMs ? null : opening,
  }
}

/** The instant itself while somebody is there, else when somebody is there next. */
function nextOpening(
  atMs: number,
  { fromMinute, toMinute, days, closed, worked }: DoorHours,
  zoneMinutes: number,
): number {
  const local = Math.floor(atMs / MS_PER_MINUTE) + zoneMinutes
  const today = Math.floor(local / MINUTES_PER_DAY)
  const minute = local - today * MINUTES_PER_DAY
  for (let ahead = 0; ahead <= LONGEST_AWAY_DAYS; ahead += 1) {
    const weekday = ((today + ahead + THURSDAY) % 7) + 1
    const day = dayFromNumber(today + ahead)
    if (isAmong(day, closed) || !(days.includes(weekday) || isAmong(day, worked))) continue
    if (ahead === 0 && minute >= fromMinute && minute < toMinute) return atMs
    if (ahead > 0 || minute < fromMinute)
      return ((today + ahead) * MINUTES_PER_DAY + fromMinute - zoneMinutes) * MS_PER_MINUTE
  }
  return atMs
}

function isAmong(day: CalendarDay, spans: readonly Days[]): boolean {
  return spans.some(({ from, to }) => from <= day && day <= to)
}

/** Whether a sentence holds one of the words at which somebody should be called at once. */
export function speaksOfCrisis(words: string, alarming: readonly string[]): boolean {
  const plain = words.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ')
  const closed = plain.replace(/\s/g, '')
  return alarming.some((word) => {
    const wanted = word.toLowerCase()
    return plain.includes(wanted) || (!wanted.includes(' ') && closed.includes(wanted))
  })
}
