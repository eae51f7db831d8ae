/** What other rooms may ask of compliance. */
export { openGate } from './gate.ts'
export { unlessDiagnosisQuoted, withQuoted } from './no-diagnosis.ts'
export { tellOverdueIncident } from './report-incident.ts'
