import { Refusal } from './refusal.ts'

/** The internal course of a case, onto which every standard pack maps its own steps. */
export const STAGES = [
  'intake',
  'assessment',
  'plan',
  'intervention',
  'evaluation',
  'closure',
  'follow-up',
] as const
export type Stage = (typeof STAGES)[number]

export const CASE_KINDS = ['brief', 'complex'] as const
export type CaseKind = (typeof CASE_KINDS)[number]

export const CASE_STATES = ['open', 'closing', 'closed'] as const
export type CaseState = (typeof CASE_STATES)[number]

/** `none` means not assessed 未评, never "no risk". */
export const RISKS = ['crisis', 'high', 'medium', 'low', 'none'] as const
export type Risk = (typeof RISKS)[number]

/** What a step of a course may ask to see in the case file before it is left. */
export const PAPERS = [
  'intake-form',
  'consent',
  'needs-assessment',
  'needs',
  'goals',
  'plan',
  'plan-agreement',
  'signed-record',
  'evaluation',
  'client-view',
  'closure-summary',
  'follow-up-plan',
  'follow-up-done',
] as const
export type Paper = (typeof PAPERS)[number]

/** One step of a standard pack, as far as the rules need it. */
export interface CourseStep {
  readonly stage: Stage
  readonly order: number
  /** What must lie in the file before the step is left; null when cases of that kind pass over the step. */
  readonly papers: Readonly<Record<CaseKind, readonly Paper[] | null>>
}

export interface Course {
  readonly steps: readonly CourseStep[]
}

export interface CaseOnCourse {
  readonly kind: CaseKind
  readonly stage: Stage
  readonly state: CaseState
}

/** The steps a case of that kind goes through under a pack, in the pack's order. */
export function stepsFor<Step extends CourseStep>(
  pack: { readonly steps: readonly Step[] },
  kind: CaseKind,
): readonly Step[] {
  return pack.steps
    .filter((step) => step.papers[kind] !== null)
    .toSorted((first, second) => first.order - second.order)
}

/** The step after a stage; null at the end of the course. A stage the kind passes over still knows its place. */
export function nextStep<Step extends CourseStep>(
  pack: { readonly steps: readonly Step[] },
  kind: CaseKind,
  stage: Stage,
): Step | null {
  const here = pack.steps.find((step) => step.stage === stage)
  if (!here) return null
  return stepsFor(pack, kind).find((step) => step.order > here.order) ?? null
}

/** The papers a case still owes before it may leave its stage, in the pack's order. */
export function missingPapers(
  pack: Course,
  kind: CaseKind,
  stage: Stage,
  present: readonly Paper[],
): readonly Paper[] {
  const required = pack.steps.find((step) => step.stage === stage)?.papers[kind] ?? []
  return required.filter((paper) => !present.includes(paper))
}

/**
 * Moves a case to its next step once the papers are there, or back to an earlier one.
 * Closure is left by an approved closure only (closure.ts), and nobody goes there past an unsettled safety task.
 */
export function advance<C extends CaseOnCourse>(
  caseFile: C,
  pack: Course,
  to: Stage,
  facts: { readonly papers: readonly Paper[]; readonly unsettledSafetyTasks: number },
): C | Refusal<'cases.closed' | 'cases.step-out-of-order' | 'cases.papers-missing' | 'cases.safety-open'> {
  const { kind, stage, state } = caseFile
  if (state !== 'open') return new Refusal('cases.closed', { state })
  if (isEarlier(pack, kind, to, stage)) return { ...caseFile, stage: to }
  const next = nextStep(pack, kind, stage)
  if (!next || next.stage !== to || stage === 'closure')
    return new Refusal('cases.step-out-of-order', { stage, to, next: next?.stage ?? null })
  const papers = missingPapers(pack, kind, stage, facts.papers)
  if (papers.length > 0) return new Refusal('cases.papers-missing', { stage, papers })
  if (to === 'closure' && facts.unsettledSafetyTasks > 0) return new Refusal('cases.safety-open')
  return { ...caseFile, stage: to }
}

function isEarlier(pack: Course, kind: CaseKind, stage: Stage, than: Stage): boolean {
  const here = pack.steps.find((step) => step.stage === than)
  const target = stepsFor(pack, kind).find((step) => step.stage === stage)
  return here !== undefined && target !== undefined && target.order < here.order
}
