import { outbox } from '@quancheng/contract/outbox.ts'
import { useState } from 'react'
import { AskedTable } from '../app/asked-table.tsx'
import { GoLink } from '../app/go-link.tsx'
import { useMay } from '../app/session.ts'
import { useAsk } from '../app/use-ask.ts'
import { SettingsTabs } from '../settings/public.tsx'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Button, buttonClass } from '../ui/button.tsx'
import { NoPermission } from '../ui/no-permission.tsx'
import { Page } from '../ui/page.tsx'
import { Tag } from '../ui/tag.tsx'
import { DestinationForm, type Target } from './destination-form.tsx'
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
  const [open, setOpen] = useState<Target | 'new' | null>(null)
  if (!may('exchange.read')) return <NoPermission owner={null} />
  const manages = may('exchange.correct')
  const add = manages && (
    <Button icon="plus" onClick={() => setOpen('new')}>
      {t('exchange.to.add')}
    </Button>
  )
  const today = dayOf(new Date())
  const at = (instant: string) => `${day(dayOf(instant), { today })} ${time(instant)}`
  const rows = asked.data
  const inUse = rows?.filter(({ offAt }) => offAt === null).length ?? 0
  return (
    <Page
      title={rows && rows.length > 0 ? t('exchange.to.title', { count: inUse }) : t('exchange.to.link')}
      about={t('exchange.to.about')}
      actions={
        <>
          <GoLink href="/settings/feed/outbox" className={buttonClass({})}>
            {t('exchange.out.link')}
          </GoLink>
          <GoLink href="/settings/feed/readers" className={buttonClass({})}>
            {t('exchange.in.link')}
          </GoLink>
          {rows && rows.length > 0 && add}
        </>
      }
      under={<SettingsTabs />}
    >
      <AskedTable
        asked={asked}
        rows={rows}
        keyOf={({ id }) => id}
        onOpen={manages ? setOpen : null}
        skeletonRows={3}
        empty={{ title: t('exchange.to.none'), words: t('exchange.to.noneWords'), actions: add }}
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
              acceptedAt === null ? (
                <span className="faint">{t('exchange.to.lastNone')}</span>
              ) : (
                at(acceptedAt)
              ),
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
      />
      {open !== null && (
        <DestinationForm
          key={open === 'new' ? 'new' : open.id}
          destination={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </Page>
  )
}
