import { rights } from '@quancheng/contract/rights.ts'
import { useParams } from '@tanstack/react-router'
import { UrgentMark } from '../../access/urgent-mark.tsx'
import { Refused } from '../../app/ask.ts'
import { GoLink } from '../../app/go-link.tsx'
import { NotAnswered } from '../../app/not-answered.tsx'
import { useMay } from '../../app/session.ts'
import { useAsk } from '../../app/use-ask.ts'
import { dayOf } from '../../text/dates.ts'
import { STORED_GROUPS } from '../../text/stored-words.ts'
import { useText } from '../../text/use-text.tsx'
import { buttonClass } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { NoPermission } from '../../ui/no-permission.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { linesOf } from './stored-lines.ts'
import { useStoredNames } from './use-stored-names.ts'
import '../clients.css'

/** A file that is only stored, as it was put away, in the words of the house. */
export function StoredPage() {
  const { clientId } = useParams({ strict: false }) as { readonly clientId: string }
  const { t, day, locale } = useText()
  const may = useMay()
  const allowed = may('clients.privacy')
  const namedIn = useStoredNames()
  const stored = useAsk(rights.storedFile, { clientId }, { ready: allowed })
  if (!allowed) return <NoPermission owner={null} />
  if (stored.error)
    return stored.error instanceof Refused && stored.error.code === 'not-found' ? (
      <Empty
        title={t('clients.right.storedClosed')}
        actions={
          <GoLink href={`/clients/urgent?client=${clientId}`} className={buttonClass({ small: true })}>
            {t('clients.right.storedGo')}
          </GoLink>
        }
      >
        {t('clients.right.storedClosedWords')}
      </Empty>
    ) : (
      <NotAnswered asked={stored} />
    )
  if (!stored.data) return <Skeleton rows={10} />
  const { tables } = stored.data
  const side = locale === 'zh' ? 0 : 1
  const name = tables.client?.[0]?.name
  return (
    <Page
      title={
        typeof name === 'string' ? t('clients.right.storedPageOf', { name }) : t('clients.right.storedPage')
      }
      about={t('clients.right.storedPageAbout', {
        day: day(stored.data.until, { today: dayOf(new Date()) }),
      })}
      actions={
        <GoLink href="/clients/rights?view=answered" className={buttonClass({ small: true })}>
          {t('clients.right.storedBack')}
        </GoLink>
      }
    >
      <UrgentMark clientId={clientId} />
      {STORED_GROUPS.map((group) => {
        const held = Object.entries(group.tables).filter(([table]) => tables[table]?.length)
        return held.length === 0 ? null : (
          <Section key={group.name[0]} title={group.name[side]} shape="padded">
            {held.map(([table, title]) => (
              <section key={table} aria-label={title[side]}>
                <h3 className="small">
                  {title[side]} <span className="faint">{tables[table]?.length}</span>
                </h3>
                {tables[table]?.map((row) => (
                  <dl key={String(row.id)} className="stored-row">
                    {linesOf(row, side, namedIn(row)).map(([word, said], index) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: a stored row does not change
                      <div key={index}>
                        <dt className="muted">{word}</dt>
                        <dd>{said}</dd>
                      </div>
                    ))}
                  </dl>
                ))}
              </section>
            ))}
          </Section>
        )
      })}
    </Page>
  )
}
