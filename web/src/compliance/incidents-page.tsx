import { compliance } from '@quancheng/contract/compliance.ts'
import { useState } from 'react'
import { GoLink } from '../app/go-link.tsx'
import { problemText } from '../app/problem-text.ts'
import { useMay } from '../app/session.ts'
import { useAsk } from '../app/use-ask.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { NoPermission } from '../ui/no-permission.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Tag } from '../ui/tag.tsx'
import { ComplianceParts } from './compliance-parts.tsx'
import { ReportForm } from './report-form.tsx'
import './compliance.css'

/** 泄露事件: what was found, how far the steps are, and a way for anybody to report. */
export function IncidentsPage() {
  const speech = useText()
  const { t, locale, day, time, number } = speech
  const may = useMay()
  const [reporting, setReporting] = useState(false)
  const asked = useAsk(compliance.incidents, {}, { ready: may('compliance.report') })
  if (!may('compliance.report')) return <NoPermission owner={null} />
  const { data } = asked
  const opens = may('compliance.read')
  const today = dayOf(new Date())
  const add = (
    <Button icon="plus" onClick={() => setReporting(true)}>
      {t('compliance.incident.report')}
    </Button>
  )
  return (
    <Page
      title={t('compliance.incident.title')}
      about={t(opens ? 'compliance.incident.about' : 'compliance.incident.aboutOwn')}
      actions={data && data.rows.length > 0 && add}
      under={<ComplianceParts />}
    >
      {asked.error && (
        <ErrorState title={problemText(asked.error, speech)} onRetry={() => void asked.refetch()}>
          {t('app.regionBrokenWords')}
        </ErrorState>
      )}
      {asked.isPending && <Skeleton rows={3} height={40} />}
      {data?.rows.length === 0 && (
        <Empty title={t('compliance.incident.none')} actions={add}>
          {t('compliance.incident.noneWords')}
        </Empty>
      )}
      {data && data.rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the wide table scrolls by keyboard too
        <section className="compliance-table" tabIndex={0} aria-label={t('compliance.incident.title')}>
          <table className="table as-cards">
            <thead>
              <tr>
                <th>{t('compliance.incident.found')}</th>
                <th>{t('compliance.incident.kinds')}</th>
                <th className="only-desk">{t('compliance.incident.persons')}</th>
                <th>{t('compliance.incident.by')}</th>
                <th>{t('compliance.incident.state')}</th>
              </tr>
            </thead>
            <tbody>
              {data.rows.map((row) => {
                const when = `${day(dayOf(row.foundAt), { today })} ${time(row.foundAt)}`
                return (
                  <tr key={row.id}>
                    <td className="nowrap">
                      {opens ? (
                        <GoLink href={`/settings/compliance/incidents/${row.id}`} className="link">
                          {when}
                        </GoLink>
                      ) : (
                        when
                      )}
                    </td>
                    <td>
                      {row.kinds
                        .map((kind) => data.kinds.find(({ id }) => id === kind)?.name[locale] ?? kind)
                        .join(locale === 'zh' ? '、' : ', ')}
                    </td>
                    <td className="only-desk">
                      {row.persons === null ? t('compliance.incident.unknown') : number(row.persons)}
                    </td>
                    <td>{row.reportedBy.name}</td>
                    <td>
                      <span className="line wrap">
                        <Tag tone={row.state === 'closed' ? 'quiet' : 'now'}>
                          {t(`compliance.incident.state.${row.state}`)}
                        </Tag>
                        <span className={row.overdue ? 'small is-crisis' : 'small muted'}>
                          {t('compliance.incident.steps', { done: row.ticked, all: data.steps })}
                          {row.overdue && ` · ${t('compliance.incident.overdue')}`}
                        </span>
                      </span>
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </section>
      )}
      {reporting && data && <ReportForm choices={data.kinds} onClose={() => setReporting(false)} />}
    </Page>
  )
}
