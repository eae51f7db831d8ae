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
import { type Reader, ReaderForm } from './reader-form.tsx'
import './exchange.css'

/** Which record systems open the clinician's page or read what was signed, and the addresses their makers need. */
export function Readers() {
  const speech = useText()
  const { t, day } = speech
  const may = useMay()
  const asked = useAsk(outbox.readers, {}, { ready: may('exchange.read') })
  const [open, setOpen] = useState<Reader | 'new' | null>(null)
  const list = useListKeys({ next: t('ui.keys.next'), previous: t('ui.keys.previous') })
  if (!may('exchange.read')) return <NoPermission owner={null} />
  const manages = may('exchange.correct')
  const add = manages && (
    <Button icon="plus" onClick={() => setOpen('new')}>
      {t('exchange.in.add')}
    </Button>
  )
  const today = dayOf(new Date())
  const rows = asked.data?.rows
  const inUse = rows?.filter(({ offAt }) => offAt === null).length ?? 0
  return (
    <Page
      title={rows && rows.length > 0 ? t('exchange.in.title', { count: inUse }) : t('exchange.in.link')}
      about={t('exchange.in.about')}
      actions={
        <>
          <GoLink href="/settings/feed/destinations" className={buttonClass({})}>
            {t('exchange.to.link')}
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
      {asked.data && (
        <dl className="reader-addresses small">
          {(['launchAt', 'returnAt', 'fhirAt'] as const).map((which) => (
            <div key={which}>
              <dt className="muted">{t(`exchange.in.${which}`)}</dt>
              <dd>
                <code>{asked.data[which]}</code>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {rows?.length === 0 && (
        <Empty title={t('exchange.in.none')} actions={add}>
          {t('exchange.in.noneWords')}
        </Empty>
      )}
      {rows && rows.length > 0 && (
        <div {...list}>
          <table className="table">
            <thead>
              <tr>
                <th>{t('exchange.in.name')}</th>
                <th>{t('exchange.in.smart')}</th>
                <th className="only-desk">{t('exchange.in.numbers')}</th>
                <th>{t('exchange.in.token')}</th>
                <th>{t('exchange.in.state')}</th>
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
                  <td className="muted reader-issuer">{row.issuer ?? t('exchange.in.no')}</td>
                  <td className="only-desk muted">{row.numbers}</td>
                  <td className="muted">
                    {row.tokenAt === null
                      ? t('exchange.in.no')
                      : t('exchange.in.tokenSince', { at: day(dayOf(row.tokenAt), { today }) })}
                  </td>
                  <td>
                    <Tag tone={row.offAt === null ? 'ok' : 'quiet'}>
                      {t(row.offAt === null ? 'exchange.in.on' : 'exchange.in.off')}
                    </Tag>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {open !== null && (
        <ReaderForm
          key={open === 'new' ? 'new' : open.id}
          reader={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </Page>
  )
}
