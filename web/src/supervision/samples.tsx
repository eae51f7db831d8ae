import type { supervision } from '@quancheng/contract/supervision.ts'
import type { z } from 'zod'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Dot } from '../ui/dot.tsx'
import { useListKeys } from '../ui/use-keys.tsx'

type Sample = z.output<typeof supervision.samples.output>['rows'][number]

interface Props {
  readonly rows: readonly Sample[]
  readonly onOpen: (id: string) => void
}

/** Samples drawn so far, and how far each side has come. */
export function Samples({ rows, onOpen }: Props) {
  const { t, day } = useText()
  const list = useListKeys({ next: t('ui.keys.next'), previous: t('ui.keys.previous') })
  const today = dayOf(new Date())
  if (rows.length === 0) return <p className="small muted">{t('supervision.noSamples')}</p>
  return (
    <div {...list}>
      <ul className="samples">
        {rows.map((row) => (
          <li key={row.id}>
            <button type="button" data-row="" onClick={() => onOpen(row.id)}>
              <b>
                {t(`supervision.pool.${row.pool}`, { count: row.drawn })}
                {row.from !== null &&
                  row.to !== null &&
                  ` ${t('supervision.span', { from: day(row.from), to: day(row.to) })}`}
              </b>
              <span className="small muted">
                {t('supervision.done', {
                  self: row.done.self,
                  supervisor: row.done.supervisor,
                  third: row.done['third-party'],
                })}
              </span>
              <span className="tiny faint">
                {day(dayOf(row.drawnAt), { today })}
                <Dot />
                {row.drawnBy.name}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
