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
import { type Reader, ReaderForm } from './reader-form.tsx'
import './exchange.css'

/** Which record systems open the clinician's page or read what was signed, and the addresses their makers need. */
export function Readers() {
  const { t, day } = useText()
  const may = useMay()
  const asked = useAsk(outbox.readers, {}, { ready: may('exchange.read') })
  const [open, setOpen] = useState<Reader | 'new' | null>(null)
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
      <AskedTable
        asked={asked}
        rows={rows}
        keyOf={({ id }) => id}
        onOpen={manages ? setOpen : null}
        skeletonRows={3}
        empty={{ title: t('exchange.in.none'), words: t('exchange.in.noneWords'), actions: add }}
        columns={[
          {
            head: t('exchange.in.name'),
            cell: ({ name, recipient }) => (
              <>
                <b>{name}</b>
                {recipient !== null && (
                  <div className="small muted">{t('exchange.whose.of', { who: recipient })}</div>
                )}
              </>
            ),
          },
          {
            head: t('exchange.in.smart'),
            cellClass: 'muted reader-issuer',
            cell: ({ issuer }) => issuer ?? t('exchange.in.no'),
          },
          {
            head: t('exchange.in.numbers'),
            className: 'only-desk',
            cellClass: 'muted',
            cell: ({ numbers }) => numbers,
          },
          {
            head: t('exchange.in.token'),
            cellClass: 'muted',
            cell: ({ tokenAt }) =>
              tokenAt === null
                ? t('exchange.in.no')
                : t('exchange.in.tokenSince', { at: day(dayOf(tokenAt), { today }) }),
          },
          {
            head: t('exchange.in.state'),
            cell: ({ offAt }) => (
              <Tag tone={offAt === null ? 'ok' : 'quiet'}>
                {t(offAt === null ? 'exchange.in.on' : 'exchange.in.off')}
              </Tag>
            ),
          },
        ]}
      >
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
      </AskedTable>
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
