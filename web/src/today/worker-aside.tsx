import type { today } from '@quancheng/contract/today.ts'
import { RISKS, STAGES } from '@quancheng/rules/course.ts'
import type { z } from 'zod'
import { GoLink } from '../app/go-link.tsx'
import { dayOf, daysBetween } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Icon } from '../ui/icon.tsx'
import { Section } from '../ui/page.tsx'
import { RiskGlyph } from '../ui/risk-glyph.tsx'
import { StageBars } from '../ui/stage-bars.tsx'
import { caseAddress } from './case-address.ts'

interface Props {
  readonly data: z.output<typeof today.worker.output>
  /** How many cases are in my hands. */
  readonly mine: number
}

/** Beside the list: my cases, today’s way through the house, what waits for others. */
export function WorkerAside({ data, mine }: Props) {
  const { t, number } = useText()
  const hours = number(data.weekMinutes / 60, data.weekMinutes % 60 === 0 ? 0 : 1)
  return (
    <>
      <Section
        title={t('ui.stageBars.title')}
        count={mine}
        action={
          <GoLink href="/cases" className="link small">
            {t('ui.stageBars.all')}
          </GoLink>
        }
      >
        <StageBars
          counts={STAGES.map((stage) => ({ stage, count: data.stages[stage] }))}
          link={(stage, row) => <GoLink href={`/cases?stage=${stage}`}>{row}</GoLink>}
        />
        <div className="today-risks">
          {RISKS.map((risk) => (
            <GoLink key={risk} href={`/cases?risk=${risk}`}>
              <RiskGlyph risk={risk} count={data.risks[risk]} />
            </GoLink>
          ))}
        </div>
      </Section>
      {data.route.length > 0 && (
        <Section title={t('today.route')}>
          <dl className="today-route">
            {data.route.map(({ floor, stops }) => (
              <div key={floor}>
                <dt>{floor === '' ? t('today.floorUnknown') : t('today.floor', { floor })}</dt>
                <dd>
                  {stops.map((stop, index) => (
                    <span key={`${stop.department} ${stop.name} ${stop.caseId}`}>
                      {index > 0 && t('today.comma')}
                      {stops[index - 1]?.department !== stop.department && `${stop.department} `}
                      {stop.caseId === null ? (
                        <b>{stop.name}</b>
                      ) : (
                        <GoLink href={caseAddress(stop.caseId)}>
                          <b>{stop.name}</b>
                        </GoLink>
                      )}
                    </span>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
      {data.waiting.length > 0 && (
        <Section title={t('today.waiting')} count={data.waiting.length}>
          <ul className="today-waiting">
            {data.waiting.map((row) => (
              <li key={row.caseId} className="line small">
                <span className="is-wait">
                  <Icon name="exchange" />
                </span>
                <GoLink href={caseAddress(row.caseId, 'ending')} className="clip grow">
                  {t('today.waiting.closure', { client: row.client })}
                </GoLink>
                <span className="faint nowrap">
                  {t('ui.clock.waitingDays', { days: daysBetween(dayOf(row.since), dayOf(data.now)) + 1 })}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <section className="today-week small muted">
        {t('today.week', { hours })}
        {data.drafts > 0 && t('today.weekDrafts', { count: data.drafts })}
      </section>
    </>
  )
}
