type Tab = 'overview' | 'assessments' | 'plan' | 'records' | 'ending'

/** The address of a case, opened on one of its tabs. */
export function caseAddress(caseId: string, tab: Tab = 'overview'): string {
  return `/cases/${caseId}/${tab}`
}
