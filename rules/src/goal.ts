export const GOAL_STATES = ['open', 'achieved', 'partly-achieved', 'not-achieved', 'dropped'] as const
export type GoalState = (typeof GOAL_STATES)[number]

/** Goal attainment scaling: −2 much less than expected, 0 as expected, +2 much more than expected (Kiresuk & Sherman 1968). */
export const ATTAINMENTS = [-2, -1, 0, 1, 2] as const
export type Attainment = (typeof ATTAINMENTS)[number]
