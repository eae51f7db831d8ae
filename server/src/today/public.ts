/** What other rooms may ask of the room of the day. */
export { type Caseload, caseloads, EMPTY } from './caseload.ts'
