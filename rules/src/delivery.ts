/** What may become of one try to hand a document over. */
export const ANSWERS = ['accepted', 'refused', 'busy', 'not-understood', 'silent', 'unreachable'] as const
export type DeliveryAnswer = (typeof ANSWERS)[number]

export const DELIVERY_STATES = ['waiting', 'accepted', 'stuck', 'withheld', 'replaced', 'set-aside'] as const

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

/** What a record system takes; an empty list takes everything. */
export interface Takes {
  readonly departmentIds: readonly string[]
  readonly packs: readonly string[]
  readonly classes: readonly string[]
  /** Who numbered the stay: the organisation it belongs to, as the feed names it. */
  readonly issuers: readonly string[]
}

/** Where a summary comes from: its case's standard and the stay it tells of. */
export interface Origin {
  readonly pack: string
  readonly stay: {
    readonly departmentId: string | null
    readonly class: string
    readonly issuer: string | null
  } | null
}

/** Whether a summary is for a record system; what is not known of a stay is in no list. */
export function isFor(takes: Takes, { pack, stay }: Origin): boolean {
  const fits = (list: readonly string[], one: string | null | undefined) =>
    list.length === 0 || (one != null && list.includes(one))
  return (
    fits(takes.packs, pack) &&
    fits(takes.departmentIds, stay?.departmentId) &&
    fits(takes.classes, stay?.class) &&
    fits(takes.issuers, stay?.issuer)
  )
}
