/** What other rooms may ask of the exchange. */
export { coversRecord } from './covers-record.ts'
export { deliver } from './deliver.ts'
export { listening } from './destination-store.ts'
export { replaceUnsent, sendTo, sentOfCase } from './outbox-store.ts'
export { bodyOf, findSummary, lastContact, sectionsOf, summaryRows } from './summary-store.ts'
