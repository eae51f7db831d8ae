import { Refusal } from '@quancheng/rules/refusal.ts'

export const TRIES = 5
export const LOCKED_MINUTES = 30

/** How often it went wrong in a row, and until when nobody is let in. */
export interface Tries {
  readonly failed: number
  readonly lockedUntil: Date | null
}

export const NO_TRIES: Tries = { failed: 0, lockedUntil: null }

/** The refusal with the time, while it lasts. */
export function lockedOut({ lockedUntil }: Tries, at: Date): Refusal | null {
  if (!lockedUntil || lockedUntil <= at) return null
  const minutes = Math.ceil((lockedUntil.getTime() - at.getTime()) / 60_000)
  return new Refusal('staff.locked-out', { until: lockedUntil.toISOString(), minutes })
}

/** One more failure; a lock that has ended begins the count anew. */
export function afterFailure({ failed, lockedUntil }: Tries, at: Date): Tries {
  const now = (lockedUntil ? 0 : failed) + 1
  return {
    failed: now,
    lockedUntil: now >= TRIES ? new Date(at.getTime() + LOCKED_MINUTES * 60_000) : null,
  }
}

/** What the person is told after a failure: how many tries are left, or until when the door stays shut. */
export function afterwards(tries: Tries, at: Date, code: string): Refusal {
  return lockedOut(tries, at) ?? new Refusal(code, { left: TRIES - tries.failed })
}
