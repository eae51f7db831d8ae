import { cases } from '@quancheng/contract/cases.ts'
import { CLOSURE_REASONS, type ClosureReason } from '@quancheng/rules/closure.ts'
import { CHANNELS, type Channel } from '@quancheng/rules/record.ts'
import { isUnsettled } from '@quancheng/rules/safety.ts'
import { useState } from 'react'
import { GoLink } from '../../app/go-link.tsx'
import { useCommand } from '../../app/use-command.ts'
import { useDraft } from '../../app/use-draft.ts'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { Button } from '../../ui/button.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ChoiceField, SelectField, TextField } from '../../ui/simple-fields.tsx'
import { useToast } from '../../ui/toast.tsx'
import { caseHref, paperHref } from '../case-address.ts'
import type { Closure, File } from '../file.ts'
import { addDays } from '../local-time.ts'
import { usePaperNames } from '../use-paper-names.ts'
import { useProblem } from '../use-problem.ts'
import { useReasonName } from './use-reason-name.ts'

interface Props {
  readonly file: File
  readonly onClose: () => void
}

/** The papers the course still asks for before it ends, as far as the file says. */
function stillMissing(file: File): readonly string[] {
  const papers = file.steps
    .filter((step) => !step.skipped && step.stage !== 'follow-up')
    .flatMap((step) => step.papers)
    .filter(({ paper, there }) => !there && paper !== 'closure-summary' && paper !== 'follow-up-plan')
    .map(({ paper }) => paper)
  const unjudged = file.goals.some((goal) => goal.state === 'open') ? ['goal-result'] : []
  return [...new Set([...papers, ...unjudged])]
}

/** Offered to choose from; the house’s own rhythm comes first when it has set one. */
const OFFSETS = [7, 30, 90] as const

/** The worker asks to end the case: why, what is missing and why, and when somebody asks afterwards. */
export function CloseForm({ file, onClose }: Props) {
  const { t, day } = useText()
  const toast = useToast()
  const papers = usePaperNames()
  const reasonName = useReasonName()
  const [tried, setTried] = useState(false)
  const today = dayOf(new Date())
  const { fields, change, dirty, forget } = useDraft(`close.${file.id}`, {
    reason: 'goal-met' as ClosureReason,
    summary: '',
    missingReason: '',
    method: 'phone' as Channel,
    days: [] as readonly string[],
    other: '',
  })
  const command = useCommand(cases.askClosure, { refresh: ['/cases', '/today'] })
  const problem = useProblem(command)
  const missing = stillMissing(file)
  const safety = file.safety.filter((task) => isUnsettled({ kind: 'safety', state: task.state })).length
  const drafts = file.records.filter((record) => record.state === 'draft').length
  const toggle = (on: string) =>
    change({
      days: fields.days.includes(on)
        ? fields.days.filter((each) => each !== on)
        : [...fields.days, on].toSorted(),
    })
  const submit = () => {
    setTried(true)
    if (safety > 0 || fields.summary.trim() === '') return
    if (missing.length > 0 && fields.missingReason.trim() === '') return
    command
      .sendAsync({
        caseId: file.id,
        seen: file.revision,
        reason: fields.reason,
        summary: fields.summary,
        missingReason: fields.missingReason.trim() || null,
        followUps: fields.days.map((plannedOn) => ({ plannedOn, method: fields.method })),
      })
      .then(
        () => {
          forget()
          toast.say(t('cases.closure.askedNow'))
          onClose()
        },
        () => undefined,
      )
  }
  return (
    <FormDialog
      width={700}
      title={t('cases.closure.title', { name: file.client.name })}
      note={t('cases.closure.another')}
      submit={t('cases.do.close')}
      sending={command.sending}
      problem={problem}
      dirty={dirty}
      onSubmit={submit}
      onClose={() => {
        forget()
        onClose()
      }}
    >
      {safety > 0 && (
        <Notice tone="risk" title={<b>{t('cases.closure.safety', { count: safety })}</b>}>
          {t('cases.closure.safetyWords')}
        </Notice>
      )}
      {drafts > 0 && (
        <Notice tone="next" title={<b>{t('cases.closure.drafts', { count: drafts })}</b>}>
          <GoLink href={`${caseHref(file.id, 'records')}?show=drafts`} className="link">
            {t('cases.closure.toDrafts')}
          </GoLink>
        </Notice>
      )}
      {missing.length > 0 && (
        <Notice tone="next" title={<b>{t('cases.closure.missingCount', { count: missing.length })}</b>}>
          {missing.map((paper, index) => (
            <span key={paper}>
              {index > 0 && t('cases.comma')}
              <GoLink href={paperHref(file.id, paper)} className="link">
                {papers.name(paper)}
              </GoLink>
            </span>
          ))}
          {t('cases.closure.orWhy')}
        </Notice>
      )}
      <SelectField
        label={t('cases.closure.reason')}
        value={fields.reason}
        onChange={(value) =>
          change({ reason: CLOSURE_REASONS.find((reason) => reason === value) ?? fields.reason })
        }
        choices={CLOSURE_REASONS.map((value) => ({ value, label: reasonName(value) }))}
      />
      <TextField
        long
        label={t('cases.closure.summary')}
        value={fields.summary}
        error={tried && fields.summary.trim() === '' ? t('cases.closure.summaryMissing') : null}
        onChange={(summary) => change({ summary })}
      />
      {missing.length > 0 && (
        <TextField
          label={t('cases.closure.whyMissing')}
          value={fields.missingReason}
          error={tried && fields.missingReason.trim() === '' ? t('cases.closure.whyMissingMissing') : null}
          onChange={(missingReason) => change({ missingReason })}
        />
      )}
      {fields.reason !== 'death' && (
        <>
          <div className="field">
            <span className="label">{t('cases.closure.followUps')}</span>
            <div className="control">
              <div className="line wrap">
                {[...new Set([...OFFSETS.map((days) => addDays(today, days)), ...fields.days])]
                  .toSorted()
                  .map((on) => (
                    <Button
                      key={on}
                      small
                      kind={fields.days.includes(on) ? 'primary' : 'plain'}
                      aria-pressed={fields.days.includes(on)}
                      onClick={() => toggle(on)}
                    >
                      {day(on, { today, weekday: true })}
                    </Button>
                  ))}
                <input
                  type="date"
                  className="input"
                  style={{ width: 150 }}
                  min={today}
                  aria-label={t('cases.closure.otherDay')}
                  value={fields.other}
                  onChange={(event) => {
                    const on = event.target.value
                    if (on === '') change({ other: '' })
                    else change({ other: '', days: [...new Set([...fields.days, on])].toSorted() })
                  }}
                />
              </div>
              <div className="hint">{t('cases.closure.followUpsHint')}</div>
            </div>
          </div>
          {fields.days.length > 0 && (
            <ChoiceField
              label={t('cases.followUp.method')}
              value={fields.method}
              onChange={(method) => change({ method })}
              choices={CHANNELS.map((value) => ({ value, label: t(`cases.channel.${value}`) }))}
            />
          )}
        </>
      )}
    </FormDialog>
  )
}

