import { exchange } from '@quancheng/contract/exchange.ts'
import { GoLink } from '../app/go-link.tsx'
import { useMay } from '../app/session.ts'
import { useAsk } from '../app/use-ask.ts'
import { SettingsList } from '../settings/settings-list.tsx'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { buttonClass } from '../ui/button.tsx'
import { Tag } from '../ui/tag.tsx'
import { SourceForm } from './source-form.tsx'
import './exchange.css'

/** Which systems the house listens to, how each is read, and when it last spoke. */
export function Sources() {
  const { t, day, time, number, locale } = useText()
  const may = useMay()
  const asked = useAsk(exchange.sources, {}, { ready: may('exchange.read'), every: 30_000 })
  const today = dayOf(new Date())
  const mappings = asked.data?.mappings.map(({ id, name }) => ({ id, name: name[locale] })) ?? []
  const said = (word: string) => (word === '*' ? t('exchange.sources.anybody') : word)
  const rows = asked.data?.rows
  const heard = rows?.filter(({ offAt }) => offAt === null).length ?? 0
  return (
    <SettingsList
      asked={asked}
      rows={rows}
      skeletonRows={4}
      reads="exchange.read"
      manages="exchange.correct"
      title={t('exchange.sources.title', { count: heard })}
      plainTitle={t('exchange.sources.link')}
      about={t('exchange.sources.about')}
      links={
        <GoLink href="/settings/feed" className={buttonClass({})}>
          {t('exchange.sources.back')}
        </GoLink>
      }
      add={t('exchange.sources.add')}
      none={t('exchange.sources.none')}
      noneWords={t('exchange.sources.noneWords')}
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
      form={(row, onClose) => <SourceForm source={row} mappings={mappings} onClose={onClose} />}
    />
  )
}
