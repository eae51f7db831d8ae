import type { CalendarDay } from './calendar-day.ts'
import { Refusal } from './refusal.ts'

export const GOAL_STATES = ['open', 'achieved', 'partly-achieved', 'not-achieved', 'dropped'] as const
export type GoalState = (typeof GOAL_STATES)[number]

/** Goal attainment scaling: −2 much less than expected, 0 as expected, +2 much more than expected (Kiresuk & Sherman 1968). */
export const ATTAINMENTS = [-2, -1, 0, 1, 2] as const
export type Attainment = (typeof ATTAINMENTS)[number]

/** Weights of attainment scales are taken to correlate so much with each other (Kiresuk & Sherman 1968). */
const EXPECTED_CORRELATION = 0.3

export interface Measure {
  readonly baseline: number | null
  readonly target: number | null
  readonly current: number | null
}

export interface GoalText {
  readonly text: string
  /** What is counted or measured; an instrument's id says it as well. */
  readonly measure: string | null
  readonly instrument: string | null
  readonly dueOn: CalendarDay | null
}

/** A goal can be measured when it says what is measured, from where, to where, and by when. */
export function checkGoal(
  goal: GoalText & Omit<Measure, 'current'>,
): Refusal<'cases.goal-not-measurable'> | null {
  const missing: string[] = []
  if (goal.text.trim() === '') missing.push('text')
  if (!goal.measure?.trim() && !goal.instrument) missing.push('measure')
  if (goal.baseline === null) missing.push('baseline')
  if (goal.target === null || goal.target === goal.baseline) missing.push('target')
  if (goal.dueOn === null) missing.push('dueOn')
  return missing.length > 0 ? new Refusal('cases.goal-not-measurable', { missing }) : null
}

/** How far the way from baseline to target has been gone, 0 … 1, whichever direction it leads; null while unknown. */
export function progress({ baseline, target, current }: Measure): number | null {
  if (baseline === null || target === null || current === null || baseline === target) return null
  return Math.min(1, Math.max(0, (current - baseline) / (target - baseline)))
}

/** What a goal's attainment says about it: as expected or better is achieved, one step below is partly. */
export function stateAfter(attainment: Attainment): 'achieved' | 'partly-achieved' | 'not-achieved' {
  if (attainment >= 0) return 'achieved'
  return attainment === -1 ? 'partly-achieved' : 'not-achieved'
}

/**
 * The T-score of goal attainment scaling: 50 when everything came out as expected, null without goals or weight.
 * T = 50 + 10·Σwx / √((1 − ρ)·Σw² + ρ·(Σw)²) with ρ = 0.3; Kiresuk & Sherman 1968, Community Mental Health Journal 4, 443–453.
 */
export function attainmentTScore(
  goals: readonly { readonly attainment: Attainment; readonly weight: number }[],
): number | null {
  const weights = goals.reduce((sum, { weight }) => sum + weight, 0)
  const squares = goals.reduce((sum, { weight }) => sum + weight ** 2, 0)
  const weighted = goals.reduce((sum, { attainment, weight }) => sum + weight * attainment, 0)
  const spread = Math.sqrt((1 - EXPECTED_CORRELATION) * squares + EXPECTED_CORRELATION * weights ** 2)
  return spread === 0 ? null : 50 + (10 * weighted) / spread
}
