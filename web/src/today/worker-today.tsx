import type { RequestLine } from '@quancheng/contract/intake.ts'
import { type TodayRow, today } from '@quancheng/contract/today.ts'
import { useRouter } from '@tanstack/react-router'
import { Fragment, type ReactNode } from 'react'
import { useReportNavCount } from '../app/nav-counts.ts'
import { NotAnswered } from '../app/not-answered.tsx'
import { useAddress } from '../app/use-address.ts'
import { useAsk } from '../app/use-ask.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Clock } from '../ui/clock.tsx'
import { Dot } from '../ui/dot.tsx'
import { Empty } from '../ui/empty.tsx'
import { GroupHead } from '../ui/group-head.tsx'
import { ListRow } from '../ui/list-row.tsx'
import { Page } from '../ui/page.tsx'
import { PersonLine } from '../ui/person-line.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useListKeys } from '../ui/use-keys.tsx'
import { useNow } from '../ui/use-now.ts'
import { byWard as byWardOf } from './by-ward.ts'
import { caseAddress } from './case-address.ts'
import { Cleared } from './cleared.tsx'
import { QuickLine } from './quick-line.tsx'
import { rowTab, rowWords } from './row-words.ts'
import { SafetyNotices } from './safety-notice.tsx'
import { useTicks } from './use-ticks.ts'
import { WorkerAside } from './worker-aside.tsx'
import './today.css'

function RequestRow({ request }: { readonly request: RequestLine }) {
  const { t, locale } = useText()
  const router = useRouter()
  const { client } = request
  const source = t(`intake.source.${request.source}`)
  const summary = request.summary[locale]
  return (
    <ListRow
      who={
        <PersonLine
          name={request.name === '' ? t('intake.nameless') : request.name}
          ward={request.department}
          bed={request.bed}
          place={client === null ? source : null}
        />
      }
      icon="inbox"
      what={summary === '' ? source : t('today.row.requestOf', { source, summary })}
      {...(request.from !== null && request.from !== source && { note: request.from })}
      when={
        request.dueAt === null ? (
          <span className="faint">{t('today.noDeadline')}</span>
        ) : (
          <Clock due={request.dueAt} since={request.raisedAt} paused={request.pausedAt !== null} />
        )
      }
      onOpen={() => router.history.push(`/intake/${request.id}`)}
    />
  )
}

interface RowProps {
  readonly row: TodayRow
  readonly late: boolean
  readonly done: boolean
  readonly onTick: () => void
  readonly onUndo: () => void
}

function When({ row, late, done }: Pick<RowProps, 'row' | 'late' | 'done'>) {
  const { t, time } = useText()
  if (done) return row.doneAt === null ? null : time(row.doneAt)
  if (row.kind === 'draft')
    return late ? <span className="clock over">{t('today.draftLate')}</span> : t('today.draftUnsigned')
  if (row.kind === 'closure' || row.dueAt === null) return null
  return <Clock due={row.allDay ? dayOf(row.dueAt) : row.dueAt} />
}

function Row({ row, late, done, onTick, onUndo }: RowProps) {
  const speech = useText()
  const router = useRouter()
  const { change } = useAddress()
  const { icon, what, note } = rowWords(row, speech)
  const { client } = row
  return (
    <ListRow
      who={
        client && (
          <PersonLine
            name={client.name}
            ward={client.department}
            bed={client.bed}
            place={client.inHospital ? null : speech.t('today.outOfHospital')}
          />
        )
      }
      icon={done ? 'check' : icon}
      what={what}
      {...(note !== null && { note })}
      when={<When row={row} late={late} done={done} />}
      done={done}
      {...(row.kind === 'task' && { onTick, onUndo })}
      onOpen={() => {
        if (row.kind === 'draft')
          change({ record: '1', recordCase: row.caseId, recordClient: null, recordDraft: row.id })
        else if (row.kind === 'conference') router.history.push(`/conferences?conference=${row.id}`)
        else if (row.caseId !== null) router.history.push(caseAddress(row.caseId, rowTab(row.kind)))
        else if (client) router.history.push(`/clients/${client.id}`)
      }}
    />
  )
}

interface Props {
  readonly switcher: ReactNode
}

