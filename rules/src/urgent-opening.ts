import { Refusal } from './refusal.ts'

/** A file outside one's duty, opened with a reason for some hours: 紧急查阅. */
export interface UrgentOpening {
  readonly expiresAtMs: number
  readonly endedAtMs: number | null
}

/** Nobody has to end it: when its hours are over it opens nothing. */
export function isOpeningLiving(opening: UrgentOpening, atMs: number): boolean {
  return opening.endedAtMs === null && atMs < opening.expiresAtMs
}

/** Until when a file may be opened urgently: only what one cannot see anyway, once at a time, for as long as the institution allows. */
export function openUrgently(asked: {
  readonly hasSomethingHidden: boolean
  readonly livingUntilMs: number | null
  readonly minutes: number | null
  readonly atMs: number
}): number | Refusal<'access.opened-already' | 'access.not-needed' | 'access.opening-unset'> {
  if (asked.livingUntilMs !== null) return new Refusal('access.opened-already')
  if (!asked.hasSomethingHidden) return new Refusal('access.not-needed')
  if (asked.minutes === null) return new Refusal('access.opening-unset')
  return asked.atMs + asked.minutes * 60_000
}

export function endOpening(opening: UrgentOpening, atMs: number): Refusal<'access.opening-over'> | null {
  return isOpeningLiving(opening, atMs) ? null : new Refusal('access.opening-over')
}
