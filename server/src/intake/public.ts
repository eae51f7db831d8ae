/** What other rooms may ask of the intake room. */
export { withdrawForCancelledAdmission } from './cancelled-admission.ts'
export { scheduleLongStays, screenLongStays } from './length-of-stay.ts'
export { type ClientRequest, requestsOfClient } from './of-client.ts'
export { tellOverdue } from './overdue.ts'
export { screenClient } from './screen-client.ts'
export { screenEncounter, screenEncounters } from './screen-encounters.ts'
export { queueFor } from './waiting.ts'
