import { outbox } from '@quancheng/contract/outbox.ts'
import { GoLink } from '../app/go-link.tsx'
import { useMay } from '../app/session.ts'
import { useAsk } from '../app/use-ask.ts'
import { SettingsList } from '../settings/settings-list.tsx'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { buttonClass } from '../ui/button.tsx'
import { Tag } from '../ui/tag.tsx'
import { ReaderForm } from './reader-form.tsx'
import './exchange.css'

/** Which record systems open the clinician's page or read what was signed, and the addresses their makers need. */
export function Readers() {
  const { t, day } = useText()
  const may = useMay()
  const asked = useAsk(outbox.readers, {}, { ready: may('exchange.read') })
  const today = dayOf(new Date())
  const rows = asked.data?.rows
  const inUse = rows?.filter(({ offAt }) => offAt === null).length ?? 0
  return (
    <SettingsList
      asked={asked}
      rows={rows}
      skeletonRows={3}
      reads="exchange.read"
      manages="exchange.correct"
      title={t('exchange.in.title', { count: inUse })}
      plainTitle={t('exchange.in.link')}
      about={t('exchange.in.about')}
      links={
        <GoLink href="/settings/feed/destinations" className={buttonClass({})}>
          {t('exchange.to.link')}
        </GoLink>
      }
      add={t('exchange.in.add')}
      none={t('exchange.in.none')}
      noneWords={t('exchange.in.noneWords')}
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
      form={(row, onClose) => <ReaderForm reader={row} onClose={onClose} />}
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
    </SettingsList>
  )
}
