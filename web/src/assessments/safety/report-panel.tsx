import { type ReportFile, safety } from '@quancheng/contract/safety.ts'
import { useState } from 'react'
import { GoLink } from '../../app/go-link.tsx'
import { problemText } from '../../app/problem-text.ts'
import { useMay, useMe } from '../../app/session.ts'
import { useAsk } from '../../app/use-ask.ts'
import { useCommand } from '../../app/use-command.ts'
import { useProblem } from '../../app/use-problem.ts'
import { useText } from '../../text/use-text.tsx'
import { Button } from '../../ui/button.tsx'
import { Clock } from '../../ui/clock.tsx'
import { Dot } from '../../ui/dot.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Section } from '../../ui/page.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useToast } from '../../ui/toast.tsx'
import { OneWordForm } from '../instruments/one-word-form.tsx'
import { FileReportForm } from './report-forms.tsx'
import { useSafetyWords } from './safety-words.ts'

const REFRESH = ['/safety']

/** What the law says of it: the situations, the colour and what nobody has defined yet. */
function Definition({ file }: { readonly file: ReportFile }) {
  const { t, locale } = useText()
  const { kindOf } = useSafetyWords()
  const kind = kindOf(file.kind)
  const colour = kind?.colours.find(({ id }) => id === file.colour)
  const chosen = kind?.situations.filter(({ id }) => file.situations.includes(id)) ?? []
  const isOurs = chosen.every(({ colour: of }) => of.status === 'ours')
  return (
    <Section title={t('safety.report.situations')}>
      <ul className="safety-lines small">
        {chosen.map(({ id, name }) => (
          <li key={id}>{name[locale]}</li>
        ))}
      </ul>
      {kind && (
        <p className="tiny faint">
          {t('safety.report.source')}
          {kind.law.name[locale]}
        </p>
      )}
      {colour && (
        <p className="tiny faint">
          {t('safety.report.meaning', {
            colour: colour.name[locale],
            meaning: colour.meaning.value?.[locale] ?? t('safety.report.notSet'),
          })}{' '}
          {isOurs && <Tag>{t('safety.report.ours')}</Tag>}
        </p>
      )}
    </Section>
  )
}

interface Props {
  readonly reportId: string
  readonly onClose: () => void
}

