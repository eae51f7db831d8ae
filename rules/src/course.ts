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
