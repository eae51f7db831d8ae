import { exchange } from '@quancheng/contract/exchange.ts'
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
import { type Source, SourceForm } from './source-form.tsx'
import './exchange.css'

/** Which systems the house listens to, how each is read, and when it last spoke. */
export function Sources() {
  const { t, day, time, number, locale } = useText()
  const may = useMay()
  const asked = useAsk(exchange.sources, {}, { ready: may('exchange.read'), every: 30_000 })
  const [open, setOpen] = useState<Source | 'new' | null>(null)
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
      <AskedTable
        asked={asked}
        rows={rows}
        keyOf={({ id }) => id}
        onOpen={manages ? setOpen : null}
        skeletonRows={4}
        empty={{ title: t('exchange.sources.none'), words: t('exchange.sources.noneWords'), actions: add }}
        columns={[
          { head: t('exchange.sources.application'), cell: ({ application }) => <b>{said(application)}</b> },
          { head: t('exchange.sources.facility'), cell: ({ facility }) => said(facility) },
          {
            head: t('exchange.sources.mapping'),
            className: 'only-desk',
            cellClass: 'muted',
            cell: ({ mapping }) => mappings.find(({ id }) => id === mapping)?.name ?? mapping,
          },
          {
            head: t('exchange.sources.last'),
            cellClass: 'nowrap',
            cell: ({ lastAt }) =>
              lastAt === null ? (
                <span className="faint">{t('exchange.sources.silent')}</span>
              ) : (
                `${day(dayOf(lastAt), { today })} ${time(lastAt)}`
              ),
          },
          {
            head: t('exchange.sources.day'),
            className: 'only-desk',
            cellClass: 'muted',
            cell: ({ lastAt, applied, failed }) =>
              lastAt !== null &&
              t('exchange.sources.dayCounts', { applied: number(applied), failed: number(failed) }),
          },
          {
            head: t('exchange.sources.state'),
            cell: ({ offAt }) => (
              <Tag tone={offAt === null ? 'ok' : 'quiet'}>
                {t(offAt === null ? 'exchange.sources.on' : 'exchange.sources.off')}
              </Tag>
            ),
          },
        ]}
      />
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
