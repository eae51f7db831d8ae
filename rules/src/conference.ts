import { Refusal } from './refusal.ts'

export const CONFERENCE_STATES = ['called', 'held', 'cancelled'] as const
export type ConferenceState = (typeof CONFERENCE_STATES)[number]

/** What became of a decision; one that was called off is `not-done`, with a word why. */
export const DECISION_STATES = ['open', 'done', 'not-done'] as const
export type DecisionState = (typeof DECISION_STATES)[number]

const MINUTE = 60_000
const DAY = 86_400_000

/** Until when those invited may look: so many days after it ends. */
export function openUntil(beginsAtMs: number, minutes: number, days: number): number {
  return beginsAtMs + minutes * MINUTE + days * DAY
}

/** Whether somebody invited may look now; a conference that was called off shows that it was, until then. */
export function isOpenToGuests(openUntilMs: number, nowMs: number): boolean {
  return nowMs < openUntilMs
}

/** A conference that was held or called off is changed no more. */
export function changeable(state: ConferenceState): true | Refusal<'cases.conference-ended'> {
  return state === 'called' ? true : new Refusal('cases.conference-ended', { state })
}

/** Minutes are signed once it has begun. */
export function mayHold(
  state: ConferenceState,
  beginsAtMs: number,
  nowMs: number,
): true | Refusal<'cases.conference-ended' | 'cases.conference-not-begun'> {
  if (state === 'called' && nowMs < beginsAtMs) return new Refusal('cases.conference-not-begun')
  return changeable(state)
}

/** A decision is a task; a task that is called off was not done. */
export function decisionState(taskState: string): DecisionState {
  if (taskState === 'done') return 'done'
  return taskState === 'cancelled' ? 'not-done' : 'open'
}

/** Whoever owns a decision says once what became of it. */
export function answerable(taskState: string): true | Refusal<'cases.decision-ended'> {
  const state = decisionState(taskState)
  return state === 'open' ? true : new Refusal('cases.decision-ended', { state })
}
