import { cases } from '@quancheng/contract/cases.ts'
import { useState } from 'react'
import { GoLink } from '../app/go-link.tsx'
import { NotAnswered } from '../app/not-answered.tsx'
import { problemText } from '../app/problem-text.ts'
import { useMay } from '../app/session.ts'
import { useAsk } from '../app/use-ask.ts'
import { useCommand } from '../app/use-command.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { GoalBar } from '../ui/goal-bar.tsx'
import { Notice } from '../ui/notice.tsx'
import { RiskGlyph } from '../ui/risk-glyph.tsx'
import { SidePanel } from '../ui/side-panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useToast } from '../ui/toast.tsx'
import { caseAddress } from './case-address.ts'
import { channelWords } from './row-words.ts'

interface Props {
  readonly closureId: string
  readonly caseId: string
  readonly client: string
  readonly onClose: () => void
  /** Goes to the next one that waits. */
  readonly onDecided: () => void
}

/** One closure that waits: what was reached, what is missing and why, and the supervisor’s yes or no. */
export function ClosurePanel({ closureId, caseId, client, onClose, onDecided }: Props) {
  const speech = useText()
  const { t, day, coded } = speech
  const toast = useToast()
  const may = useMay()
  const [returning, setReturning] = useState(false)
  const [remark, setRemark] = useState('')
  const asked = useAsk(cases.file, { caseId })
  const decide = useCommand(cases.decideClosure, { refresh: ['/today', '/cases'] })
  const file = asked.data
  const closure = file?.closures.find((each) => each.id === closureId)
  const today = dayOf(new Date())
  const send = (approved: boolean) => {
    if (!closure) return
    decide
      .sendAsync({ closureId, seen: closure.revision, approved, remark: approved ? null : remark.trim() })
      .then(() => {
        toast.say(t(approved ? 'today.closure.approved' : 'today.closure.returned', { client }))
        setReturning(false)
        onDecided()
      })
      .catch(() => undefined)
  }
  const problem = decide.refused ?? decide.conflict
  const problemWords = problem
    ? problemText(problem, speech)
    : decide.unreachable
      ? t('refusal.unreachable')
      : null
  const decides = closure?.state === 'requested' && (file?.may.approve ?? may('cases.approve'))
  return (
    <SidePanel
      label={t('today.closure.panel')}
      title={client}
      about={file?.number}
      onClose={onClose}
      {...(decides && {
        actions: (
          <>
            <Button kind="primary" disabled={decide.sending} onClick={() => send(true)}>
              {t('today.closure.approve')}
            </Button>
            <Button kind="ghost" disabled={decide.sending} onClick={() => setReturning(true)}>
              {t('today.closure.return')}
            </Button>
          </>
        ),
      })}
    >
      {file && closure ? (
        <>
          <div className="line wrap" style={{ gap: 14, marginTop: 4 }}>
            <RiskGlyph risk={file.risk} sentence />
            <GoLink href={caseAddress(caseId)} className="link small">
              {t('today.closure.open')}
            </GoLink>
          </div>
          <dl className="facts" style={{ marginTop: 10 }}>
            <dt>{t('today.closure.reason')}</dt>
            <dd>{coded('reason', `today.${closure.reason}`, {}) ?? closure.reason}</dd>
            <dt>{t('today.closure.asked')}</dt>
            <dd>
              {closure.askedBy.name} {day(dayOf(closure.askedAt), { today })}
            </dd>
            <dt>{t('today.closure.services')}</dt>
            <dd>
              {t('today.closure.servicesCount', {
                count: file.records.filter((record) => record.state === 'signed').length,
              })}
            </dd>
          </dl>
          <h3>{t('today.closure.summary')}</h3>
          <p className="measure" style={{ whiteSpace: 'pre-line' }}>
            {closure.summary}
          </p>
          {closure.missing.length > 0 && (
            <div style={{ marginTop: 12 }}>
              <Notice
                tone="next"
                title={<b>{t('today.closure.missing', { count: closure.missing.length })}</b>}
              >
                {closure.missing
                  .map((paper) => coded('paper', `today.${paper}`, {}) ?? paper)
                  .join(t('today.comma'))}
                {closure.missingReason !== null && (
                  <>
                    <br />
                    {t('today.closure.missingReason', { reason: closure.missingReason })}
                  </>
                )}
              </Notice>
            </div>
          )}
          <h3>{t('today.closure.goals')}</h3>
          {file.goals.length === 0 && <p className="small muted">{t('today.closure.noGoals')}</p>}
          <ul className="stack">
            {file.goals.map((goal) => (
              <li key={goal.id} className="small">
                {goal.text}
                <GoalBar share={goal.progress} />
              </li>
            ))}
          </ul>
          <h3>{t('today.closure.followUps')}</h3>
          <p className="small muted">
            {file.followUps.filter((each) => each.state === 'planned').length === 0
              ? t('today.closure.noFollowUps')
              : file.followUps
                  .filter((each) => each.state === 'planned')
                  .map((each) => `${day(each.plannedOn, { today })} ${channelWords(each.method, speech)}`)
                  .join(t('today.comma'))}
          </p>
          {!returning && problemWords !== null && (
            <p className="small is-crisis" role="alert" style={{ marginTop: 12 }}>
              {problemWords}
            </p>
          )}
        </>
      ) : asked.error ? (
        <NotAnswered asked={asked} />
      ) : (
        <Skeleton rows={6} padded={false} />
      )}
      {returning && (
        <Dialog
          title={t('today.closure.returnTitle', { client })}
          note={t('today.closure.returnNote')}
          width={520}
          onClose={() => setReturning(false)}
          actions={
            <>
              <Button onClick={() => setReturning(false)}>{t('ui.cancel')}</Button>
              <Button
                kind="primary"
                disabled={decide.sending || remark.trim() === ''}
                onClick={() => send(false)}
              >
                {t('today.closure.returnIt')}
              </Button>
            </>
          }
        >
          <Field
            above
            required
            label={t('today.closure.remark')}
            error={problemWords}
            hint={remark.trim() === '' ? t('today.closure.remarkHint') : null}
          >
            {(control) => (
              <textarea
                {...control}
                className="input"
                value={remark}
                onChange={(event) => setRemark(event.target.value)}
              />
            )}
          </Field>
        </Dialog>
      )}
    </SidePanel>
  )
}
