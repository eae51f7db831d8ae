import { today } from '@quancheng/contract/today.ts'
import { RISKS } from '@quancheng/rules/course.ts'
import type { ReactNode } from 'react'
import { useReportNavCount } from '../app/nav-counts.ts'
import { NotAnswered } from '../app/not-answered.tsx'
import { useAddress } from '../app/use-address.ts'
import { useAsk } from '../app/use-ask.ts'
import { dayOf } from '../text/dates.ts'
import { type Speech, useText } from '../text/use-text.tsx'
import { Dot } from '../ui/dot.tsx'
import { Empty } from '../ui/empty.tsx'
import { Page, Section } from '../ui/page.tsx'
import { RiskGlyph } from '../ui/risk-glyph.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useNow } from '../ui/use-now.ts'
import { ClosurePanel } from './closure-panel.tsx'
import { FigurePanel } from './figure-panel.tsx'
import { HeadAside } from './head-aside.tsx'
import { Loops } from './loops.tsx'
import { MonthFigures } from './month-figures.tsx'
import { SafetyNotices } from './safety-notice.tsx'
import { TeamTable } from './team-table.tsx'
import './today.css'

function titleOf(risks: number, loops: number, more: boolean, { t, count }: Speech): string {
  const open = count(loops, more)
  if (risks > 0 && loops > 0) return t('today.head.both', { risks, loops: open })
  if (risks > 0) return t('today.head.risks', { risks })
  if (loops > 0) return t('today.head.loops', { loops: open })
  return t('today.head.calm')
}

interface Props {
  readonly switcher: ReactNode
}

/** The team this morning: risk, the month, what is in everybody’s hands, loops that have not closed. */
export function HeadToday({ switcher }: Props) {
  const speech = useText()
  const { t, day } = speech
  const { word, change } = useAddress()
  const now = useNow()
  const asked = useAsk(today.head, {}, { every: 60_000 })
  const { data } = asked
  useReportNavCount('today', data ? data.safety.length + data.loops.length : null, data?.loopsMore ?? false)
  const closePanel = () => change({ figure: null, closure: null })
  const figure = word('figure')
  const closure = data?.closures.find((each) => each.closureId === word('closure'))
  const next = closure && data?.closures.find((each) => each.closureId !== closure.closureId)
  const panel =
    figure !== null ? (
      <FigurePanel key={figure} indicator={figure} onClose={closePanel} />
    ) : closure ? (
      <ClosurePanel
        key={closure.closureId}
        closureId={closure.closureId}
        caseId={closure.caseId}
        client={closure.client}
        onClose={closePanel}
        onDecided={() => change({ closure: next?.closureId ?? null })}
      />
    ) : undefined
  return (
    <Page
      title={
        data ? titleOf(data.safety.length, data.loops.length, data.loopsMore, speech) : t('app.nav.today')
      }
      about={
        <>
          {day(dayOf(now), { today: dayOf(now), weekday: true })}
          {data && (
            <>
              <Dot />
              {t('today.head.team', { count: data.workers.length })}
            </>
          )}
        </>
      }
      actions={switcher}
      panel={
        panel && (
          <>
            <h1 className="visually-hidden only-phone">{t('app.nav.today')}</h1>
            {panel}
          </>
        )
      }
      asideLabel={t('today.headSide')}
      aside={
        data && <HeadAside data={data} onSign={(closureId) => change({ closure: closureId, figure: null })} />
      }
    >
      {data ? (
        <>
          <SafetyNotices tasks={data.safety} />
          <h2 className="group-head">
            {t('today.figures')}
            <small className="only-desk">{t('today.figures.note')}</small>
          </h2>
          <MonthFigures
            month={data.month}
            open={figure}
            onOpen={(indicator) => change({ figure: indicator, closure: null })}
          />
          <h2 className="group-head" style={{ marginTop: 10, height: 'auto', minHeight: 32 }}>
            {t('today.team')}
            <small className="team-legend">
              {RISKS.map((risk) => (
                <RiskGlyph key={risk} risk={risk} />
              ))}
            </small>
          </h2>
          {data.workers.length === 0 ? (
            <Empty title={t('today.team.nobody')}>{t('today.team.nobodyWords')}</Empty>
          ) : (
            <TeamTable workers={data.workers} />
          )}
          <div className="section">
            <Section title={t('today.loops')} count={data.loops.length} note={t('today.loops.note')}>
              {data.loops.length === 0 ? (
                <p className="small muted">{t('today.loops.none')}</p>
              ) : (
                <Loops loops={data.loops} />
              )}
              {data.loopsMore && (
                <p className="small faint">{t('today.loops.more', { count: data.loops.length })}</p>
              )}
            </Section>
          </div>
        </>
      ) : asked.error ? (
        <NotAnswered asked={asked} />
      ) : (
        <Skeleton rows={9} />
      )}
    </Page>
  )
}
