import type { staff } from '@quancheng/contract/staff.ts'
import type { z } from 'zod'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { GoLink } from './go-link.tsx'

type Rows = z.output<typeof staff.notices.output>['rows']

interface Props {
  readonly rows: Rows
}

const PLACES: Readonly<Record<string, string>> = { case: '/cases', client: '/clients', request: '/intake' }

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
        const place = PLACES[row.subjectKind]
        const words = coded('notice', row.kind, row.facts) ?? t('app.noticeOther')
        return (
          <li key={row.id}>
            {place && row.subjectId ? (
              <GoLink href={`${place}/${row.subjectId}`} className={row.readAt === null ? '' : 'muted'}>
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