interface DecideProps extends Props {
  readonly closure: Closure
}

/** The supervisor approves, or sends it back with a word. */
export function DecideForm({ file, closure, onClose }: DecideProps) {
  const { t } = useText()
  const toast = useToast()
  const papers = usePaperNames()
  const reasonName = useReasonName()
  const [remark, setRemark] = useState('')
  const [missing, setMissing] = useState(false)
  const command = useCommand(cases.decideClosure, { refresh: ['/cases', '/today'] })
  const problem = useProblem(command)
  const decide = (approved: boolean) => {
    if (!approved && remark.trim() === '') return setMissing(true)
    command
      .sendAsync({ closureId: closure.id, seen: closure.revision, approved, remark: remark.trim() || null })
      .then(
        () => {
          toast.say(t(approved ? 'cases.closure.approvedNow' : 'cases.closure.returnedNow'))
          onClose()
        },
        () => undefined,
      )
  }
  return (
    <FormDialog
      title={t('cases.closure.decide', { name: file.client.name })}
      submit={t('cases.closure.approve')}
      sending={command.sending}
      problem={problem}
      dirty={remark !== ''}
      others={<Button onClick={() => decide(false)}>{t('cases.closure.return')}</Button>}
      onSubmit={() => decide(true)}
      onClose={onClose}
    >
      <p>
        <b>{reasonName(closure.reason)}</b> {closure.summary}
      </p>
      {closure.missing.length > 0 && (
        <p className="small is-now">
          {t('cases.closure.missing', { papers: papers.list(closure.missing) })}
          {closure.missingReason && ` ${t('cases.closure.missingReason', { reason: closure.missingReason })}`}
        </p>
      )}
      <TextField
        long
        optional
        label={t('cases.closure.remarkLabel')}
        value={remark}
        onChange={setRemark}
        hint={t('cases.closure.remarkHint')}
        error={missing && remark.trim() === '' ? t('closure.refusal.remark-missing') : null}
      />
    </FormDialog>
  )
}

/** A closed case opens again, with a reason. */
export function ReopenForm({ file, onClose }: Props) {
  const { t } = useText()
  const toast = useToast()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(cases.reopen, { refresh: ['/cases', '/today'] })
  const problem = useProblem(command)
  return (
    <FormDialog
      title={t('cases.do.reopen')}
      submit={t('cases.closure.reopen')}
      sending={command.sending}
      problem={problem}
      dirty={reason !== ''}
      onSubmit={() => {
        setTried(true)
        if (reason.trim() === '') return
        command.sendAsync({ caseId: file.id, seen: file.revision, reason }).then(
          () => {
            toast.say(t('cases.closure.reopenedNow'))
            onClose()
          },
          () => undefined,
        )
      }}
      onClose={onClose}
    >
      <TextField
        long
        first
        label={t('cases.closure.reopenWhy')}
        value={reason}
        onChange={setReason}
        error={tried && reason.trim() === '' ? t('cases.refusal.reason-missing') : null}
      />
    </FormDialog>
  )
}
