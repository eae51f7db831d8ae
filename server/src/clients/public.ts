/** What other rooms may ask of the clients' room. */
export { byWholeNumber, isRemoved, knownClient } from './by-whole-number.ts'
export {
  birthDateOf,
  consentsOf,
  contactsOf,
  deathOf,
  encountersOf,
  hasLivingConsent,
} from './client-facts.ts'
export { clientLines } from './client-lines.ts'
export { lockClients } from './client-store.ts'
export { shownRefusals } from './consent-refusals.ts'
export { findCandidates } from './find-candidates.ts'
export { hearMerge } from './hear-merge.ts'
export { type HeardPerson, hearPeople, type PersonNews } from './hear-people.ts'
export {
  type HeardStay,
  hearStays,
  lockNumberedStays,
  lockStaysOf,
  type StayEvent,
  type StayNews,
  type StayRow,
} from './hear-stays.ts'
export {
  clientByNumber,
  findHolders,
  type Holder,
  hospitalNumbers,
  ID_CARD,
  type IssuedNumber,
  keyOf,
} from './identifier-store.ts'
export { runImportJob } from './imports/job.ts'
export { holderOf } from './move-everything.ts'
export { printedClient } from './printed-client.ts'
export { rightToCopy } from './rights/copy-of-file.ts'
export { forgetFiles } from './rights/forget-files.ts'
export { isStopped, restrictedAmong, unlessRestricted, unrestricted } from './rights/restriction-store.ts'
export { listRetentionDue, scheduleRetention } from './rights/retention-due.ts'
export { tellOverdueRight } from './rights/right-overdue.ts'
export { identifierToken, personTokens, type Token } from './search-tokens.ts'
export { getSeen, isSeen, lockSeen } from './seen.ts'
