import { rights } from '@quancheng/contract/rights.ts'
import { GoLink } from '../../app/go-link.tsx'
import { problemText } from '../../app/problem-text.ts'
import { useAsk } from '../../app/use-ask.ts'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { Section } from '../../ui/page.tsx'

/** Files a law keeps: that there are some, by whom stored and until when, without a name. */
export function StoredFiles() {
  const speech = useText()
  const { t, day } = speech
  const stored = useAsk(rights.storedFiles, {})
  const today = dayOf(new Date())
  return (
    <Section
      title={t('clients.right.storedTitle')}
      shape="padded"
      {...(stored.data && { count: stored.data.count })}
    >
      {stored.error && <p className="small is-crisis">{problemText(stored.error, speech)}</p>}
      {stored.data?.rows.length === 0 && <p className="small muted">{t('clients.right.storedNone')}</p>}
      <ul className="client-lines stored-lines">
        {stored.data?.rows.map((row) => (
          <li key={row.id}>
            <span className="grow">
              {t('clients.right.storedLine', {
                day: day(dayOf(row.storedAt), { today }),
                until: day(row.until, { today }),
              })}{' '}
              <span className="muted">{row.storedBy.name}</span>
            </span>
            <GoLink href={`/clients/urgent?client=${row.clientId}`} className="link nowrap">
              {t('clients.right.storedOpen')}
            </GoLink>
            <GoLink href={`/clients/stored/${row.clientId}`} className="link nowrap">
              {t('clients.right.storedRead')}
            </GoLink>
          </li>
        ))}
      </ul>
    </Section>
  )
}
