import { outbox } from '@quancheng/contract/outbox.ts'
import { GoLink } from '../app/go-link.tsx'
import { useMay } from '../app/session.ts'
import { useAsk } from '../app/use-ask.ts'
import { SettingsList } from '../settings/settings-list.tsx'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { buttonClass } from '../ui/button.tsx'
import { Tag } from '../ui/tag.tsx'
import { DestinationForm } from './destination-form.tsx'
import { useTakes } from './use-takes.ts'
import './exchange.css'

/** As the server counts. */
const MOST_COUNTED = 1000

/** Where signed summaries go, what waits there, and when each system last gave a receipt. */
export function Destinations() {
  const { t, day, time, number, count } = useText()
  const may = useMay()
  const asked = useAsk(outbox.destinations, {}, { ready: may('exchange.read'), every: 30_000 })
  const takes = useTakes()
  const today = dayOf(new Date())
  const at = (instant: string) => `${day(dayOf(instant), { today })} ${time(instant)}`
  const rows = asked.data
  const inUse = rows?.filter(({ offAt }) => offAt === null).length ?? 0
  return (
    <SettingsList
      asked={asked}
      rows={rows}
      skeletonRows={3}
      reads="exchange.read"
      manages="exchange.correct"
      title={t('exchange.to.title', { count: inUse })}
      plainTitle={t('exchange.to.link')}
      about={t('exchange.to.about')}
      links={
        <>
          <GoLink href="/settings/feed/outbox" className={buttonClass({})}>
            {t('exchange.out.link')}
          </GoLink>
          <GoLink href="/settings/feed/readers" className={buttonClass({})}>
            {t('exchange.in.link')}
          </GoLink>
        </>
      }
      add={t('exchange.to.add')}
      none={t('exchange.to.none')}
      noneWords={t('exchange.to.noneWords')}
      columns={[
        { head: t('exchange.to.name'), cell: ({ name }) => <b>{name}</b> },
        {
          head: t('exchange.to.where'),
          className: 'only-desk',
          cellClass: 'muted',
          cell: ({ url, host, port }) => url ?? `${host}:${port}`,
        },
        {
          head: t('exchange.takes.head'),
          cell: (row) => (
            <>
              {takes(row.takes)}
              {row.recipient !== null && (
                <div className="small muted">{t('exchange.whose.of', { who: row.recipient })}</div>
              )}
            </>
          ),
        },
        {
          head: t('exchange.to.queue'),
          cellClass: ({ stuck }) => (stuck > 0 ? 'is-crisis' : 'muted'),
          cell: ({ waiting, stuck, withheld }) => (
            <>
              {waiting + stuck === 0
                ? t('exchange.to.queueNone')
                : t('exchange.to.queueIs', { waiting: number(waiting), stuck: number(stuck) })}
              {withheld > 0 && (
                <div className="small">
                  {t('exchange.to.withheld', { count: count(withheld, withheld >= MOST_COUNTED) })}
                </div>
              )}
            </>
          ),
        },
        {
          head: t('exchange.to.last'),
          className: 'only-desk',
          cellClass: 'nowrap',
          cell: ({ acceptedAt }) =>
            acceptedAt === null ? <span className="faint">{t('exchange.to.lastNone')}</span> : at(acceptedAt),
        },
        {
          head: t('exchange.to.state'),
          cell: ({ offAt, downSince }) =>
            offAt !== null ? (
              <Tag>{t('exchange.to.off')}</Tag>
            ) : downSince !== null ? (
              <Tag tone="crisis">{t('exchange.to.down', { at: at(downSince) })}</Tag>
            ) : (
              <Tag tone="ok">{t('exchange.to.on')}</Tag>
            ),
        },
      ]}
      form={(row, onClose) => <DestinationForm destination={row} onClose={onClose} />}
    />
  )
}
