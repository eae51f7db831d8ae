import { clients } from '@quancheng/contract/clients.ts'
import { useState } from 'react'
import { problemText } from '../../app/problem-text.ts'
import { useAsk } from '../../app/use-ask.ts'
import type { useCommand } from '../../app/use-command.ts'
import { useProblem } from '../../app/use-problem.ts'
import { useText } from '../../text/use-text.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Section } from '../../ui/page.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Tag } from '../../ui/tag.tsx'

const TONES = { new: 'ok', known: 'primary', problem: 'now' } as const
const SHOWN = 200

interface Props {
  readonly batchId: string
  readonly mapping: Readonly<Record<string, string>>
  readonly run: ReturnType<typeof useCommand<typeof clients.runImport>>
  readonly onCancel: () => void
}

/** Every row under the columns chosen: new, known already, or with what is wrong in it; then all of it or nothing. */
export function ImportChecks({ batchId, mapping, run, onCancel }: Props) {
  const speech = useText()
  const { t, coded, refusal, number } = speech
  const hasName = Object.values(mapping).includes('name')
  const preview = useAsk(clients.previewImport, { batchId, mapping }, { ready: hasName, keep: true })
  const [which, setWhich] = useState<'problems' | 'all'>('problems')
  const problem = useProblem(run)
  const counts = preview.data?.counts
  const entering = counts ? counts.new + counts.known : 0
  const problems = counts?.problem ?? 0
  const rows = (preview.data?.rows ?? []).filter(
    (row) => which === 'all' || problems === 0 || row.outcome === 'problem',
  )
  const said = ({ column, code, value }: (typeof rows)[number]['problems'][number]) => {
    const what =
      coded('importProblem', `clients.${code}`, {}) ??
      (code.startsWith('id-number') ? refusal(`clients.${code}`, { field: column }) : code)
    return t('clients.import.said', { column, what, value: value === '' ? '' : ` “${value}”` })
  }
  const send = (skipProblems: boolean) => {
    if (!run.sending) run.send({ batchId, mapping, skipProblems })
  }
  return (
    <>
      <Section title={t('clients.import.check')} shape="padded">
        {!hasName ? (
          <Notice tone="next" title={t('clients.refusal.import-column-missing')} />
        ) : preview.error ? (
          <Notice tone="next" icon="warning" title={problemText(preview.error, speech)} />
        ) : !counts ? (
          <Skeleton rows={4} height={36} padded={false} />
        ) : (
          <div className="stack">
            <div className="line wrap">
              <p>
                {t('clients.import.counts', {
                  fresh: number(counts.new),
                  known: number(counts.known),
                })}{' '}
                {problems > 0 && (
                  <b className="is-now">{t('clients.import.problems', { count: problems })}</b>
                )}
              </p>
              <span className="grow" />
              {problems > 0 && (
                <Segmented
                  label={t('clients.import.which')}
                  value={which}
                  onChange={setWhich}
                  options={[
                    { value: 'problems', label: t('clients.import.which.problems') },
                    { value: 'all', label: t('clients.import.which.all') },
                  ]}
                />
              )}
            </div>
            <table className="table flush import-rows">
              <thead>
                <tr>
                  <th>{t('clients.import.row')}</th>
                  <th>{t('clients.field.name')}</th>
                  <th>{t('clients.import.outcomes')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.slice(0, SHOWN).map((row) => (
                  <tr key={row.row}>
                    <td className="muted">{row.row}</td>
                    <td className="nowrap">{row.name}</td>
                    <td>
                      <span className="line wrap">
                        <Tag tone={TONES[row.outcome]}>{t(`clients.import.outcome.${row.outcome}`)}</Tag>
                        <span className="small">{row.problems.map(said).join(t('clients.semicolon'))}</span>
                      </span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            {rows.length > SHOWN && (
              <p className="small muted">{t('clients.import.shown', { count: SHOWN })}</p>
            )}
          </div>
        )}
      </Section>
      <div className="section stack">
        <Notice tone="quiet" title={t('clients.import.whole')} />
        {problem !== null && (
          <p className="small is-crisis" role="alert">
            {problem}
          </p>
        )}
        <div className="line wrap">
          {counts !== undefined && hasName && problems === 0 && (
            <Button kind="primary" onClick={() => send(false)} aria-disabled={run.sending || undefined}>
              {t('clients.import.run', { count: entering })}
            </Button>
          )}
          {counts !== undefined && hasName && problems > 0 && entering > 0 && (
            <Button kind="primary" onClick={() => send(true)} aria-disabled={run.sending || undefined}>
              {t('clients.import.runSkip', { count: entering, skipped: problems })}
            </Button>
          )}
          {problems > 0 && <span className="small muted">{t('clients.import.orFix')}</span>}
          <Button kind="ghost" onClick={onCancel}>
            {t('clients.import.cancel')}
          </Button>
        </div>
      </div>
    </>
  )
}
