import { type RECORD_KINDS, supervision } from '@quancheng/contract/supervision.ts'
import type { PersonRef } from '@quancheng/contract/wire.ts'
import { useState } from 'react'
import { GoLink } from '../app/go-link.tsx'
import { NotAnswered } from '../app/not-answered.tsx'
import { useAsk } from '../app/use-ask.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { Dot } from '../ui/dot.tsx'
import { SidePanel } from '../ui/side-panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Tag } from '../ui/tag.tsx'

interface Props {
  readonly kind: (typeof RECORD_KINDS)[number]
  readonly worker: string | null
  readonly workers: readonly { readonly worker: PersonRef }[]
  readonly onClose: () => void
}

/** The records a figure counts, of one worker or of the team. */
export function RecordsPanel({ kind, worker, workers, onClose }: Props) {
  const { t, day, count } = useText()
  const [trail, setTrail] = useState<readonly string[]>([])
  const after = trail.at(-1)
  const asked = useAsk(
    supervision.records,
    { kind, limit: 30, ...(worker !== null && { worker }), ...(after !== undefined && { after }) },
    { keep: true },
  )
  const today = dayOf(new Date())
  const whose = workers.find((row) => row.worker.id === worker)?.worker.name
  return (
    <SidePanel
      label={t(`supervision.waits.${kind}`)}
      title={whose ?? t('supervision.team')}
      about={asked.data && `${t(`supervision.waits.${kind}`)} ${count(asked.data.count, asked.data.more)}`}
      onClose={onClose}
      {...(asked.data &&
        (asked.data.next !== null || trail.length > 0) && {
          actions: (
            <>
              {trail.length > 0 && (
                <Button onClick={() => setTrail(trail.slice(0, -1))}>{t('supervision.back')}</Button>
              )}
              {asked.data.next !== null && (
                <Button onClick={() => setTrail([...trail, asked.data?.next ?? ''])}>
                  {t('supervision.further')}
                </Button>
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
        <p className="small muted">{t('supervision.noRecords')}</p>
      ) : (
        <ul className="stack">
          {asked.data.rows.map((row) => (
            <li key={row.id}>
              <GoLink href={`/cases/${row.caseId}/records`}>
                <b>{row.client === '' ? row.number : row.client}</b>
              </GoLink>
              <div className="tiny faint">
                {row.number}
                <Dot />
                {row.worker.name}
                <Dot />
                {t('supervision.served', { day: day(dayOf(row.occurredAt), { today }) })}
                {row.signedAt !== null && (
                  <>
                    <Dot />
                    {t('supervision.signed', { day: day(dayOf(row.signedAt), { today }) })}
                  </>
                )}
              </div>
              {row.twin !== null && (
                <p className="small">
                  <Tag tone="wait">{t('supervision.twin')}</Tag>{' '}
                  {t('supervision.twinOf', {
                    name: row.twin.worker.name,
                    day: day(dayOf(row.twin.occurredAt), { today }),
                  })}{' '}
                  {row.twin.case !== null && (
                    <GoLink href={`/cases/${row.twin.case.id}/records`} className="link">
                      {row.twin.case.number}
                    </GoLink>
                  )}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </SidePanel>
  )
}
