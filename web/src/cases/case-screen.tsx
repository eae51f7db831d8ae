import { cases } from '@quancheng/contract/cases.ts'
import { useParams } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { Refused } from '../app/ask.ts'
import { NotAnswered } from '../app/not-answered.tsx'
import { useAsk } from '../app/use-ask.ts'
import { AssessmentsTab } from '../assessments/assessments-tab.tsx'
import { SafetyPanels } from '../assessments/safety/safety-panels.tsx'
import { FamilyView } from '../clients/family/family-lazy.tsx'
import { RestrictedMark } from '../clients/rights/restricted-mark.tsx'
import { NamesOfStandard } from '../library/standard-names.tsx'
import { useText } from '../text/use-text.tsx'
import { NoPermission } from '../ui/no-permission.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { type CaseTab, tabOf, takeHref } from './case-address.ts'
import { CaseForms } from './case-forms.tsx'
import { CaseHeader } from './case-header.tsx'
import { CaseJournal } from './case-journal.tsx'
import { Ending } from './ending/ending.tsx'
import { type File, isWritable } from './file.ts'
import { Overview } from './overview.tsx'
import { Papers } from './papers/papers.tsx'
import { PlanTab } from './plan/plan-tab.tsx'
import { Processes, Reviews } from './records/processes.tsx'
import { Records } from './records/records.tsx'
import { SummaryProposal, SummarySection } from './summaries/summary-section.tsx'
import './cases.css'

function body(tab: CaseTab, file: File): ReactNode {
  switch (tab) {
    case 'overview':
      return <Overview file={file} />
    case 'assessments':
      return (
        <AssessmentsTab
          caseId={file.id}
          client={file.client}
          mayWrite={isWritable(file)}
          takeHref={(instrument) => takeHref(file.id, instrument)}
          admittedOn={file.encounters.findLast((each) => each.class === 'inpatient')?.admittedAt ?? null}
        />
      )
    case 'plan':
      return <PlanTab file={file} />
    case 'records':
      return (
        <>
          <Records file={file} />
          <Processes file={file} />
          <Reviews file={file} />
        </>
      )
    case 'family':
      return <FamilyView clientId={file.client.id} />
    case 'ending':
      return (
        <>
          <SummaryProposal file={file} />
          <Ending file={file} />
        </>
      )
    case 'papers':
      return (
        <>
          <SummarySection file={file} />
          <Papers file={file} />
        </>
      )
    case 'journal':
      return <CaseJournal file={file} />
  }
}

/** One case: a header that never changes, the safety path while it is open, tabs, and the form that is open over them. */
export function CaseScreen() {
  const { t } = useText()
  const { caseId = '', tab: word = null } = useParams({ strict: false })
  const tab = tabOf(word)
  const asked = useAsk(cases.file, { caseId })
  const file = asked.data
  useEffect(() => {
    if (file) document.title = `${file.client.name} ${t(`cases.tab.${tab}`)} · ${t('app.name')}`
  }, [file, tab, t])
  if (!file) {
    if (asked.error instanceof Refused && asked.error.status === 404) return <NoPermission owner={null} />
    if (asked.error) return <NotAnswered asked={asked} />
    return <Skeleton rows={10} />
  }
  return (
    <NamesOfStandard code={file.pack.code} version={file.pack.version}>
      <div className="page">
        <CaseHeader file={file} tab={tab} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by the keyboard */}
        <section className="scroll case-body" id="case-body" aria-label={t(`cases.tab.${tab}`)} tabIndex={0}>
          <RestrictedMark clientId={file.client.id} />
          <SafetyPanels tasks={file.safety} />
          {body(tab, file)}
        </section>
        <CaseForms file={file} />
      </div>
    </NamesOfStandard>
  )
}
