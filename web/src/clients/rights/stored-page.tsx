import { rights } from '@quancheng/contract/rights.ts'
import { useParams } from '@tanstack/react-router'
import { Refused } from '../../app/ask.ts'
import { GoLink } from '../../app/go-link.tsx'
import { NotAnswered } from '../../app/not-answered.tsx'
import { useMay } from '../../app/session.ts'
import { useAsk } from '../../app/use-ask.ts'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { buttonClass } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { NoPermission } from '../../ui/no-permission.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import '../clients.css'

const written = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
const isSaid = (value: unknown) =>
  value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)

/** A file that is only stored, as it was put away: table by table, line by line. */
export function StoredPage() {
  const { clientId } = useParams({ strict: false }) as { readonly clientId: string }
  const { t, day } = useText()
  const may = useMay()
  const allowed = may('clients.privacy')
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
  return (
    <Page
      title={t('clients.right.storedPage')}
      about={t('clients.right.storedPageAbout', {
        day: day(stored.data.until, { today: dayOf(new Date()) }),
      })}
    >
      {Object.entries(stored.data.tables).map(([table, rows]) => (
        <Section key={table} title={table} count={rows.length} shape="padded">
          {rows.map((row) => (
            <table key={String(row.id)} className="table flush stored-row">
              <thead className="visually-hidden">
                <tr>
                  <th>{t('clients.right.field')}</th>
                  <th>{t('clients.right.value')}</th>
                </tr>
              </thead>
              <tbody>
                {Object.entries(row)
                  .filter(([column, value]) => column !== 'id' && isSaid(value))
                  .map(([column, value]) => (
                    <tr key={column}>
                      <th scope="row" className="nowrap muted">
                        {column}
                      </th>
                      <td>{written(value)}</td>
                    </tr>
                  ))}
              </tbody>
            </table>
          ))}
        </Section>
      ))}
    </Page>
  )
}
