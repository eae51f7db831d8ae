import { Refusal } from './refusal.ts'

/** The internal course of a case, onto which every standard pack maps its own steps (domain.md A9). */
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

/** Moves a case to its next step; closure is left by an approved closure only (see closure.ts). */
export function advance<C extends CaseOnCourse>(
  caseFile: C,
  pack: Course,
  present: readonly Paper[],
):
  | C
  | Refusal<'cases.not-open' | 'cases.closure-not-approved' | 'cases.course-ended' | 'cases.papers-missing'> {
  if (caseFile.state !== 'open') return new Refusal('cases.not-open', { state: caseFile.state })
  if (caseFile.stage === 'closure') return new Refusal('cases.closure-not-approved')
  const next = nextStep(pack, caseFile.kind, caseFile.stage)
  if (!next) return new Refusal('cases.course-ended', { stage: caseFile.stage })
  const papers = missingPapers(pack, caseFile.kind, caseFile.stage, present)
  if (papers.length > 0) return new Refusal('cases.papers-missing', { papers, stage: caseFile.stage })
  return { ...caseFile, stage: next.stage }
}

/** Takes a case back to an earlier step of its course, with a word why. */
export function goBack<C extends CaseOnCourse>(
  caseFile: C,
  pack: Course,
  to: Stage,
  reason: string,
): C | Refusal<'cases.not-open' | 'cases.not-an-earlier-step' | 'cases.reason-missing'> {
  if (caseFile.state !== 'open') return new Refusal('cases.not-open', { state: caseFile.state })
  const here = pack.steps.find((step) => step.stage === caseFile.stage)
  const target = stepsFor(pack, caseFile.kind).find((step) => step.stage === to)
  if (!here || !target || target.order >= here.order)
    return new Refusal('cases.not-an-earlier-step', { stage: caseFile.stage, to })
  if (reason.trim() === '') return new Refusal('cases.reason-missing')
  return { ...caseFile, stage: to }
}

/** A brief case grows into a complex one; the other way would drop papers already owed, so it is not offered. */
export function makeComplex<C extends CaseOnCourse>(
  caseFile: C,
): C | Refusal<'cases.not-open' | 'cases.already-complex'> {
  if (caseFile.state !== 'open') return new Refusal('cases.not-open', { state: caseFile.state })
  if (caseFile.kind === 'complex') return new Refusal('cases.already-complex')
  return { ...caseFile, kind: 'complex' }
}
