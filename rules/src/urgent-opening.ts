import { ageOn, type CalendarDay } from './calendar-day.ts'
import { Refusal } from './refusal.ts'

/** A file outside one's duty, opened with a reason for some hours: 紧急查阅. */
export interface UrgentOpening {
  /** Null while it is only asked for, and where the answer was no. */
  readonly expiresAtMs: number | null
  readonly endedAtMs: number | null
  /** Of a minor's file that is asked for: by when the second person answers. */
  readonly answerByMs: number | null
  /** A minor's file opened at once because a life was at risk. */
  readonly atRisk: boolean
  /** What the second person said. */
  readonly agreed: boolean | null
}

export const APPROVALS = [
  'waiting',
  'approved',
  'declined',
  'lapsed',
  'withdrawn',
  'to-confirm',
  'confirmed',
  'not-confirmed',
] as const
export type Approval = (typeof APPROVALS)[number]

/** Nobody has to end it: when its hours are over it opens nothing. */
export function isOpeningLiving(opening: UrgentOpening, atMs: number): boolean {
  return opening.endedAtMs === null && opening.expiresAtMs !== null && atMs < opening.expiresAtMs
}

/** How the second person stands to it; null where none is needed. */
export function approvalOf(opening: UrgentOpening, atMs: number): Approval | null {
  const { answerByMs, agreed } = opening
  if (opening.atRisk) return agreed === null ? 'to-confirm' : agreed ? 'confirmed' : 'not-confirmed'
  if (answerByMs === null) return null
  if (agreed !== null) return agreed ? 'approved' : 'declined'
  if (opening.endedAtMs !== null) return 'withdrawn'
  return atMs < answerByMs ? 'waiting' : 'lapsed'
}

/** Whether a second person says yes first; an age nobody knows, here or in the content, claims nothing. */
export function needsApproval(
  birthDate: CalendarDay | null,
  day: CalendarDay,
  underAge: number | null,
): boolean {
  if (birthDate === null || underAge === null) return false
  const age = ageOn(birthDate, day)
  return age === null || age < underAge
}

/**
 * Until when a file may be opened urgently, or its asking be answered: only what one cannot see anyway, once at a
 * time, for as long as the institution allows. Where a life is at risk nobody waits for an answer.
 */
export function openUrgently(asked: {
  readonly hasSomethingHidden: boolean
  readonly isLiving: boolean
  readonly isWaiting: boolean
  readonly needsApproval: boolean
  readonly lifeAtRisk: boolean
  readonly deciders: number
  readonly minutes: number | null
  readonly atMs: number
}):
  | { readonly untilMs: number; readonly waits: boolean }
  | Refusal<
      | 'access.opened-already'
      | 'access.asked-already'
      | 'access.not-needed'
      | 'access.opening-unset'
      | 'access.nobody-to-ask'
    > {
  if (asked.isLiving) return new Refusal('access.opened-already')
  if (!asked.hasSomethingHidden) return new Refusal('access.not-needed')
  if (asked.minutes === null) return new Refusal('access.opening-unset')
  const waits = asked.needsApproval && !asked.lifeAtRisk
  if (waits && asked.isWaiting) return new Refusal('access.asked-already')
  if (waits && asked.deciders === 0) return new Refusal('access.nobody-to-ask')
  return { untilMs: asked.atMs + asked.minutes * 60_000, waits }
}

/** A yes begins the hours of what waited; a no to what is open already ends it. */
export function decideOpening(
  opening: UrgentOpening,
  by: {
    readonly agreed: boolean
    readonly isOpener: boolean
    readonly minutes: number | null
    readonly atMs: number
  },
):
  | { readonly expiresAtMs: number | null; readonly endsNow: boolean }
  | Refusal<'access.second-person' | 'access.not-waiting' | 'access.opening-unset'> {
  if (by.isOpener) return new Refusal('access.second-person')
  const approval = approvalOf(opening, by.atMs)
  if (approval === 'to-confirm')
    return { expiresAtMs: opening.expiresAtMs, endsNow: !by.agreed && isOpeningLiving(opening, by.atMs) }
  if (approval !== 'waiting') return new Refusal('access.not-waiting')
  if (!by.agreed) return { expiresAtMs: null, endsNow: false }
  if (by.minutes === null) return new Refusal('access.opening-unset')
  return { expiresAtMs: by.atMs + by.minutes * 60_000, endsNow: false }
}

/** Ended early; what is only asked for is taken back by whoever asked. */
export function endOpening(
  opening: UrgentOpening,
  atMs: number,
  isOpener: boolean,
): Refusal<'access.opening-over'> | null {
  if (isOpeningLiving(opening, atMs)) return null
  if (isOpener && approvalOf(opening, atMs) === 'waiting') return null
  return new Refusal('access.opening-over')
}
