/** HL7 v2 time stamp: YYYY[MM[DD[HH[MM[SS[.S…]]]]]][±ZZZZ]; milliseconds without their point occur and are unambiguous. */
const TIME =
  /^(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:\.?(\d{1,4}))?)?)?)?)?)?([+-]\d{4})?$/

/** What a time stamp says. Each of the two is null when it is too coarse for it: nothing is filled in. */
export interface Stamp {
  readonly day: string | null
  /** A stamp of a day alone is the beginning of that day. */
  readonly instant: string | null
}

/** `offset` (`+08:00`) is the source's own zone, used when the stamp carries none. */
export function readTime(text: string, offset: string): Stamp | null {
  const match = TIME.exec(text)
  if (match === null) return null
  const [, year = '', month, day, hour = '00', minute = '00', second = '00', fraction = '', zone] = match
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return null
  if (Number(year) < 1) return null
  if (month === undefined || day === undefined) return { day: null, instant: null }
  const date = `${year}-${month}-${day}`
  if (!isDay(date) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null
  const stamp = `${date}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}`
  const at = new Date(`${stamp}${zone === undefined ? offset : `${zone.slice(0, 3)}:${zone.slice(3)}`}`)
  return Number.isNaN(at.getTime()) ? null : { day: date, instant: at.toISOString() }
}

function isDay(date: string): boolean {
  const at = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date)
}

/** The same instant in the other's clock, as MSH-7 wants it. */
export function writeTime(at: Date, offset: string): string {
  const sign = offset.startsWith('-') ? -1 : 1
  const minutes = sign * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6)))
  const local = new Date(at.getTime() + minutes * 60_000).toISOString()
  return `${local.slice(0, 19).replace(/[-:T]/g, '')}${offset.replace(':', '')}`
}
