import { indicators } from '@quancheng/contract/indicators.ts'
import { useState } from 'react'
import { GoLink } from '../app/go-link.tsx'
import { NotAnswered } from '../app/not-answered.tsx'
import { useAsk } from '../app/use-ask.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { SidePanel } from '../ui/side-panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { SourceText } from '../ui/source-text.tsx'
import { caseAddress } from './case-address.ts'
import { figureName } from './month-figures.tsx'

const STEP = 50
const MOST = 200

interface Props {
  readonly indicator: string
  readonly onClose: () => void
}

/** What a figure counts, where that definition comes from, and the rows it is made of. */
export function FigurePanel({ indicator, onClose }: Props) {
  const speech = useText()
  const { t, locale, day, count } = speech
  const [limit, setLimit] = useState(STEP)
  const definition = useAsk(indicators.definition, { indicator })
  const rows = useAsk(indicators.rows, { indicator, limit }, { keep: true })
  const found = definition.data
  return (
    <SidePanel
      label={t('today.figure.panel')}
      title={found?.name[locale] ?? figureName(indicator, speech)}
      about={rows.data && t('today.figure.rows', { count: count(rows.data.count, rows.data.more) })}
      onClose={onClose}
    >
      {found && (
        <dl className="facts" style={{ marginTop: 8 }}>
          <dt>{t('today.figure.counts')}</dt>
          <dd>{found.counts[locale]}</dd>
          {found.of && (
            <>
              <dt>{t('today.figure.of')}</dt>
              <dd>{found.of[locale]}</dd>
            </>
          )}
          <dt>{t('today.figure.source')}</dt>
          <dd>
            <SourceText source={found.source} />
            <br />
            <span className="faint">
              {speech.coded('status', `today.${found.status}`, {}) ?? found.status}
            </span>
          </dd>
        </dl>
      )}
      <h3>{t('today.figure.behind')}</h3>
      {rows.data ? (
        <>
          {rows.data.rows.length === 0 && (
            <p className="small muted">
              {t(indicator.startsWith('satisfaction') ? 'today.figure.anonymous' : 'today.figure.noRows')}
            </p>
          )}
          <ul className="figure-rows">
            {rows.data.rows.map((row) => (
              <li key={row.id}>
                <span className="grow clip">
                  {row.caseId === null ? (
                    <b>{row.client ?? t('today.figure.unnamed')}</b>
                  ) : (
                    <GoLink href={caseAddress(row.caseId)}>
                      <b>{row.client ?? row.number}</b>
                    </GoLink>
                  )}{' '}
                  <span className="faint tiny">{row.number}</span>
                </span>
                <span className="muted nowrap">{row.worker}</span>
                <span className="faint nowrap">{day(dayOf(row.at), { today: dayOf(new Date()) })}</span>
              </li>
            ))}
          </ul>
          {rows.data.next !== null && limit < MOST && (
            <Button small onClick={() => setLimit(Math.min(MOST, limit + STEP))}>
              {t('today.figure.more')}
            </Button>
          )}
          {rows.data.next !== null && limit >= MOST && (
            <p className="small faint">{t('today.figure.firstOnly', { count: MOST })}</p>
          )}
        </>
      ) : rows.error ? (
        <NotAnswered asked={rows} />
      ) : (
        <Skeleton rows={6} height={32} padded={false} />
      )}
    </SidePanel>
  )
}
