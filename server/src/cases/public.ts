/** What other rooms may ask of the cases' room. */

export { askForWork } from './ask-for-work.ts'
export { CASE_OWNED, getCase, getCaseRow, lockCase } from './case-store.ts'
export { caseloadSlice } from './caseload/caseload-slice.ts'
export { conferencesSlice } from './conferences/conferences-slice.ts'
export { decisionDue } from './conferences/decision-due.ts'
export { refreshDue as touchCase } from './due.ts'
export { closureOverdue } from './ending/closure-overdue.ts'
export { followUpDue } from './ending/follow-up-due.ts'
export {
  admissionCancelled,
  dischargeCancelled,
  moveCasesToWard,
  patientDied,
  patientDischarged,
} from './hospital-moves.ts'
export { moveCasesWithWorker } from './move-with-worker.ts'
export { openCaseForRequest } from './open-for-request.ts'
export { countGoneOn, othersSlice } from './others.ts'
export { loanDue } from './papers/archive.ts'
export { archiveSlice } from './papers/archive-slice.ts'
export { attachmentsSlice } from './records/attachments-slice.ts'
export { judgeTwinsOf } from './records/judge-twins.ts'
export { missingPacks, missingSentence } from './standard/missing-packs.ts'
export { offeredPacks } from './standard/pack.ts'
