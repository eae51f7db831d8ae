import { CASE_SORTS, CASE_VIEWS } from '@quancheng/contract/cases.ts'
import type { Me } from '@quancheng/contract/staff.ts'
import { may, reachOf } from '@quancheng/rules/access.ts'

export type CaseView = (typeof CASE_VIEWS)[number]
export type CaseSort = (typeof CASE_SORTS)[number]

/** The saved views a person’s duties fill with something, the one they start with first. */
export function viewsFor(me: Pick<Me, 'grants' | 'teamIds'>): readonly CaseView[] {
  const reach = reachOf(me, 'cases.read')
  const works = may(me, 'cases.write')
  return CASE_VIEWS.filter((view) => {
    if (view === 'mine') return works
    if (view === 'team') return me.teamIds.length > 0 && (reach.team || reach.organisation)
    if (view === 'all') return reach.team || reach.department || reach.organisation || !works
    return true
  })
}

export function sortOf(word: string | null): CaseSort {
  return CASE_SORTS.find((sort) => sort === word) ?? 'due'
}
