/** What other rooms may ask of the hospital's door. */

export { applyAgain } from './apply-again.ts'
export { controlIdOf } from './control-ids.ts'
export { type DocumentMessage, documentMessage } from './document-message.ts'
export { appliedBefore, type MessageRow, nameOf, type Problem, problemOf, storable } from './message-store.ts'
export { type Receipt, sendByMllp } from './mllp-client.ts'
export { processingTaken, readText, textOf } from './read-text.ts'
export { nearestSource, readSources } from './sources.ts'
