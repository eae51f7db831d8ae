import { summaries } from '@quancheng/contract/summaries.ts'
import { GoLink } from '../../app/go-link.tsx'
import { NotAnswered } from '../../app/not-answered.tsx'
import { useMay } from '../../app/session.ts'
import { useAsk } from '../../app/use-ask.ts'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { Empty } from '../../ui/empty.tsx'
import { NoPermission } from '../../ui/no-permission.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useListKeys } from '../../ui/use-keys.tsx'
import { caseHref } from '../case-address.ts'

const TONES = {
  'not-agreed': 'wait',
  none: 'quiet',
  waiting: 'wait',
  stuck: 'crisis',
  nowhere: 'now',
} as const

/** The cases behind the head's number: which the hospital's record knows nothing of, and why. */
export function NotInRecord() {
  const speech = useText()
  const { t, day } = speech
  const may = useMay()
  const asked = useAsk(summaries.notInRecord, {}, { ready: may('supervision.team') })
  const list = useListKeys({ next: t('ui.keys.next'), previous: t('ui.keys.previous') })
  if (!may('supervision.team')) return <NoPermission owner={null} />
  const { data } = asked
  const today = dayOf(new Date())
  return (
    <Page
      title={
        data === undefined
          ? t('cases.summary.missing')
          : data.count === 0
            ? t('cases.summary.missing.well')
            : t('cases.summary.missing.title', { count: speech.count(data.count, data.more) })
      }
      about={t('cases.summary.missing.about')}
    >
      <NotAnswered asked={asked} />
      {asked.isPending && <Skeleton rows={6} height={40} />}
      {data?.destinations === 0 && (
        <p className="small is-now" style={{ padding: '12px 24px' }}>
          {t('cases.summary.missing.nowhere')}
        </p>
      )}
      {data && data.notAgreed > 0 && (
        <p className="small muted" style={{ padding: '12px 24px' }}>
          {t('cases.summary.missing.notAgreed', { count: data.notAgreed })}
        </p>
      )}
      {data?.rows.length === 0 && (
        <Empty title={t('cases.summary.missing.well')} cleared>
          {t('cases.summary.missing.emptyWords')}
        </Empty>
      )}
      {data && data.rows.length > 0 && (
        <div {...list}>
          <table className="table">
            <thead>
              <tr>
                <th>{t('cases.summary.missing.case')}</th>
                <th className="only-desk">{t('cases.summary.missing.opened')}</th>
                <th>{t('cases.summary.missing.worker')}</th>
                <th>{t('cases.summary.missing.state')}</th>
              </tr>
            </thead>
            <tbody>
              {data.rows.map((row) => (
                <tr key={row.caseId}>
                  <td>
                    <GoLink href={caseHref(row.caseId, 'papers')} data-row="">
                      <b>{row.client}</b> <span className="tiny faint">{row.number}</span>
                    </GoLink>
                  </td>
                  <td className="only-desk muted">{day(dayOf(row.openedAt), { today })}</td>
                  <td>{row.worker}</td>
                  <td>
                    <Tag tone={TONES[row.state]}>{t(`cases.summary.missing.is.${row.state}`)}</Tag>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {data.count > data.rows.length && (
            <p className="small faint" style={{ padding: '8px 24px' }}>
              {t('cases.summary.missing.more', { count: data.rows.length })}
            </p>
          )}
        </div>
      )}
    </Page>
  )
}
