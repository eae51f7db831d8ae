import { assessments, type SafetyTask } from '@quancheng/contract/assessments.ts'
import {
  SAFETY_ACTIONS,
  SAFETY_LEVELS,
  type SafetyAction,
  type SafetyLevel,
  SUGGESTED_ACTIONS,
} from '@quancheng/rules/safety.ts'
import { useState } from 'react'
import { useCommand } from '../../app/use-command.ts'
import { useDraft } from '../../app/use-draft.ts'
import { useProblem } from '../../app/use-problem.ts'
import { QuotedFrom } from '../../cases/records/quoted-from.tsx'
import { useText } from '../../text/use-text.tsx'
import { Button } from '../../ui/button.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { ChoiceField, ChoicesField, TextField } from '../../ui/simple-fields.tsx'
import { useToast } from '../../ui/toast.tsx'

const REFRESH = ['/assessments', '/cases', '/today']

interface Props {
  readonly task: SafetyTask
  readonly onClose: () => void
}

/** What was seen, how grave it is and what was done; then a second person looks. */
export function AnswerSafetyForm({ task, onClose }: Props) {
  const { t } = useText()
  const toast = useToast()
  const [tried, setTried] = useState(false)
  const { fields, change, dirty, forget } = useDraft(`safety.${task.id}`, {
    level: null as SafetyLevel | null,
    actions: [] as readonly SafetyAction[],
    finding: '',
  })
  const [quotedFrom, setQuotedFrom] = useState('')
  const command = useCommand(assessments.answerSafety, { refresh: REFRESH })
  const problem = useProblem(command)
  const suggested = fields.level === null ? [] : SUGGESTED_ACTIONS[fields.level]
  const actionMissing =
    fields.level !== null && fields.level !== 'no-risk-found' && fields.actions.length === 0
  return (
    <FormDialog
      width={720}
      title={t('assessments.safety.answer')}
      note={t('assessments.safety.then', {
        supervisor: task.supervisor?.name ?? t('assessments.safety.anySupervisor'),
      })}
      submit={t('assessments.safety.hand')}
      danger
      sending={command.sending}
      problem={problem}
      dirty={dirty}
      onSubmit={() => {
        setTried(true)
        if (fields.level === null || fields.finding.trim() === '' || actionMissing) return
        command
          .sendAsync({
            taskId: task.id,
            seen: task.revision,
            level: fields.level,
            actions: [...fields.actions],
            finding: fields.finding,
            quotedFrom: quotedFrom.trim() || null,
          })
          .then(
            () => {
              forget()
              toast.say(t('assessments.safety.handed'))
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
      <p className="small muted">{t('assessments.safety.inPerson')}</p>
      <ChoiceField
        label={t('assessments.safety.level')}
        value={fields.level}
        error={tried && fields.level === null ? t('assessments.safety.levelMissing') : null}
        onChange={(level) => change({ level })}
        choices={SAFETY_LEVELS.map((value) => ({ value, label: t(`assessments.level.${value}`) }))}
      />
      <ChoicesField
        label={t('assessments.safety.actions')}
        value={fields.actions}
        hint={
          suggested.length > 0
            ? t('assessments.safety.suggested', {
                what: suggested
                  .map((action) => t(`assessments.action.${action}`))
                  .join(t('assessments.comma')),
              })
            : null
        }
        error={tried && actionMissing ? t('safety.refusal.action-missing') : null}
        onChange={(actions) => change({ actions })}
        choices={SAFETY_ACTIONS.map((value) => ({ value, label: t(`assessments.action.${value}`) }))}
      />
      <TextField
        long
        label={t('assessments.safety.finding')}
        value={fields.finding}
        placeholder={t('assessments.safety.findingHint')}
        error={tried && fields.finding.trim() === '' ? t('safety.refusal.finding-missing') : null}
        onChange={(finding) => change({ finding })}
      />
      <QuotedFrom refused={command.refused} value={quotedFrom} onChange={setQuotedFrom} />
    </FormDialog>
  )
}

/** A second named person confirms the finding, or sends it back with a word. */
export function ConfirmSafetyForm({ task, onClose }: Props) {
  const { t } = useText()
  const toast = useToast()
  const [remark, setRemark] = useState('')
  const [missing, setMissing] = useState(false)
  const command = useCommand(assessments.confirmSafety, { refresh: REFRESH })
  const problem = useProblem(command)
  const decide = (accepted: boolean) => {
    if (!accepted && remark.trim() === '') return setMissing(true)
    command.sendAsync({ taskId: task.id, seen: task.revision, accepted, remark: remark.trim() || null }).then(
      () => {
        toast.say(t(accepted ? 'assessments.safety.confirmedNow' : 'assessments.safety.returnedNow'))
        onClose()
      },
      () => undefined,
    )
  }
  return (
    <FormDialog
      title={t('assessments.safety.confirm')}
      submit={t('assessments.safety.confirmDo')}
      danger
      sending={command.sending}
      problem={problem}
      dirty={remark !== ''}
      others={<Button onClick={() => decide(false)}>{t('assessments.safety.return')}</Button>}
      onSubmit={() => decide(true)}
      onClose={onClose}
    >
      <p>
        <b>{task.level && t(`assessments.level.${task.level}`)}</b>{' '}
        <span className="muted small">{task.answeredBy?.name}</span>
      </p>
      <p className="measure">{task.finding}</p>
      {task.actions.length > 0 && (
        <p className="small">
          {t('assessments.safety.did', {
            what: task.actions
              .map((action) => t(`assessments.action.${action}`))
              .join(t('assessments.comma')),
          })}
        </p>
      )}
      <TextField
        long
        optional
        label={t('assessments.safety.remark')}
        hint={t('assessments.safety.remarkHint')}
        value={remark}
        error={missing && remark.trim() === '' ? t('safety.refusal.remark-missing') : null}
        onChange={setRemark}
      />
    </FormDialog>
  )
}
