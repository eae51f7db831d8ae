import type { clients } from '@quancheng/contract/clients.ts'
import type { z } from 'zod'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { Section } from '../../ui/page.tsx'
import { Progress } from '../../ui/progress.tsx'
import { Tag } from '../../ui/tag.tsx'

const TONES = {
  preview: 'quiet',
  running: 'primary',
  done: 'ok',
  failed: 'crisis',
  cancelled: 'quiet',
} as const

interface Props {
  readonly rows: z.output<typeof clients.imports.output>
  readonly onCancel: (batchId: string) => void
}

/** Imports of this organisation: one that runs goes on without this page, and is found again here. */
export function ImportList({ rows, onCancel }: Props) {
  const { t, day, time, number } = useText()
  const today = dayOf(new Date())
  if (rows.length === 0) return null
  return (
    <Section title={t('clients.imports')} shape="padded">
      <ul className="client-lines import-list">
        {rows.map((row) =>
          row.state === 'running' ? (
            <li key={row.id}>
              <div className="grow">
                <Progress
                  title={t('clients.import.running', { file: row.fileName })}
                  note={t('clients.import.leave')}
                  done={row.done}
                  total={row.total - row.problems}
                  unit={t('clients.import.unit')}
                  actions={
                    <button type="button" className="link" onClick={() => onCancel(row.id)}>
                      {t('clients.import.stop')}
                    </button>
                  }
                />
              </div>
            </li>
          ) : (
            <li key={row.id}>
              <Tag tone={TONES[row.state]}>{t(`clients.import.state.${row.state}`)}</Tag>
              <span className="grow clip">
                {row.fileName}{' '}
                <span className="small muted">
                  {row.state === 'done'
                    ? t('clients.import.done', { done: number(row.done), skipped: number(row.problems) })
                    : row.state === 'preview'
                      ? t('clients.import.waiting', { count: row.total })
                      : t('clients.import.nothing')}
                </span>
              </span>
              <span className="small faint nowrap">
                {row.by} {day(dayOf(row.at), { today })} {time(row.at)}
              </span>
            </li>
          ),
        )}
      </ul>
    </Section>
  )
}
