import { Refusal } from './refusal.ts'

export const INCIDENT_STATES = ['open', 'closing', 'closed'] as const
export type IncidentState = (typeof INCIDENT_STATES)[number]
export const STEP_OUTCOMES = ['done', 'not-needed'] as const
export type StepOutcome = (typeof STEP_OUTCOMES)[number]

/** The three contents of a notice (个保法 57), in the fields they are written in. */
export const NOTICE_PARTS = ['cause', 'harm', 'measures', 'advice', 'contact'] as const
export type NoticePart = (typeof NOTICE_PARTS)[number]

interface Step {
  readonly id: string
  readonly mayBeNotNeeded: boolean
  readonly notice: string | null
}

/** A step is ticked once; only some may be found not needed; nobody is told while a content the law names is missing. */
export function tick(given: {
  readonly state: IncidentState
  readonly step: Step
  readonly ticked: readonly string[]
  readonly outcome: StepOutcome
  readonly said: Readonly<Record<NoticePart, string | null>>
}): Refusal<
  | 'compliance.incident-closing'
  | 'compliance.step-ticked'
  | 'compliance.step-needed'
  | 'compliance.notice-incomplete'
> | null {
  const { state, step, ticked, outcome, said } = given
  if (state !== 'open') return new Refusal('compliance.incident-closing')
  if (ticked.includes(step.id)) return new Refusal('compliance.step-ticked')
  if (outcome === 'not-needed') return step.mayBeNotNeeded ? null : new Refusal('compliance.step-needed')
  const missing = step.notice === null ? [] : NOTICE_PARTS.filter((part) => !said[part]?.trim())
  return missing.length > 0 ? new Refusal('compliance.notice-incomplete', { count: missing.length }) : null
}

/** The head asks to close when every step is done or found not needed. */
export function askClosing(
  state: IncidentState,
  steps: readonly Pick<Step, 'id'>[],
  ticked: readonly string[],
): Refusal<'compliance.incident-closing' | 'compliance.steps-open'> | null {
  if (state !== 'open') return new Refusal('compliance.incident-closing')
  const open = steps.filter(({ id }) => !ticked.includes(id))
  return open.length > 0 ? new Refusal('compliance.steps-open', { count: open.length }) : null
}

/** Somebody else than who asked decides. */
export function decideClosing(
  state: IncidentState,
  askedBy: string | null,
  person: string,
): Refusal<'compliance.not-closing' | 'compliance.same-person'> | null {
  if (state !== 'closing') return new Refusal('compliance.not-closing')
  return askedBy === person ? new Refusal('compliance.same-person') : null
}
