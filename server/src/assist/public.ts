/** What other rooms may ask of the assisting room. */
export { type BandShown, bandsOf } from './bands-of.ts'
export { learnModel } from './learning/job.ts'
export { rescoreAll, scoreClient } from './rescore.ts'
export { scoreStays } from './score-stays.ts'
export { type KnownStay, knownStays, lengthOfStayRules } from './stay-facts.ts'
