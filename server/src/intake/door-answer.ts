import type { DoorAnswer } from '@quancheng/contract/intake-door.ts'
import { type DoorHours, doorPromise } from '@quancheng/rules/door.ts'
import type { RequestState } from '@quancheng/rules/request.ts'
import { namesOf } from '../access/colleagues.ts'
import type { Work } from '../http/call.ts'
import { doorOf } from './door-store.ts'
import type { RequestRow } from './request-store.ts'

/** The house's own clock: China has one. */
const ZONE_MINUTES = 480

type Told = Pick<RequestRow, 'state' | 'taken_by' | 'urgency' | 'raised_at' | 'due_at'>

/** What whoever asked may know: how it stands, who took it and by when somebody comes. No more than that. */
export async function doorAnswer(work: Work, row: Told, number: string): Promise<DoorAnswer> {
  const { hours, phones } = await doorOf(work)
  const names = row.taken_by === null ? null : await namesOf(work, [row.taken_by])
  const told = doorPromise(
    row.state === 'waiting' ? (row.due_at?.getTime() ?? null) : null,
    work.at.getTime(),
    hours && readHours(hours),
    ZONE_MINUTES,
  )
  return {
    number,
    state: row.state as RequestState,
    takenBy: names?.get(row.taken_by ?? '') ?? null,
    crisis: row.urgency === 'crisis',
    askedAt: row.raised_at.toISOString(),
    by: instant(told.byMs),
    closedUntil: instant(told.closedUntilMs),
    phones,
  }
}

function instant(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString()
}

function readHours({ from, to, days }: { from: string; to: string; days: readonly number[] }): DoorHours {
  return { fromMinute: minuteOf(from), toMinute: minuteOf(to), days }
}

function minuteOf(time: string): number {
  const [hour, minute] = time.split(':').map(Number)
  return (hour ?? 0) * 60 + (minute ?? 0)
}
