/** Where a request came from (domain.md C4 接案登记 source). */
export const SOURCES = [
  'screening',
  'doctor',
  'nurse',
  'self',
  'family',
  'phone',
  'referral',
  'community',
  'complaint',
  'other',
] as const
export type Source = (typeof SOURCES)[number]

/** From the calmest to the most pressing; the order is the order of the queue, last first. */
export const URGENCIES = ['routine', 'soon', 'urgent', 'crisis'] as const
export type Urgency = (typeof URGENCIES)[number]

export const REQUEST_STATES = ['waiting', 'paused', 'taken', 'declined', 'withdrawn'] as const
export type RequestState = (typeof REQUEST_STATES)[number]

/** Who has been told that a request is overdue: 0 nobody yet, 1 the supervisor, 2 the head. */
export const ESCALATIONS = [0, 1, 2] as const
export type Escalation = (typeof ESCALATIONS)[number]
