import { cases } from '@quancheng/contract/cases.ts'
import {
  ATTEMPT_RESULTS,
  type AttemptResult,
  BEREAVEMENT_DOMAINS,
  FOLLOW_UP_DOMAINS,
} from '@quancheng/rules/follow-up.ts'
import { CHANNELS, type Channel } from '@quancheng/rules/record.ts'
import { useState } from 'react'
import { useCommand } from '../../app/use-command.ts'
import { useDraft } from '../../app/use-draft.ts'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { ChoiceField, TextField, TimeField } from '../../ui/simple-fields.tsx'
import { useToast } from '../../ui/toast.tsx'
import type { File, FollowUp } from '../file.ts'
import { addDays, fromLocal, toLocal } from '../local-time.ts'
import { useProblem } from '../use-problem.ts'

function useChannels() {
  const { t } = useText()
  return CHANNELS.map((value) => ({ value, label: t(`cases.channel.${value}`) }))
}

interface PlanProps {
  readonly file: File
  readonly onClose: () => void
}

/** Plans to ask again. */
export function PlanFollowUpForm({ file, onClose }: PlanProps) {
  const { t } = useText()
  const toast = useToast()
  const channels = useChannels()
  const today = dayOf(new Date())
  const [plannedOn, setPlannedOn] = useState(addDays(today, 7))
  const [method, setMethod] = useState<Channel>('phone')
  const command = useCommand(cases.planFollowUp, { refresh: ['/cases', '/today'] })
  const problem = useProblem(command)
  return (
    <FormDialog
      title={t('cases.followUp.plan')}
      submit={t('cases.save')}
      sending={command.sending}
      problem={problem}
      dirty={false}
      onSubmit={() => {
        if (plannedOn === '') return
        command.sendAsync({ caseId: file.id, plannedOn, method, assigneeId: null }).then(
          () => {
            toast.say(t('cases.saved'))
            onClose()
          },
          () => undefined,
        )
      }}
      onClose={onClose}
    >
      <TimeField
        kind="date"
        label={t('cases.followUp.on')}
        value={plannedOn}
        min={today}
        onChange={setPlannedOn}
        error={plannedOn === '' ? t('cases.followUp.onMissing') : null}
      />
      <ChoiceField
        label={t('cases.followUp.method')}
        value={method}
        onChange={setMethod}
        choices={channels}
      />
    </FormDialog>
  )
}

interface OneProps {
  readonly followUp: FollowUp
  readonly onClose: () => void
}

/** An attempt that did not reach the person. */
export function TryFollowUpForm({ followUp, onClose }: OneProps) {
  const { t } = useText()
  const toast = useToast()
  const channels = useChannels()
  const today = dayOf(new Date())
  const [method, setMethod] = useState<Channel>(followUp.method)
  const [result, setResult] = useState<AttemptResult>('no-answer')
  const [again, setAgain] = useState(addDays(today, 2))
  const command = useCommand(cases.tryFollowUp, { refresh: ['/cases', '/today'] })
  const problem = useProblem(command)
  return (
    <FormDialog
      title={t('cases.followUp.tryTitle')}
      note={t('cases.followUp.tryNote', { count: followUp.attempts.length + 1 })}
      submit={t('cases.save')}
      sending={command.sending}
      problem={problem}
      dirty={false}
      onSubmit={() => {
        command
          .sendAsync({
            followUpId: followUp.id,
            seen: followUp.revision,
            method,
            result,
            again: again === '' || result === 'refused' ? null : again,
          })
          .then(
            ({ state }) => {
              toast.say(t(state === 'unreachable' ? 'cases.followUp.nowUnreachable' : 'cases.followUp.tried'))
              onClose()
            },
            () => undefined,
          )
      }}
      onClose={onClose}
    >
      <ChoiceField
        label={t('cases.followUp.method')}
        value={method}
        onChange={setMethod}
        choices={channels}
      />
      <ChoiceField
        label={t('cases.followUp.result')}
        value={result}
        onChange={setResult}
        choices={ATTEMPT_RESULTS.filter((value) => value !== 'reached').map((value) => ({
          value,
          label: t(`cases.attempt.${value}`),
        }))}
      />
      {result !== 'refused' && (
        <TimeField
          kind="date"
          optional
          label={t('cases.followUp.again')}
          min={today}
          value={again}
          onChange={setAgain}
        />
      )}
    </FormDialog>
  )
}

