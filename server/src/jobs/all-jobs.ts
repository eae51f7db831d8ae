import { tellOverdueReport, tellOverdueSafety, tellOverdueWatch } from '../assessments/public.ts'
import { learnModel, rescoreAll, scoreClient } from '../assist/public.ts'
import {
  closureOverdue,
  decisionDue,
  followUpDue,
  judgeTwinsOf,
  loanDue,
  patientDied,
} from '../cases/public.ts'
import { forgetFiles, listRetentionDue, runImportJob, tellOverdueRight } from '../clients/public.ts'
import { tellOverdueIncident } from '../compliance/public.ts'
import { deliver, sendWithheld } from '../exchange/public.ts'
import { screenClient, screenLongStays, tellOverdue } from '../intake/public.ts'
import { mailNotice } from '../notices/public.ts'
import { reseal } from '../protection/reseal-job.ts'
import type { Job } from './run-jobs.ts'

/** Every job there is, by the name it is enqueued under. */
export const JOBS: Readonly<Record<string, Job>> = {
  'mail-notice': mailNotice,
  'assessments-safety-overdue': tellOverdueSafety,
  'assessments-watch-overdue': tellOverdueWatch,
  'assessments-report-overdue': tellOverdueReport,
  'assist-score': scoreClient,
  'assist-rescore': rescoreAll,
  'assist-learn': learnModel,
  'intake-overdue': tellOverdue,
  'clients-import': runImportJob,
  'clients-right-overdue': tellOverdueRight,
  'compliance-incident-overdue': tellOverdueIncident,
  'clients-retention': listRetentionDue,
  'clients-forget-files': forgetFiles,
  'intake-screen': screenClient,
  'cases-judge-twins': judgeTwinsOf,
  'cases-patient-died': async (work, { clientId }) => patientDied(work, String(clientId)),
  'cases-loan-due': loanDue,
  'cases-closure-overdue': closureOverdue,
  'cases-decision-due': decisionDue,
  'cases-follow-up-due': followUpDue,
  'exchange-deliver': deliver,
  'exchange-withheld': sendWithheld,
  'intake-length-of-stay': screenLongStays,
  'protection-reseal': reseal,
}
