import { dayOf } from '../text/dates.ts'

/** The zone everyone on the staff side lives in keeps one offset all the year. */
const OFFSET = '+08:00'

/** An instant as the value of a `datetime-local` input. */
export function toLocal(instant: string | Date): string {
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Shanghai',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(instant))
  return `${dayOf(instant)}T${time}`
}

/** The other way round; null while the input does not hold a whole date and time. */
export function fromLocal(local: string): string | null {
  const date = new Date(`${local}:00${OFFSET}`)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}

/** A calendar day as the last moment of it, for deadlines that are days. */
export function endOfDay(day: string): string {
  return new Date(`${day}T23:59:00${OFFSET}`).toISOString()
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