/** One report: what was found, whose turn it is, the receipt. */
export function ReportPanel({ reportId, onClose }: Props) {
  const speech = useText()
  const { t, locale } = speech
  const me = useMe()
  const may = useMay()
  const toast = useToast()
  const { when, kindOf, nameOf } = useSafetyWords()
  const [doing, setDoing] = useState<'file' | 'decline' | 'agree' | 'send-back' | null>(null)
  const asked = useAsk(safety.report, { reportId })
  const confirming = useCommand(safety.confirmReport, {
    refresh: REFRESH,
    onDone: () => toast.say(t('safety.done.confirmed')),
  })
  const declining = useCommand(safety.declineReport, { refresh: REFRESH })
  const deciding = useCommand(safety.decideDecline, { refresh: REFRESH })
  const problem = useProblem(confirming)
  const declineProblem = useProblem(declining)
  const decideProblem = useProblem(deciding)
  const file = asked.data
  if (!file)
    return (
      <SidePanel label={t('safety.do.report')} title={t('safety.do.report')} onClose={onClose}>
        {asked.error ? (
          <ErrorState title={problemText(asked.error, speech)} onRetry={() => void asked.refetch()}>
            {t('app.regionBrokenWords')}
          </ErrorState>
        ) : (
          <Skeleton rows={6} />
        )}
      </SidePanel>
    )
  const on = { reportId, seen: file.revision }
  const isAnswering = may('assessments.decide')
  const mayDecide = isAnswering && file.state === 'declining' && file.declinedBy?.id !== me.accountId
  const authority = kindOf(file.kind)?.authorities.find(({ id }) => id === file.receipt?.authority)
  const close = () => setDoing(null)
  return (
    <SidePanel
      label={t('safety.do.report')}
      title={file.client?.name ?? file.who ?? t('safety.report.nobody')}
      about={t(`safety.report.state.${file.state}`)}
      onClose={onClose}
      actions={
        file.state !== 'reported' && (
          <>
            {isAnswering && file.state === 'found' && (
              <Button kind="primary" onClick={() => confirming.send(on)}>
                {t('safety.do.confirm')}
              </Button>
            )}
            <Button kind={file.state === 'confirmed' ? 'primary' : 'plain'} onClick={() => setDoing('file')}>
              {t('safety.do.file')}
            </Button>
            {mayDecide && (
              <>
                <Button onClick={() => setDoing('send-back')}>{t('safety.do.sendBack')}</Button>
                <Button kind="ghost" onClick={() => setDoing('agree')}>
                  {t('safety.do.agreeDecline')}
                </Button>
              </>
            )}
            {isAnswering && (file.state === 'found' || file.state === 'confirmed') && (
              <Button kind="ghost" onClick={() => setDoing('decline')}>
                {t('safety.do.decline')}
              </Button>
            )}
          </>
        )
      }
    >
      <div className="safety-file">
        {problem !== null && (
          <p className="small is-crisis" role="alert">
            {problem}
          </p>
        )}
        {file.dueAt !== null && <Clock due={file.dueAt} since={file.raisedAt} safety />}
        <p className="small muted">
          {nameOf(file.kind)}
          <Dot />
          {t('safety.report.raisedBy', { who: file.raisedBy.name })} {when(file.foundAt)}
        </p>
        {(file.caseId !== null || file.client) && may('cases.read') && (
          <GoLink
            className="link small"
            href={file.caseId === null ? `/clients/${file.client?.id ?? ''}` : `/cases/${file.caseId}`}
          >
            {t(file.caseId === null ? 'safety.report.client' : 'safety.report.open')}
          </GoLink>
        )}
        {file.receipt && (
          <Section title={t('safety.report.receipt')}>
            <p className="small">
              {t('safety.report.receiptTo', {
                authority: authority?.name[locale] ?? file.receipt.authority,
                to: file.receipt.to,
              })}
              {file.receipt.number !== null && (
                <>
                  <br />
                  {t('safety.report.receiptNumber', { number: file.receipt.number })}
                </>
              )}
            </p>
            <p className="tiny faint">
              {t('safety.report.receiptBy', {
                who: file.receipt.by.name,
                when: when(file.receipt.reportedAt),
              })}
            </p>
          </Section>
        )}
        <Definition file={file} />
        <Section title={t('safety.report.words')}>
          <p className="small measure">{file.words}</p>
        </Section>
        {file.confirmedBy && file.confirmedAt !== null && (
          <p className="small">
            {t('safety.report.confirmed', { who: file.confirmedBy.name, when: when(file.confirmedAt) })}
          </p>
        )}
        {file.declinedBy && file.reasons !== null && (
          <Section title={t('safety.report.declined', { who: file.declinedBy.name })}>
            <p className="small measure">{file.reasons}</p>
          </Section>
        )}
        {file.decidedBy && file.remark !== null && (
          <Section title={t('safety.report.decided', { who: file.decidedBy.name })}>
            <p className="small measure">{file.remark}</p>
          </Section>
        )}
      </div>
      {doing === 'file' && <FileReportForm file={file} onClose={close} />}
      {doing === 'decline' && (
        <OneWordForm
          draft={`report.decline.${file.id}`}
          title={t('safety.do.decline')}
          note={t('safety.report.decline.note')}
          label={t('safety.report.reasons')}
          submit={t('safety.do.decline')}
          missing={t('safety.reason.missing')}
          danger
          sending={declining.sending}
          problem={declineProblem}
          onSubmit={(reasons) =>
            declining.sendAsync({ ...on, reasons }).then(() => toast.say(t('safety.done.declineAsked')))
          }
          onClose={close}
        />
      )}
      {(doing === 'agree' || doing === 'send-back') && (
        <OneWordForm
          draft={`report.decide.${file.id}`}
          title={t(doing === 'agree' ? 'safety.do.agreeDecline' : 'safety.do.sendBack')}
          note={file.reasons ?? ''}
          label={t('safety.remark')}
          submit={t(doing === 'agree' ? 'safety.do.agreeDecline' : 'safety.do.sendBack')}
          missing={t('safety.remark.missing')}
          danger={doing === 'agree'}
          sending={deciding.sending}
          problem={decideProblem}
          onSubmit={(remark) =>
            deciding
              .sendAsync({ ...on, agreed: doing === 'agree', remark })
              .then(() => toast.say(t(doing === 'agree' ? 'safety.done.declined' : 'safety.done.sentBack')))
          }
          onClose={close}
        />
      )}
    </SidePanel>
  )
}