const ANSWERS = ['good', 'fair', 'poor', 'not-asked'] as const
type Domains = FollowUp['domains']

/** What the person said: five domains in a word each, what was found, what comes next. */
export function DoFollowUpForm({ followUp, onClose }: OneProps) {
  const { t } = useText()
  const toast = useToast()
  const channels = useChannels()
  const [tried, setTried] = useState(false)
  const today = dayOf(new Date())
  const { fields, change, dirty, forget } = useDraft(`follow-up.${followUp.id}`, {
    method: followUp.method,
    doneAt: toLocal(new Date()),
    domains: {} as Domains,
    finding: '',
    newNeeds: '',
    next: '',
    nextOn: '',
  })
  const command = useCommand(cases.doFollowUp, { refresh: ['/cases', '/today'] })
  const problem = useProblem(command)
  const doneAt = fromLocal(fields.doneAt)
  return (
    <FormDialog
      width={700}
      title={
        followUp.withContact
          ? `${t('cases.bereavement')} · ${followUp.withContact.name}`
          : t('cases.followUp.doTitle')
      }
      submit={t('cases.record.write')}
      sending={command.sending}
      problem={problem}
      dirty={dirty}
      onSubmit={() => {
        setTried(true)
        if (fields.finding.trim() === '' || doneAt === null) return
        command
          .sendAsync({
            followUpId: followUp.id,
            seen: followUp.revision,
            method: fields.method,
            doneAt,
            domains: fields.domains,
            finding: fields.finding,
            newNeeds: fields.newNeeds.trim() || null,
            next: fields.next.trim() || null,
            nextOn: fields.nextOn === '' ? null : fields.nextOn,
          })
          .then(
            () => {
              forget()
              toast.say(t('cases.followUp.done'))
              onClose()
            },
            () => undefined,
          )
      }}
      onClose={() => {
        forget()
        onClose()
      }}
    >
      <ChoiceField
        label={t('cases.followUp.method')}
        value={fields.method}
        onChange={(method) => change({ method })}
        choices={channels}
      />
      <TimeField
        kind="datetime-local"
        label={t('cases.record.when')}
        value={fields.doneAt}
        max={toLocal(new Date())}
        onChange={(at) => change({ doneAt: at })}
      />
      {(followUp.purpose === 'bereavement' ? BEREAVEMENT_DOMAINS : FOLLOW_UP_DOMAINS).map((domain) => (
        <ChoiceField
          key={domain}
          label={t(`cases.fuDomain.${domain}`)}
          value={fields.domains[domain] ?? null}
          onChange={(answer) => change({ domains: { ...fields.domains, [domain]: answer } })}
          choices={ANSWERS.map((value) => ({ value, label: t(`cases.fuAnswer.${value}`) }))}
        />
      ))}
      <TextField
        long
        label={t('cases.followUp.finding')}
        value={fields.finding}
        error={tried && fields.finding.trim() === '' ? t('follow-up.refusal.finding-missing') : null}
        onChange={(finding) => change({ finding })}
      />
      <TextField
        optional
        label={t('cases.followUp.newNeeds')}
        value={fields.newNeeds}
        onChange={(newNeeds) => change({ newNeeds })}
      />
      <TextField
        optional
        label={t('cases.record.nextStep')}
        value={fields.next}
        onChange={(next) => change({ next })}
      />
      <TimeField
        kind="date"
        optional
        label={t('cases.followUp.nextOn')}
        min={today}
        value={fields.nextOn}
        onChange={(nextOn) => change({ nextOn })}
      />
    </FormDialog>
  )
}
