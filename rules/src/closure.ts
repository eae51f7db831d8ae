/** Why a case ends (domain.md C4 结案 reason). */
export const CLOSURE_REASONS = [
  'goal-met',
  'transferred',
  'discharged',
  'death',
  'client-withdrew',
  'lost',
  'other',
] as const
export type ClosureReason = (typeof CLOSURE_REASONS)[number]

export const CLOSURE_STATES = ['requested', 'approved', 'returned'] as const
export type ClosureState = (typeof CLOSURE_STATES)[number]
