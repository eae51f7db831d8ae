import { addDays, type CalendarDay, daysBetween } from './calendar-day.ts'
import type { Channel } from './record.ts'

export const SERVED_BY = ['case', 'request', 'service'] as const

/** What a colleague has with a person. */
export interface Serving {
  readonly kind: (typeof SERVED_BY)[number]
  /** The case it is, or belongs to; null for a request. */
  readonly caseId: string | null
  readonly colleagueIds: readonly string[]
  /** When it ended, or the service was given; null while it goes on. */
  readonly endedMs: number | null
}

/**
 * What counts as a service somebody else already gives: a case or a request in a colleague's hands, and what ended not
 * long ago. One's own is none, and a service inside a case that is named already is not named again.
 */
export function servedByOthers<S extends Serving>(
  found: readonly S[],
  me: string,
  nowMs: number,
  withinMs: number | null,
): readonly S[] {
  const others = found.filter(
    ({ colleagueIds, endedMs }) =>
      !colleagueIds.includes(me) && (endedMs === null || (withinMs !== null && nowMs - endedMs <= withinMs)),
  )
  const mine = found.filter(({ kind, colleagueIds }) => kind === 'case' && colleagueIds.includes(me))
  const named = [...mine, ...others.filter(({ kind }) => kind === 'case')].map(({ caseId }) => caseId)
  return others.filter(({ kind, caseId }, place) =>
    kind === 'service'
      ? !named.includes(caseId) &&
        others.findIndex((one) => one.kind === 'service' && one.caseId === caseId) === place
      : true,
  )
}

/** A service somebody gave, as far as it tells whether it was given twice. */
export interface Given {
  readonly caseId: string
  readonly workerId: string
  readonly on: CalendarDay
  readonly channel: Channel
  readonly purpose: string | null
}

/**
 * Of the services of one client those that look like this one: another worker, another case, within so many calendar
 * days (one: the same day), in the same way or for the same purpose.
 */
export function twinsOf<G extends Given>(
  given: Given,
  others: readonly G[],
  days: number | null,
): readonly G[] {
  if (days === null) return []
  return others.filter(
    (other) =>
      other.workerId !== given.workerId &&
      other.caseId !== given.caseId &&
      Math.abs(daysBetween(given.on, other.on)) < days &&
      (other.channel === given.channel ||
        (plain(given.purpose) !== '' && plain(given.purpose) === plain(other.purpose))),
  )
}

/** Of each service the newest of those that look like it and were signed before it; given newest first. */
export function twinOfEach<G extends Given & { readonly id: string; readonly signedMs: number }>(
  services: readonly G[],
  days: number,
): ReadonlyMap<string, string | null> {
  const byDay = Map.groupBy(services, ({ on }) => on)
  const around = Array.from({ length: 2 * days - 1 }, (_, place) => days - 1 - place)
  return new Map(
    services.map((service) => {
      const near = around.flatMap((offset) => byDay.get(addDays(service.on, offset)) ?? [])
      const before = near.filter(({ signedMs }) => signedMs < service.signedMs)
      return [service.id, twinsOf(service, before, days)[0]?.id ?? null]
    }),
  )
}

const plain = (words: string | null) => (words ?? '').normalize('NFKC').replace(/\s+/g, '').toLowerCase()
