/** What other rooms may ask of compliance. */
export { openGate } from './gate.ts'
export { tellOverdueIncident } from './report-incident.ts'
