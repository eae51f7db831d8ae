import { type ReportLine, safety, type WatchLine } from '@quancheng/contract/safety.ts'
import { useParams, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { GoLink } from '../../app/go-link.tsx'
import { problemText } from '../../app/problem-text.ts'
import { useMay, useMe } from '../../app/session.ts'
import { useAddress } from '../../app/use-address.ts'
import { useAsk } from '../../app/use-ask.ts'
import { useText } from '../../text/use-text.tsx'
import { Button } from '../../ui/button.tsx'
import { Clock } from '../../ui/clock.tsx'
import { Dot } from '../../ui/dot.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Page } from '../../ui/page.tsx'
import { PersonLine } from '../../ui/person-line.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Tag } from '../../ui/tag.tsx'
import { LevelMark } from '../level-mark.tsx'
import { RaiseReportForm } from './report-forms.tsx'
import { ReportPanel } from './report-panel.tsx'
import { useSafetyWords } from './safety-words.ts'
import { HandOverWatchForm } from './watch-forms.tsx'
import { WatchPanel } from './watch-panel.tsx'
import '../../ui/tabs.css'
import './safety.css'

const TABS = ['watch', 'ended', 'reports', 'all'] as const
type Tab = (typeof TABS)[number]

function Told({ escalation }: { readonly escalation: number }) {
  const { t } = useText()
  if (escalation === 0) return null
  return <Tag tone="crisis">{t(escalation === 1 ? 'safety.told.1' : 'safety.told.2')}</Tag>
}

function Who({ client }: { readonly client: WatchLine['client'] }) {
  return (
    <PersonLine
      name={client.name}
      sex={client.sex}
      age={client.age}
      ward={client.inHospital ? client.department : null}
      bed={client.inHospital ? client.bed : null}
    />
  )
}

function WatchRow({ watch, tab }: { readonly watch: WatchLine; readonly tab: Tab }) {
  const { t } = useText()
  const { when } = useSafetyWords()
  return (
    <li>
      <GoLink href={`/safety/watch/${watch.id}?tab=${tab}`} data-row="" className="safety-row">
        <LevelMark level={watch.level} />
        <Who client={watch.client} />
        <span className="small">
          {watch.state === 'ended' ? null : watch.nextLookAt === null ? (
            <span className="faint">{t('safety.notSet')}</span>
          ) : (
            <Clock
              due={watch.nextLookAt}
              since={watch.lastLookAt ?? watch.since}
              safety
              lead={`${t('safety.nextLook')} `}
            />
          )}
        </span>
        <span className="small muted">
          {t('safety.holder', { who: watch.holder.name })}
          <Dot />
          {watch.lastLookAt === null
            ? t('safety.neverLooked')
            : t('safety.lastLook', { when: when(watch.lastLookAt) })}
        </span>
        <span className="line wrap tiny">
          <Told escalation={watch.escalation} />
          {watch.handingTo && <Tag tone="now">{t('safety.handing', { who: watch.handingTo.name })}</Tag>}
          {watch.state === 'ending' && watch.endAskedBy && (
            <Tag tone="wait">{t('safety.ending', { who: watch.endAskedBy.name })}</Tag>
          )}
        </span>
      </GoLink>
    </li>
  )
}

function ReportRow({ report, tab }: { readonly report: ReportLine; readonly tab: Tab }) {
  const { t, locale } = useText()
  const { when, kindOf, nameOf } = useSafetyWords()
  const kind = kindOf(report.kind)
  const colour = kind?.colours.find(({ id }) => id === report.colour)
  const situations = kind?.situations.filter(({ id }) => report.situations.includes(id)) ?? []
  return (
    <li>
      <GoLink href={`/safety/reports/${report.id}?tab=${tab}`} data-row="" className="safety-row">
        <span>
          {colour && (
            <Tag tone={report.colour === 'red' ? 'crisis' : report.colour === 'orange' ? 'now' : 'wait'}>
              {colour.name[locale]}
            </Tag>
          )}
        </span>
        {report.client ? <Who client={report.client} /> : <b>{report.who ?? t('safety.report.nobody')}</b>}
        <span className="small">
          {report.dueAt === null ? (
            <Tag tone={report.state === 'reported' ? 'ok' : 'quiet'}>
              {t(`safety.report.state.${report.state}`)}
            </Tag>
          ) : (
            <Clock
              due={report.dueAt}
              since={report.foundAt}
              safety
              lead={`${t(`safety.report.state.${report.state}`)} `}
            />
          )}
        </span>
        <span className="small muted clip">
          {nameOf(report.kind)}
          <Dot />
          {situations.map(({ name }) => name[locale]).join(t('safety.comma'))}
        </span>
        <span className="line wrap tiny faint">
          <Told escalation={report.escalation} />
          {t('safety.report.raisedBy', { who: report.raisedBy.name })} {when(report.foundAt)}
        </span>
      </GoLink>
    </li>
  )
}

/** Who is watched and what has to be reported, each with its clock; one of them open beside the list. */
export function SafetyPage() {
  const speech = useText()
  const { t } = speech
  const me = useMe()
  const may = useMay()
  const router = useRouter()
  const { word } = useAddress()
  const { watchId, reportId } = useParams({ strict: false }) as {
    readonly watchId?: string
    readonly reportId?: string
  }
  const [doing, setDoing] = useState<'report' | 'hand-over' | null>(word('do') === 'report' ? 'report' : null)
  const seesWatch = may('assessments.watch')
  const seesReports = may('assessments.report')
  const open = TABS.filter((each) => (each === 'watch' || each === 'ended' ? seesWatch : seesReports))
  const wanted = reportId === undefined ? word('tab') : (word('tab') ?? 'reports')
  const tab: Tab = open.find((each) => each === wanted) ?? open[0] ?? 'watch'
  const isWatches = tab === 'watch' || tab === 'ended'
  const watches = useAsk(
    safety.watchList,
    { of: tab === 'ended' ? 'ended' : 'live' },
    { ready: isWatches && seesWatch, every: 60_000 },
  )
  const reports = useAsk(
    safety.reports,
    { of: tab === 'all' ? 'all' : 'open' },
    { ready: !isWatches && seesReports, every: 60_000 },
  )
  const counts = useAsk(safety.safetyCounts, {}, { every: 60_000 })
  const asked = isWatches ? watches : reports
  const rows = asked.data?.rows
  const mine = (tab === 'watch' ? (watches.data?.rows ?? []) : []).filter(
    ({ holder }) => holder.id === me.accountId,
  )
  const back = () => router.history.push(`/safety?tab=${tab}`)
  return (
    <Page
      title={
        counts.data
          ? seesWatch
            ? t('safety.title', { watched: counts.data.watched, reports: counts.data.reports })
            : t('safety.titleReports', { reports: counts.data.reports })
          : t('safety.titlePlain')
      }
      actions={
        <>
          {mine.length > 0 && (
            <Button small onClick={() => setDoing('hand-over')}>
              {t('safety.do.handOverAll', { count: mine.length })}
            </Button>
          )}
          {seesReports && (
            <Button small kind="danger" icon="plus" onClick={() => setDoing('report')}>
              {t('safety.do.report')}
            </Button>
          )}
        </>
      }
      under={
        <nav className="tabs" aria-label={t('safety.titlePlain')}>
          {open.map((each) => (
            <GoLink key={each} href={`/safety?tab=${each}`} aria-current={each === tab ? 'page' : undefined}>
              {t(`safety.tab.${each}`)}
            </GoLink>
          ))}
        </nav>
      }
      panel={
        watchId !== undefined ? (
          <WatchPanel key={watchId} watchId={watchId} onClose={back} />
        ) : reportId !== undefined ? (
          <ReportPanel key={reportId} reportId={reportId} onClose={back} />
        ) : undefined
      }
    >
      {asked.error && (
        <ErrorState title={problemText(asked.error, speech)} onRetry={() => void asked.refetch()}>
          {t('app.regionBrokenWords')}
        </ErrorState>
      )}
      {!rows && !asked.error && <Skeleton rows={6} height={52} />}
      {rows?.length === 0 && (
        <Empty title={t(`safety.${tab}.none`)} cleared={tab === 'watch' || tab === 'reports'}>
          {t(`safety.${tab}.noneWords`)}
        </Empty>
      )}
      <ul className="safety-list">
        {isWatches
          ? watches.data?.rows.map((watch) => <WatchRow key={watch.id} watch={watch} tab={tab} />)
          : reports.data?.rows.map((report) => <ReportRow key={report.id} report={report} tab={tab} />)}
      </ul>
      {doing === 'report' && (
        <RaiseReportForm
          about={{ clientId: null, caseId: null, requestId: word('request') }}
          age={null}
          onClose={() => setDoing(null)}
        />
      )}
      {doing === 'hand-over' && <HandOverWatchForm watches={mine} onClose={() => setDoing(null)} />}
    </Page>
  )
}
