export const CASE_TABS = [
  'overview',
  'assessments',
  'plan',
  'records',
  'family',
  'ending',
  'papers',
  'journal',
] as const
export type CaseTab = (typeof CASE_TABS)[number]

/** What can be asked for over a case: the forms that have an address of their own. */
export const CASE_FORMS = [
  'change',
  'hand-over',
  'standard',
  'need',
  'goal',
  'make-plan',
  'agree-plan',
  'amend',
  'evaluate',
  'close',
  'decide',
  'reopen',
  'plan-follow-up',
  'try-follow-up',
  'do-follow-up',
  'bereavement',
  'consent',
  'task',
  'remark',
  'conference',
  'print',
  'process',
  'process-opinion',
  'review',
  'summary',
] as const
export type CaseFormName = (typeof CASE_FORMS)[number]

/** The address of a case on one of its tabs, with a form open over it when one is named. */
export function caseHref(
  caseId: string,
  tab: CaseTab = 'overview',
  form: CaseFormName | null = null,
  of: string | null = null,
): string {
  const words = form === null ? '' : `?do=${form}${of === null ? '' : `&of=${encodeURIComponent(of)}`}`
  return `/cases/${caseId}/${tab}${words}`
}

/** Where a paper that is missing gets made. */
export function paperHref(caseId: string, paper: string): string {
  switch (paper) {
    case 'intake-form':
      return caseHref(caseId, 'overview', 'change')
    case 'consent':
      return caseHref(caseId, 'papers', 'consent', 'service')
    case 'needs-assessment':
      return takeHref(caseId, 'needs-assessment')
    case 'needs':
      return caseHref(caseId, 'plan', 'need')
    case 'goals':
      return caseHref(caseId, 'plan', 'goal')
    case 'plan':
      return caseHref(caseId, 'plan', 'make-plan')
    case 'plan-agreement':
      return caseHref(caseId, 'plan')
    case 'signed-record':
      return caseHref(caseId, 'records')
    case 'evaluation':
    case 'client-view':
    case 'goal-result':
      return caseHref(caseId, 'ending', 'evaluate')
    case 'closure-summary':
      return caseHref(caseId, 'ending', 'close')
    case 'follow-up-plan':
      return caseHref(caseId, 'ending', 'plan-follow-up')
    case 'follow-up-done':
      return caseHref(caseId, 'ending')
    default:
      return caseHref(caseId, 'papers')
  }
}

/** The page on which an instrument is filled in. */
export function takeHref(caseId: string, instrument: string): string {
  return `/cases/${caseId}/assessments/${instrument}`
}

/** The tab an older word for it means; unknown words lead to the overview. */
export function tabOf(word: string | null): CaseTab {
  if (word === 'follow-ups' || word === 'closure') return 'ending'
  return CASE_TABS.find((tab) => tab === word) ?? 'overview'
}
