import { alreadyServed } from '@quancheng/contract/already-served.ts'
import { useState } from 'react'
import { GoLink } from '../app/go-link.tsx'
import { NotAnswered } from '../app/not-answered.tsx'
import { useAsk } from '../app/use-ask.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { SidePanel } from '../ui/side-panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'

interface Props {
  readonly since: string
  readonly onClose: () => void
}

/** Where somebody went on beside a colleague, and why: for those who answer for the team. */
export function GoneOn({ since: given, onClose }: Props) {
  const { t, day } = useText()
  // The room is asked again now and then; a list that is being read stays the same.
  const [since] = useState(given)
  const [trail, setTrail] = useState<readonly string[]>([])
  const after = trail.at(-1)
  const asked = useAsk(
    alreadyServed.goneOn,
    { since, limit: 30, ...(after !== undefined && { after }) },
    { keep: true },
  )
  const next = asked.data?.next ?? null
  return (
    <SidePanel
      label={t('supervision.waits.goneOn')}
      title={t('supervision.waits.goneOn')}
      onClose={onClose}
      {...((next !== null || trail.length > 0) && {
        actions: (
          <>
            {trail.length > 0 && (
              <Button onClick={() => setTrail(trail.slice(0, -1))}>{t('supervision.back')}</Button>
            )}
            {next !== null && (
              <Button onClick={() => setTrail([...trail, next])}>{t('supervision.further')}</Button>
            )}
          </>
        ),
      })}
    >
      {asked.error ? (
        <NotAnswered asked={asked} />
      ) : !asked.data ? (
        <Skeleton rows={6} padded={false} />
      ) : asked.data.rows.length === 0 ? (
        <p className="small muted">{t('supervision.noneGoneOn')}</p>
      ) : (
        <ul className="stack">
          {asked.data.rows.map((row) => (
            <li key={row.id}>
              <GoLink href={`/clients/${row.clientId}`}>
                <b>{row.client ?? t('today.figure.unnamed')}</b>
              </GoLink>
              <div className="tiny faint">
                {t('cases.others.line', { by: row.by.name, colleague: row.colleague.name })}{' '}
                {day(dayOf(row.at), { today: dayOf(new Date()) })}
              </div>
              <p className="small">{row.reason}</p>
            </li>
          ))}
        </ul>
      )}
    </SidePanel>
  )
}
