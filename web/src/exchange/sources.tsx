import { exchange } from '@quancheng/contract/exchange.ts'
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
import { type Source, SourceForm } from './source-form.tsx'
import './exchange.css'

/** Which systems the house listens to, how each is read, and when it last spoke. */
export function Sources() {
  const speech = useText()
  const { t, day, time, number, locale } = speech
  const may = useMay()
  const asked = useAsk(exchange.sources, {}, { ready: may('exchange.read'), every: 30_000 })
  const [open, setOpen] = useState<Source | 'new' | null>(null)
  const list = useListKeys({ next: t('ui.keys.next'), previous: t('ui.keys.previous') })
  if (!may('exchange.read')) return <NoPermission owner={null} />
  const manages = may('exchange.correct')
  const add = manages && (
    <Button icon="plus" onClick={() => setOpen('new')}>
      {t('exchange.sources.add')}
    </Button>
  )
  const today = dayOf(new Date())
  const mappings = asked.data?.mappings.map(({ id, name }) => ({ id, name: name[locale] })) ?? []
  const said = (word: string) => (word === '*' ? t('exchange.sources.anybody') : word)
  const rows = asked.data?.rows
  const heard = rows?.filter(({ offAt }) => offAt === null).length ?? 0
  return (
    <Page
      title={
        rows && rows.length > 0 ? t('exchange.sources.title', { count: heard }) : t('exchange.sources.link')
      }
      about={t('exchange.sources.about')}
      actions={
        <>
          <GoLink href="/settings/feed" className={buttonClass({})}>
            {t('exchange.sources.back')}
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
      {asked.isPending && <Skeleton rows={4} height={40} />}
      {rows?.length === 0 && (
        <Empty title={t('exchange.sources.none')} actions={add}>
          {t('exchange.sources.noneWords')}
        </Empty>
      )}
      {rows && rows.length > 0 && (
        <div {...list}>
          <table className="table">
            <thead>
              <tr>
                <th>{t('exchange.sources.application')}</th>
                <th>{t('exchange.sources.facility')}</th>
                <th className="only-desk">{t('exchange.sources.mapping')}</th>
                <th>{t('exchange.sources.last')}</th>
                <th className="only-desk">{t('exchange.sources.day')}</th>
                <th>{t('exchange.sources.state')}</th>
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
                        <b>{said(row.application)}</b>
                      </button>
                    ) : (
                      <b>{said(row.application)}</b>
                    )}
                  </td>
                  <td>{said(row.facility)}</td>
                  <td className="only-desk muted">
                    {mappings.find(({ id }) => id === row.mapping)?.name ?? row.mapping}
                  </td>
                  <td className="nowrap">
                    {row.lastAt === null ? (
                      <span className="faint">{t('exchange.sources.silent')}</span>
                    ) : (
                      `${day(dayOf(row.lastAt), { today })} ${time(row.lastAt)}`
                    )}
                  </td>
                  <td className="only-desk muted">
                    {row.lastAt !== null &&
                      t('exchange.sources.dayCounts', {
                        applied: number(row.applied),
                        failed: number(row.failed),
                      })}
                  </td>
                  <td>
                    <Tag tone={row.offAt === null ? 'ok' : 'quiet'}>
                      {t(row.offAt === null ? 'exchange.sources.on' : 'exchange.sources.off')}
                    </Tag>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {open !== null && (
        <SourceForm
          key={open === 'new' ? 'new' : open.id}
          source={open === 'new' ? null : open}
          mappings={mappings}
          onClose={() => setOpen(null)}
        />
      )}
    </Page>
  )
}
