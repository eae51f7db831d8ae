/** What other rooms may ask of the hospital's door. */

export { applyAgain } from './apply-again.ts'
export { appliedBefore, type MessageRow, nameOf, type Problem, problemOf, storable } from './message-store.ts'
export { processingTaken, readText, textOf } from './read-text.ts'
export { nearestSource, readSources } from './sources.ts'
