import type { staff } from '@quancheng/contract/staff.ts'
import type { z } from 'zod'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { GoLink } from './go-link.tsx'

type Rows = z.output<typeof staff.notices.output>['rows']

interface Props {
  readonly rows: Rows
}

const PLACES: Readonly<Record<string, string>> = {
  case: '/cases',
  client: '/clients',
  request: '/intake',
  watch: '/safety/watch',
  report: '/safety/reports',
}

/** Where a notice leads; about an assessment or somebody’s safety, to the case it belongs to, or to the person. */
function addressOf({ subjectKind, subjectId, facts }: Rows[number]): string | null {
  const place = PLACES[subjectKind]
  if (subjectKind === 'conference' && subjectId !== null) return `/conferences?conference=${subjectId}`
  if (subjectKind === 'incident') return `/settings/compliance/incidents`
  if (subjectKind === 'right' || subjectKind === 'retention') return '/clients/rights'
  if (subjectKind === 'opening') return '/clients/urgent'
  if (subjectKind === 'decision') return '/conferences'
  if (subjectKind === 'outbound') return '/settings/feed/outbox'
  if (subjectKind === 'destination') return '/settings/feed/destinations'
  if (subjectKind === 'caseload') return '/cases'
  if (subjectKind === 'sample' && subjectId !== null) return `/supervision?sample=${subjectId}`
  if (place !== undefined) return subjectId === null ? null : `${place}/${subjectId}`
  if (typeof facts.caseId === 'string') return `/cases/${facts.caseId}/assessments`
  return typeof facts.clientId === 'string' ? `/clients/${facts.clientId}` : null
}

/** What one should know, newest first. */
export function NoticeList({ rows }: Props) {
  const { t, day, time, coded } = useText()
  if (rows.length === 0)
    return (
      <p className="small muted" style={{ padding: 8, width: 260 }}>
        {t('app.noticesEmpty')}
      </p>
    )
  return (
    <ul className="notices">
      {rows.map((row) => {
        const address = addressOf(row)
        const words = coded('notice', row.kind, row.facts) ?? t('app.noticeOther')
        return (
          <li key={row.id}>
            {address !== null ? (
              <GoLink href={address} className={row.readAt === null ? '' : 'muted'}>
                {words}
              </GoLink>
            ) : (
              words
            )}
            <div className="tiny faint">
              {day(dayOf(row.at), { today: dayOf(new Date()) })} {time(row.at)}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
