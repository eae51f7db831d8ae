import type { Risk } from './course.ts'
import { Refusal } from './refusal.ts'

export const TASK_KINDS = ['safety', 'to-do'] as const
export type TaskKind = (typeof TASK_KINDS)[number]

/** A safety task goes open → answered (the worker's finding) → done (the supervisor's confirmation). */
export const TASK_STATES = ['open', 'answered', 'done', 'cancelled'] as const
export type TaskState = (typeof TASK_STATES)[number]

/** What the worker found when the person was seen; a judgement, never a score. */
export const SAFETY_LEVELS = ['no-risk-found', 'low', 'medium', 'high', 'immediate'] as const
export type SafetyLevel = (typeof SAFETY_LEVELS)[number]

/** What was done about it (safety plan, same-day assessment, psychiatry, never alone). */
export const SAFETY_ACTIONS = [
  'safety-plan',
  'resources-given',
  'means-restricted',
  'family-informed',
  'same-day-assessment',
  'psychiatry-called',
  'not-left-alone',
  'emergency',
] as const
export type SafetyAction = (typeof SAFETY_ACTIONS)[number]

export interface SafetyFinding {
  readonly level: SafetyLevel
  readonly actions: readonly SafetyAction[]
  /** What was seen and said, in the worker's words. */
  readonly words: string
}

export interface SafetyTask {
  readonly kind: string
  readonly state: TaskState
  readonly finding: SafetyFinding | null
  readonly answeredBy: string | null
  readonly answeredAtMs: number | null
  readonly confirmedBy: string | null
  readonly confirmedAtMs: number | null
}

/** What the field does at each level, to be offered and never imposed. */
export const SUGGESTED_ACTIONS: Readonly<Record<SafetyLevel, readonly SafetyAction[]>> = {
  'no-risk-found': [],
  low: ['safety-plan', 'resources-given'],
  medium: ['same-day-assessment', 'safety-plan', 'family-informed'],
  high: ['psychiatry-called', 'means-restricted', 'family-informed'],
  immediate: ['not-left-alone', 'emergency', 'psychiatry-called'],
}

/** The risk a case carries after a finding; a person was looked at, so it is never "not assessed". */
export const RISK_AFTER: Readonly<Record<SafetyLevel, Exclude<Risk, 'none'>>> = {
  'no-risk-found': 'low',
  low: 'low',
  medium: 'medium',
  high: 'high',
  immediate: 'crisis',
}

/** When somebody must have seen the person; null while the institution has not set the minutes. */
export function safetyDueAt(flaggedAtMs: number, withinMinutes: number | null): number | null {
  return withinMinutes === null ? null : flaggedAtMs + withinMinutes * 60_000
}

/** The worker has seen the person and says what was found and done; a risk with nothing done about it is no answer. */
export function answerSafety<T extends SafetyTask>(
  task: T,
  finding: SafetyFinding,
  worker: string,
  nowMs: number,
):
  | T
  | Refusal<
      'safety.finding-missing' | 'safety.action-missing' | 'safety.already-answered' | 'safety.already-done'
    > {
  if (task.state === 'answered') return new Refusal('safety.already-answered', { by: task.answeredBy })
  if (task.state !== 'open') return new Refusal('safety.already-done', { state: task.state })
  if (finding.words.trim() === '') return new Refusal('safety.finding-missing')
  if (finding.level !== 'no-risk-found' && finding.actions.length === 0)
    return new Refusal('safety.action-missing', { suggested: SUGGESTED_ACTIONS[finding.level] })
  return { ...task, state: 'answered', finding, answeredBy: worker, answeredAtMs: nowMs }
}

/** Another person than the one who answered confirms, or sends it back with a word; only a confirmed task is done. */
export function confirmSafety<T extends SafetyTask>(
  task: T,
  decision: { readonly accepted: boolean; readonly remark: string | null },
  supervisor: string,
  nowMs: number,
):
  | T
  | Refusal<'safety.own-finding' | 'safety.not-answered' | 'safety.already-done' | 'safety.remark-missing'> {
  if (task.state === 'open') return new Refusal('safety.not-answered')
  if (task.state !== 'answered') return new Refusal('safety.already-done', { state: task.state })
  if (task.answeredBy === supervisor) return new Refusal('safety.own-finding')
  if (decision.accepted) return { ...task, state: 'done', confirmedBy: supervisor, confirmedAtMs: nowMs }
  if (!decision.remark?.trim()) return new Refusal('safety.remark-missing')
  return { ...task, state: 'open', finding: null, answeredBy: null, answeredAtMs: null }
}

/** A safety task is never simply ticked off; it ends in a finding and a confirmation (must 11 of docs/law.md). */
export function mayTick(task: Pick<SafetyTask, 'kind'>): Refusal<'safety.cannot-be-ticked'> | null {
  return task.kind === 'safety' ? new Refusal('safety.cannot-be-ticked') : null
}

/** Whether a safety task still stands in the way of closing the case. */
export function isUnsettled(task: Pick<SafetyTask, 'kind' | 'state'>): boolean {
  return task.kind === 'safety' && task.state !== 'done'
}
