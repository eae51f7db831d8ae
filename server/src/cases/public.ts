/** What other rooms may ask of the cases' room. */

export { loanDue } from './archive.ts'
export { archiveSlice } from './archive-slice.ts'
export { askForWork } from './ask-for-work.ts'
export { attachmentsSlice } from './attachments-slice.ts'
export { CASE_OWNED, getCase, getCaseRow, lockCase } from './case-store.ts'
export { caseloadSlice } from './caseload-slice.ts'
export { closureOverdue } from './closure-overdue.ts'
export { conferencesSlice } from './conferences-slice.ts'
export { decisionDue } from './decision-due.ts'
export { refreshDue as touchCase } from './due.ts'
export { followUpDue } from './follow-up-due.ts'
export {
  admissionCancelled,
  dischargeCancelled,
  moveCasesToWard,
  patientDied,
  patientDischarged,
} from './hospital-moves.ts'
export { missingPacks, missingSentence } from './missing-packs.ts'
export { moveCasesWithWorker } from './move-with-worker.ts'
export { openCaseForRequest } from './open-for-request.ts'
export { countGoneOn, othersSlice } from './others.ts'
export { offeredPacks } from './pack.ts'
