import { SUMMARY_FILES, summaries } from '@quancheng/contract/summaries.ts'
import { useState } from 'react'
import type { z } from 'zod'
import { ask } from '../../app/ask.ts'
import { download } from '../../app/download.ts'
import { NotAnswered } from '../../app/not-answered.tsx'
import { problemText } from '../../app/problem-text.ts'
import { useAsk } from '../../app/use-ask.ts'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Section } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useToast } from '../../ui/toast.tsx'
import type { File } from '../file.ts'
import { useForm } from '../use-form.ts'
import { SummaryText } from './summary-text.tsx'

interface Props {
  readonly file: File
}

type Row = z.output<typeof summaries.summaries.output>['rows'][number]

const TONES = {
  waiting: 'wait',
  accepted: 'ok',
  stuck: 'crisis',
  withheld: 'wait',
  replaced: 'quiet',
  'set-aside': 'quiet',
} as const

/** Where one version stands at one destination: in the record since when, or why not. */
function Sent({ sent }: { readonly sent: Row['sent'][number] }) {
  const { t, day, time, coded } = useText()
  const today = dayOf(new Date())
  const at = (instant: string) => `${day(dayOf(instant), { today })} ${time(instant)}`
  return (
    <li className="line wrap small">
      <Tag tone={TONES[sent.state]} {...(sent.state === 'accepted' && { icon: 'check' as const })}>
        {t(`cases.summary.state.${sent.state}`)}
      </Tag>
      <span>{sent.destination}</span>
      {sent.acceptedAt !== null && (
        <span className="muted">
          {t('cases.summary.receipt', { at: at(sent.acceptedAt), ack: sent.ack ?? '—' })}
        </span>
      )}
      {sent.state !== 'accepted' && sent.problem !== null && (
        <span className="is-now">{coded('delivery', `exchange.${sent.problem}`, {}) ?? sent.problem}</span>
      )}
      {sent.state === 'waiting' && sent.lastAt !== null && (
        <span className="muted">{t('cases.summary.lastTry', { at: at(sent.lastAt) })}</span>
      )}
    </li>
  )
}

/** A signed version as a file, for a record that takes files only. */
function Files({ summaryId }: { readonly summaryId: string }) {
  const speech = useText()
  const toast = useToast()
  const [making, setMaking] = useState(false)
  const take = async (as: (typeof SUMMARY_FILES)[number]) => {
    setMaking(true)
    try {
      download(await ask(summaries.summaryDocument, { summaryId, as }))
    } catch (error) {
      toast.warn(problemText(error, speech))
    } finally {
      setMaking(false)
    }
  }
  return (
    <p className="line wrap">
      {SUMMARY_FILES.map((as) => (
        <Button key={as} small kind="ghost" icon="download" disabled={making} onClick={() => void take(as)}>
          {speech.t(`cases.summary.as.${as}`)}
        </Button>
      ))}
    </p>
  )
}

/** The summaries signed for the ward, and whether the hospital's record has them. */
export function SummarySection({ file }: Props) {
  const { t, day, time } = useText()
  const { open } = useForm()
  const asked = useAsk(summaries.summaries, { caseId: file.id }, { every: 30_000 })
  const today = dayOf(new Date())
  const rows = asked.data?.rows ?? []
  return (
    <Section
      shape="padded"
      title={t('cases.summary')}
      count={rows.length}
      action={
        file.may.write &&
        file.state !== 'closed' && (
          <Button small icon="plus" onClick={() => open('summary')}>
            {t(rows.length === 0 ? 'cases.summary.write' : 'cases.summary.anew')}
          </Button>
        )
      }
    >
      {asked.error ? (
        <NotAnswered asked={asked} />
      ) : asked.data === undefined ? (
        <Skeleton rows={2} />
      ) : rows.length === 0 ? (
        <p className="small faint">{t('cases.summary.none')}</p>
      ) : (
        <ul className="case-lines">
          {rows.map((row) => (
            <li key={row.id}>
              <div className="grow">
                <div className="line wrap">
                  <b>{t('cases.summary.version', { version: row.version })}</b>
                  <span className="small muted">
                    {t('cases.summary.by', {
                      who: row.signedBy.name,
                      at: `${day(dayOf(row.signedAt), { today })} ${time(row.signedAt)}`,
                    })}
                  </span>
                </div>
                {row.sent.length === 0 ? (
                  <p className="small is-now">{t('cases.summary.nowhere')}</p>
                ) : (
                  <ul>
                    {row.sent.map((sent) => (
                      <Sent key={sent.destination} sent={sent} />
                    ))}
                  </ul>
                )}
                {file.may.print && <Files summaryId={row.id} />}
                <details>
                  <summary className="small link">{t('cases.summary.read')}</summary>
                  <SummaryText body={row.body} />
                </details>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

/** When a stay or a case ends, the ward should know how it stands: said once, until there is a summary. */
export function SummaryProposal({ file }: Props) {
  const { t } = useText()
  const { open } = useForm()
  const isLeaving = file.tasks.some(
    ({ facts, state }) => facts.code === 'discharge-check' && state === 'open',
  )
  const isEnding = file.state === 'closing' || (file.state === 'open' && isLeaving)
  const asked = useAsk(summaries.summaries, { caseId: file.id }, { ready: isEnding && file.may.write })
  if (!isEnding || !file.may.write || asked.data === undefined || asked.data.rows.length > 0) return null
  return (
    <div className="section">
      <Notice
        tone="next"
        title={t('cases.summary.propose')}
        actions={
          <Button small onClick={() => open('summary')}>
            {t('cases.summary.write')}
          </Button>
        }
      >
        {t('cases.summary.proposeWords')}
      </Notice>
    </div>
  )
}
