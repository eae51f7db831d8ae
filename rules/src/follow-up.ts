import { addDays, type CalendarDay, daysBetween } from './calendar-day.ts'
import { Refusal } from './refusal.ts'
import type { Escalation } from './request.ts'

/** Where one planned follow-up stands (随访). */
export const FOLLOW_UP_STATES = ['planned', 'done', 'missed', 'refused', 'unreachable', 'cancelled'] as const
export type FollowUpState = (typeof FOLLOW_UP_STATES)[number]

/** For the client's own course, or for somebody who stays behind after the client's death. */
export const FOLLOW_UP_PURPOSES = ['course', 'bereavement'] as const
export type FollowUpPurpose = (typeof FOLLOW_UP_PURPOSES)[number]

/** What one attempt to reach the client came to. */
export const ATTEMPT_RESULTS = ['reached', 'no-answer', 'wrong-number', 'refused'] as const
export type AttemptResult = (typeof ATTEMPT_RESULTS)[number]

/** What a follow-up asks about (随访). */
export const FOLLOW_UP_DOMAINS = ['mood', 'adherence', 'economy', 'family', 'rehab'] as const
export type FollowUpDomain = (typeof FOLLOW_UP_DOMAINS)[number]

/** What is asked of somebody who stays behind; treatment and rehabilitation are over. */
export const BEREAVEMENT_DOMAINS: readonly FollowUpDomain[] = ['mood', 'family', 'economy']

export interface FollowUp {
  readonly state: FollowUpState
  readonly plannedOn: CalendarDay
  readonly attempts: readonly { readonly result: AttemptResult }[]
}

/** Every number is the institution's to set; null says it has not 未配置. */
export interface FollowUpRules {
  /** After how many vain attempts a client counts as unreachable. */
  readonly unreachableAfterAttempts: number | null
  /** How many days after the planned day a follow-up counts as missed. */
  readonly missedAfterDays: number | null
  readonly supervisorAfterDays: number | null
  readonly headAfterDays: number | null
}

/** The days on which follow-ups fall due, counted from discharge or closure; null while no plan is set. */
export function planFollowUps(
  from: CalendarDay,
  afterDays: readonly number[] | null,
): readonly CalendarDay[] | null {
  if (afterDays === null) return null
  return [...new Set(afterDays)].toSorted((a, b) => a - b).map((days) => addDays(from, days))
}

/** One attempt; vain ones are kept, and enough of them make the client unreachable, which the supervisor hears of. */
export function tryFollowUp<A extends { readonly result: AttemptResult }>(
  followUp: Omit<FollowUp, 'attempts'> & { readonly attempts: readonly A[] },
  attempt: A,
  again: CalendarDay | null,
  rules: FollowUpRules,
):
  | { readonly state: FollowUpState; readonly plannedOn: CalendarDay; readonly attempts: readonly A[] }
  | Refusal<'follow-up.already-ended'> {
  if (isEnded(followUp.state)) return new Refusal('follow-up.already-ended', { state: followUp.state })
  const attempts = [...followUp.attempts, attempt]
  const plannedOn = again ?? followUp.plannedOn
  return { state: stateAfter(followUp.state, attempts, rules), plannedOn, attempts }
}

/** The client was spoken with; also after having been missed or given up as unreachable. */
export function doFollowUp(
  followUp: Pick<FollowUp, 'state'>,
  finding: string,
): 'done' | Refusal<'follow-up.already-ended' | 'follow-up.finding-missing'> {
  if (isEnded(followUp.state)) return new Refusal('follow-up.already-ended', { state: followUp.state })
  return finding.trim() === '' ? new Refusal('follow-up.finding-missing') : 'done'
}

/** Where a follow-up stands today: a planned one is missed once its days of grace are over. */
export function followUpState(
  followUp: Pick<FollowUp, 'state' | 'plannedOn'>,
  today: CalendarDay,
  rules: FollowUpRules,
): FollowUpState {
  if (followUp.state !== 'planned' || rules.missedAfterDays === null) return followUp.state
  return daysBetween(followUp.plannedOn, today) > rules.missedAfterDays ? 'missed' : 'planned'
}

/** Who must know: 0 the worker alone, 1 the supervisor, 2 the head. The unreachable go to the supervisor at once. */
export function followUpEscalation(
  followUp: Pick<FollowUp, 'state' | 'plannedOn'>,
  today: CalendarDay,
  rules: FollowUpRules,
): Escalation {
  if (isEnded(followUp.state)) return 0
  if (followUp.state === 'unreachable') return 1
  const overdue = daysBetween(followUp.plannedOn, today)
  if (rules.headAfterDays !== null && overdue > rules.headAfterDays) return 2
  if (rules.supervisorAfterDays !== null && overdue > rules.supervisorAfterDays) return 1
  return 0
}

function isEnded(state: FollowUpState): boolean {
  return state === 'done' || state === 'refused' || state === 'cancelled'
}

function stateAfter(
  before: FollowUpState,
  attempts: readonly { readonly result: AttemptResult }[],
  rules: FollowUpRules,
): FollowUpState {
  if (attempts.at(-1)?.result === 'refused') return 'refused'
  const vain = attempts.filter((attempt) => attempt.result !== 'reached').length
  const limit = rules.unreachableAfterAttempts
  return limit !== null && vain >= limit ? 'unreachable' : before
}
