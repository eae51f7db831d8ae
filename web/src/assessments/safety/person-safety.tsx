import { type SafetyPlan, safety } from '@quancheng/contract/safety.ts'
import { useState } from 'react'
import { GoLink } from '../../app/go-link.tsx'
import { useMay } from '../../app/session.ts'
import { useAsk } from '../../app/use-ask.ts'
import { useText } from '../../text/use-text.tsx'
import { Button } from '../../ui/button.tsx'
import { Clock } from '../../ui/clock.tsx'
import { Dot } from '../../ui/dot.tsx'
import { Section } from '../../ui/page.tsx'
import { LevelMark } from '../level-mark.tsx'
import { PlanForm } from './plan-form.tsx'
import { RaiseReportForm } from './report-forms.tsx'
import { useSafetyWords } from './safety-words.ts'
import { BeginWatchForm } from './watch-forms.tsx'
import './safety.css'

interface PlanProps {
  readonly plan: SafetyPlan
}

function Plan({ plan }: PlanProps) {
  const { t, locale } = useText()
  const { plan: content, when } = useSafetyWords()
  return (
    <details className="small">
      <summary>
        {t('safety.section.plan', { version: plan.version })}{' '}
        <span className="tiny faint">
          {t('safety.section.signed', { who: plan.signedBy.name, when: when(plan.signedAt) })}
          <Dot />
          {t(plan.withPerson ? 'safety.plan.withPerson' : 'safety.plan.alone')}
        </span>
      </summary>
      <ol className="safety-lines">
        {(content?.steps ?? []).map(({ id, name }) => (
          <li key={id}>
            <span className="faint">{name[locale]}</span>
            <p>{plan.steps[id]}</p>
          </li>
        ))}
      </ol>
    </details>
  )
}

interface Props {
  readonly clientId: string
  readonly caseId: string | null
  readonly age: number | null
}

/** On the case and on the client: the plan, the watch, the reports, and how each begins. */
export function PersonSafety({ clientId, caseId, age }: Props) {
  const { t } = useText()
  const may = useMay()
  const { nameOf } = useSafetyWords()
  const [doing, setDoing] = useState<'plan' | 'watch' | 'report' | null>(null)
  const asked = useAsk(safety.safetyOfClient, { clientId }, { ready: may('assessments.watch') })
  const { data } = asked
  if (!data) return null
  const { plans, watches, reports, maySeePlans } = data
  const [plan, ...older] = plans
  const close = () => setDoing(null)
  const isNothing = !plan && watches.length === 0 && reports.length === 0
  return (
    <Section title={t('safety.section')}>
      <div className="person-safety">
        {watches.map((watch) => (
          <GoLink key={watch.id} href={`/safety/watch/${watch.id}`} className="link small">
            {t('safety.section.watched')} <LevelMark level={watch.level} />{' '}
            {watch.nextLookAt !== null && <Clock due={watch.nextLookAt} safety />}
          </GoLink>
        ))}
        {plan && <Plan plan={plan} />}
        {older.length > 0 && (
          <details className="small">
            <summary className="faint">{t('safety.section.older')}</summary>
            {older.map((one) => (
              <Plan key={one.id} plan={one} />
            ))}
          </details>
        )}
        {reports.map((report) => (
          <GoLink key={report.id} href={`/safety/reports/${report.id}`} className="link small">
            {nameOf(report.kind)} <span className="faint">{t(`safety.report.state.${report.state}`)}</span>
          </GoLink>
        ))}
        {isNothing && <p className="small faint">{t('safety.section.none')}</p>}
        {!maySeePlans && <p className="tiny faint">{t('safety.section.plansHidden')}</p>}
        <div className="line wrap">
          {may('assessments.safety') && maySeePlans && (
            <Button small onClick={() => setDoing('plan')}>
              {t(plan ? 'safety.do.planAgain' : 'safety.do.plan')}
            </Button>
          )}
          {watches.length === 0 && (
            <Button small onClick={() => setDoing('watch')}>
              {t('safety.do.begin')}
            </Button>
          )}
          {may('assessments.report') && (
            <Button small kind="ghost" onClick={() => setDoing('report')}>
              {t('safety.do.report')}
            </Button>
          )}
        </div>
      </div>
      {doing === 'plan' && (
        <PlanForm clientId={clientId} caseId={caseId} last={plan ?? null} onClose={close} />
      )}
      {doing === 'watch' && <BeginWatchForm clientId={clientId} caseId={caseId} onClose={close} />}
      {doing === 'report' && (
        <RaiseReportForm about={{ clientId, caseId, requestId: null }} age={age} onClose={close} />
      )}
    </Section>
  )
}
