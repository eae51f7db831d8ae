import { type CaseKind, type CourseStep, type Paper, STAGES, type Stage } from './course.ts'

/** The forms of a case file in the order hospitals bind them. */
export const FORMS = [
  'intake',
  'suggestions',
  'consent',
  'assessment',
  'family',
  'safety-plan',
  'plan',
  'contacts',
  'records',
  'process',
  'review',
  'referral',
  'evaluation',
  'closure',
  'follow-ups',
] as const
export type Form = (typeof FORMS)[number]

interface AboutForm {
  /** The step of the course in which it is bound. */
  readonly stage: Stage
  /** Papers a pack may ask for that this form shows. */
  readonly papers: readonly Paper[]
  /** The paper whose name in the pack is the form's title; null where the packs have no name for it. */
  readonly named: Paper | null
}

const ABOUT: Readonly<Record<Form, AboutForm>> = {
  intake: { stage: 'intake', papers: ['intake-form'], named: 'intake-form' },
  suggestions: { stage: 'intake', papers: [], named: null },
  consent: { stage: 'intake', papers: ['consent'], named: 'consent' },
  assessment: { stage: 'assessment', papers: ['needs-assessment', 'needs'], named: 'needs-assessment' },
  family: { stage: 'assessment', papers: [], named: null },
  'safety-plan': { stage: 'assessment', papers: [], named: null },
  plan: { stage: 'plan', papers: ['goals', 'plan', 'plan-agreement'], named: 'plan' },
  contacts: { stage: 'intervention', papers: [], named: null },
  records: { stage: 'intervention', papers: ['signed-record'], named: null },
  process: { stage: 'intervention', papers: [], named: null },
  review: { stage: 'intervention', papers: [], named: null },
  referral: { stage: 'closure', papers: [], named: null },
  evaluation: { stage: 'evaluation', papers: ['evaluation', 'client-view'], named: 'evaluation' },
  closure: { stage: 'closure', papers: ['closure-summary'], named: 'closure-summary' },
  'follow-ups': { stage: 'follow-up', papers: ['follow-up-plan', 'follow-up-done'], named: 'follow-up-done' },
}

export interface FormOfCase {
  readonly form: Form
  /** The pack asks for at least one of the papers it shows. */
  readonly required: boolean
  readonly named: Paper | null
}

/** Every form in the order of a pack's steps, those its papers are on marked; within a step as hospitals bind them. */
export function formsOf(steps: readonly CourseStep[], kind: CaseKind): readonly FormOfCase[] {
  const asked = new Set(steps.flatMap((step) => step.papers[kind] ?? []))
  const orders = new Map(steps.map((step) => [step.stage, step.order]))
  const placeOf = (form: Form) => {
    const { stage } = ABOUT[form]
    return orders.get(stage) ?? STAGES.indexOf(stage) + 0.5
  }
  return FORMS.toSorted((first, second) => placeOf(first) - placeOf(second)).map((form) => ({
    form,
    required: ABOUT[form].papers.some((paper) => asked.has(paper)),
    named: ABOUT[form].named,
  }))
}
