/** What other rooms may ask of the exchange. */
export { agreedBy } from './covers-record.ts'
export { deliver } from './deliver.ts'
export { listening, takersOf } from './destination-store.ts'
export { mountFhir } from './fhir-door.ts'
export { disagreements } from './make-message.ts'
export { replaceUnsent, sendTo, sentOfCase } from './outbox-store.ts'
export { mountSmart } from './smart-routes.ts'
export { bodyOf, findSummary, lastContact, sectionsOf, summaryRows } from './summary-store.ts'
