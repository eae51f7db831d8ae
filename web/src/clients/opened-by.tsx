import { clients } from '@quancheng/contract/clients.ts'
import { problemText } from '../app/problem-text.ts'
import { useAskPages } from '../app/use-ask-pages.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Section } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'

const STEP = 10

interface Props {
  readonly clientId: string
}

/** Who opened or changed this file, the newest first. */
export function OpenedBy({ clientId }: Props) {
  const speech = useText()
  const { t, day, time, coded } = speech
  const { pages, rows } = useAskPages(clients.journal, { clientId, limit: STEP })
  const today = dayOf(new Date())
  return (
    <Section title={t('clients.openedBy')}>
      {pages.error && <p className="small is-crisis">{problemText(pages.error, speech)}</p>}
      {!pages.data && !pages.error && <Skeleton rows={3} height={28} padded={false} />}
      {pages.data && rows.length === 0 && <p className="small muted">{t('clients.openedBy.none')}</p>}
      <ul className="client-lines small">
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a journal only ever gain a tail
          <li key={index}>
            <span className="grow">
              <b>{row.who ?? t('clients.openedBy.system')}</b>{' '}
              <span className="muted">{coded('act', `settings.${row.act}`, {}) ?? row.act}</span>
            </span>
            <span className="faint nowrap">
              {day(dayOf(row.at), { today })} {time(row.at)}
            </span>
          </li>
        ))}
      </ul>
      {pages.hasNextPage && (
        <button
          type="button"
          className="link small"
          disabled={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t('clients.openedBy.more')}
        </button>
      )}
    </Section>
  )
}
