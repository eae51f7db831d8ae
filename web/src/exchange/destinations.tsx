import { outbox } from '@quancheng/contract/outbox.ts'
import { useState } from 'react'
import { GoLink } from '../app/go-link.tsx'
import { problemText } from '../app/problem-text.ts'
import { useMay } from '../app/session.ts'
import { useAsk } from '../app/use-ask.ts'
import { SettingsTabs } from '../settings/public.tsx'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Button, buttonClass } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { NoPermission } from '../ui/no-permission.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Tag } from '../ui/tag.tsx'
import { useListKeys } from '../ui/use-keys.tsx'
import { DestinationForm, type Target } from './destination-form.tsx'
import './exchange.css'

/** Where signed summaries go, what waits there, and when each system last gave a receipt. */
export function Destinations() {
  const speech = useText()
  const { t, day, time, number } = speech
  const may = useMay()
  const asked = useAsk(outbox.destinations, {}, { ready: may('exchange.read'), every: 30_000 })
  const [open, setOpen] = useState<Target | 'new' | null>(null)
  const list = useListKeys({ next: t('ui.keys.next'), previous: t('ui.keys.previous') })
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
      {asked.error && (
        <ErrorState title={problemText(asked.error, speech)} onRetry={() => void asked.refetch()}>
          {t('app.regionBrokenWords')}
        </ErrorState>
      )}
      {asked.isPending && <Skeleton rows={3} height={40} />}
      {rows?.length === 0 && (
        <Empty title={t('exchange.to.none')} actions={add}>
          {t('exchange.to.noneWords')}
        </Empty>
      )}
      {rows && rows.length > 0 && (
        <div {...list}>
          <table className="table">
            <thead>
              <tr>
                <th>{t('exchange.to.name')}</th>
                <th className="only-desk">{t('exchange.to.where')}</th>
                <th>{t('exchange.to.queue')}</th>
                <th className="only-desk">{t('exchange.to.last')}</th>
                <th>{t('exchange.to.state')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr
                  key={row.id}
                  className={manages ? 'opens-source' : ''}
                  onClick={() => manages && setOpen(row)}
                >
                  <td>
                    {manages ? (
                      <button
                        type="button"
                        className="line"
                        data-row=""
                        onClick={(event) => {
                          event.stopPropagation()
                          setOpen(row)
                        }}
                      >
                        <b>{row.name}</b>
                      </button>
                    ) : (
                      <b>{row.name}</b>
                    )}
                  </td>
                  <td className="only-desk muted">{row.url ?? `${row.host}:${row.port}`}</td>
                  <td className={row.stuck > 0 ? 'is-crisis' : 'muted'}>
                    {row.waiting + row.stuck === 0
                      ? t('exchange.to.queueNone')
                      : t('exchange.to.queueIs', {
                          waiting: number(row.waiting),
                          stuck: number(row.stuck),
                        })}
                  </td>
                  <td className="only-desk nowrap">
                    {row.acceptedAt === null ? (
                      <span className="faint">{t('exchange.to.lastNone')}</span>
                    ) : (
                      at(row.acceptedAt)
                    )}
                  </td>
                  <td>
                    {row.offAt !== null ? (
                      <Tag>{t('exchange.to.off')}</Tag>
                    ) : row.downSince !== null ? (
                      <Tag tone="crisis">{t('exchange.to.down', { at: at(row.downSince) })}</Tag>
                    ) : (
                      <Tag tone="ok">{t('exchange.to.on')}</Tag>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
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
