export const TASK_KINDS = ['safety', 'to-do'] as const
export type TaskKind = (typeof TASK_KINDS)[number]

/** A safety task goes open → answered (the worker's finding) → done (the supervisor's confirmation). */
export const TASK_STATES = ['open', 'answered', 'done', 'cancelled'] as const
export type TaskState = (typeof TASK_STATES)[number]

/** What the worker found when the person was seen; a judgement, never a score (domain.md D9). */
export const SAFETY_LEVELS = ['no-risk-found', 'low', 'medium', 'high', 'immediate'] as const
export type SafetyLevel = (typeof SAFETY_LEVELS)[number]

/** What was done about it (domain.md D9: safety plan, same-day assessment, psychiatry, never alone). */
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