/** Who needs me today: risk, new requests, what is overdue, what is due; one list that can be emptied. */
export function WorkerToday({ switcher }: Props) {
  const { t, day } = useText()
  const { word, change } = useAddress()
  const router = useRouter()
  const span = word('span') === 'week' ? 'week' : 'today'
  const byWard = word('by') === 'ward'
  const asked = useAsk(today.worker, { span }, { keep: true, every: 60_000 })
  const ticks = useTicks()
  const now = useNow()
  const list = useListKeys({ next: t('ui.keys.next'), previous: t('ui.keys.previous') })
  const { data } = asked
  const rows = data ? [...data.overdue, ...data.due, ...data.done] : []
  const overdueIds = new Set(data?.overdue.map((row) => row.id))
  const done = rows.filter(ticks.isDone)
  const overdue = rows.filter((row) => !ticks.isDone(row) && overdueIds.has(row.id))
  const due = rows.filter((row) => !ticks.isDone(row) && !overdueIds.has(row.id))
  const left = data ? data.safety.length + data.requests.length + overdue.length + due.length : null
  const mine = data ? Object.values(data.stages).reduce((sum, count) => sum + count, 0) : null
  useReportNavCount('today', span === 'today' ? left : null, data?.requestsMore ?? false)
  useReportNavCount('cases', mine)
  const line = (row: TodayRow) => (
    <Row
      key={row.id}
      row={row}
      late={overdueIds.has(row.id)}
      done={ticks.isDone(row)}
      onTick={() => ticks.tick(row)}
      onUndo={() => ticks.untick(row)}
    />
  )
  return (
    <Page
      title={
        left === null
          ? t('app.nav.today')
          : left === 0
            ? t(`today.cleared.${span}`)
            : t(`today.left.${span}`, { count: left })
      }
      about={
        <>
          {day(dayOf(now), { today: dayOf(now), weekday: true })}
          {data && data.safety.length > 0 && (
            <>
              <Dot />
              {t('today.riskFirst', { count: data.safety.length })}
            </>
          )}
        </>
      }
      actions={
        <>
          {left !== null && done.length + left > 0 && <Cleared done={done.length} all={done.length + left} />}
          <Segmented
            label={t('today.span')}
            value={byWard ? 'ward' : span}
            options={[
              { value: 'today', label: t('today.span.today') },
              { value: 'week', label: t('today.span.week') },
              { value: 'ward', label: t('today.span.ward') },
            ]}
            onChange={(chosen) =>
              change({ span: chosen === 'week' ? 'week' : null, by: chosen === 'ward' ? 'ward' : null })
            }
          />
          {switcher}
        </>
      }
      under={<QuickLine />}
      asideLabel={t('today.mySide')}
      aside={data && <WorkerAside data={data} mine={mine ?? 0} />}
    >
      {data ? (
        <div {...list}>
          <SafetyNotices tasks={data.safety} />
          {byWard ? (
            byWardOf(data.requests, [...overdue, ...due]).map((ward) => (
              <Fragment key={ward.name ?? ''}>
                <GroupHead
                  title={ward.name ?? t('today.outsideWards')}
                  count={ward.requests.length + ward.rows.length}
                />
                {ward.requests.map((request) => (
                  <RequestRow key={request.id} request={request} />
                ))}
                {ward.rows.map(line)}
              </Fragment>
            ))
          ) : (
            <>
              {data.requests.length > 0 && (
                <GroupHead
                  title={t('today.group.requests')}
                  count={data.requests.length}
                  more={data.requestsMore}
                  note={t('today.group.requestsNote')}
                />
              )}
              {data.requests.map((request) => (
                <RequestRow key={request.id} request={request} />
              ))}
              {overdue.length > 0 && <GroupHead title={t('today.group.overdue')} count={overdue.length} />}
              {overdue.map(line)}
              {due.length > 0 && (
                <GroupHead
                  title={t(`today.group.due.${span}`)}
                  count={due.length}
                  note={t('today.group.dueNote')}
                />
              )}
              {due.map(line)}
            </>
          )}
          {left === 0 && (
            <Empty
              title={t('today.clearedTitle')}
              cleared
              actions={
                <button type="button" className="button" onClick={() => router.history.push('/intake')}>
                  {t('today.toRequests')}
                </button>
              }
            >
              {t('today.clearedWords')}
            </Empty>
          )}
          {done.length > 0 && <GroupHead title={t('today.group.done')} count={done.length} />}
          {done.map(line)}
          <div style={{ height: 16 }} />
        </div>
      ) : asked.error ? (
        <NotAnswered asked={asked} />
      ) : (
        <Skeleton rows={9} />
      )}
    </Page>
  )
}
