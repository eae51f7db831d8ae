/** Where one planned follow-up stands (domain.md C4 随访 status). */
export const FOLLOW_UP_STATES = ['planned', 'done', 'missed', 'refused', 'unreachable'] as const
export type FollowUpState = (typeof FOLLOW_UP_STATES)[number]

/** What one attempt to reach the client came to. */
export const ATTEMPT_RESULTS = ['reached', 'no-answer', 'wrong-number', 'refused'] as const
export type AttemptResult = (typeof ATTEMPT_RESULTS)[number]

/** What a follow-up asks about (domain.md C4 随访 domains). */
export const FOLLOW_UP_DOMAINS = ['mood', 'adherence', 'economy', 'family', 'rehab'] as const
export type FollowUpDomain = (typeof FOLLOW_UP_DOMAINS)[number]
