import type { noticeZh } from './notice.zh.ts'

export const noticeEn = {
  'closure-asked': 'Case {number} asks to be closed and waits for you',
  'closure-overdue': 'Nobody has decided on closing case {number} yet; the head has been told',
  'closure-approved': 'Case {number} may be closed',
  'closure-returned': 'The closure of case {number} came back; please read why',
  'case-handed-over': 'Case {number} was handed over',
  'caseload-handed-over': '{count} cases were handed over; read the notes',
  'case-remark': 'A remark on case {number}',
  'conference-called': 'You are invited to a case conference',
  'conference-moved': 'A case conference was moved',
  'conference-cancelled': 'A case conference was called off',
  'conference-signed': 'The minutes of a case conference are signed',
  'follow-up-due': 'A follow-up of case {number} is due today',
  'follow-up-overdue': 'A follow-up of case {number} is overdue',
  'follow-up-missed': 'A follow-up of case {number} was not done and counts as missed',
  'follow-up-unreachable': 'Nobody could be reached for the follow-up of case {number}',
  'patient-moved': 'The patient of case {number} moved to another ward or bed',
  'patient-died': 'The patient of case {number} has died; open follow-ups are cancelled',
  'patient-discharged': 'The patient of case {number} was discharged',
  'admission-cancelled': 'The admission of the patient of case {number} was cancelled',
  'discharge-cancelled': 'The discharge of the patient of case {number} was cancelled',
} satisfies Record<keyof typeof noticeZh, string>
