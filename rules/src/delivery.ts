/** What may become of one try to hand a document over. */
export const ANSWERS = ['accepted', 'refused', 'busy', 'not-understood', 'silent', 'unreachable'] as const
export type DeliveryAnswer = (typeof ANSWERS)[number]

export const DELIVERY_STATES = ['waiting', 'accepted', 'stuck', 'replaced', 'set-aside'] as const

/** After so many tries that were heard but not accepted, a person looks. */
export const MOST_TRIES = 6

export interface AfterTry {
  readonly state: 'waiting' | 'accepted' | 'stuck'
  readonly attempts: number
  /** Null: not tried again by itself. */
  readonly waitMinutes: number | null
  /** The destination itself did not answer: nothing else is tried there for so long. */
  readonly restMinutes: number | null
}

/**
 * A refusal of the content goes to a person at once: the same words will be refused again. A destination that is busy, or
 * whose answer never came, is tried again under the same number. One that cannot be reached costs the document nothing.
 */
export function afterTry(attempts: number, failures: number, answer: DeliveryAnswer): AfterTry {
  const tried = attempts + 1
  switch (answer) {
    case 'accepted':
      return { state: 'accepted', attempts: tried, waitMinutes: null, restMinutes: null }
    case 'refused':
      return { state: 'stuck', attempts: tried, waitMinutes: null, restMinutes: null }
    case 'unreachable':
      return { state: 'waiting', attempts, waitMinutes: null, restMinutes: backOff(failures + 1) }
    case 'silent':
      return {
        ...(tried >= MOST_TRIES
          ? { state: 'stuck', waitMinutes: null }
          : { state: 'waiting', waitMinutes: backOff(tried) }),
        attempts: tried,
        restMinutes: backOff(failures + 1),
      }
    case 'busy':
    case 'not-understood':
      return {
        ...(tried >= MOST_TRIES
          ? { state: 'stuck', waitMinutes: null }
          : { state: 'waiting', waitMinutes: backOff(tried) }),
        attempts: tried,
        restMinutes: null,
      }
  }
}

/** 1, 2, 4 … minutes, an hour at most. */
function backOff(times: number): number {
  return Math.min(2 ** (times - 1), 60)
}

/** The destination has not answered for so many tries that somebody should hear of it; said once. */
export function isDownNow(failures: number): boolean {
  return failures === MOST_TRIES
}
