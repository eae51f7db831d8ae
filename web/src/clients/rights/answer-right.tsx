import { type RightsRequest, rights } from '@quancheng/contract/rights.ts'
import { RIGHTS_OUTCOMES, type RightsOutcome } from '@quancheng/rules/retention.ts'
import { useState } from 'react'
import { useAsk } from '../../app/use-ask.ts'
import { useCommand } from '../../app/use-command.ts'
import { useProblem } from '../../app/use-problem.ts'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ChoiceField, TextField } from '../../ui/simple-fields.tsx'
import { useToast } from '../../ui/toast.tsx'

interface Props {
  readonly request: RightsRequest
  readonly clientId: string
  readonly onClose: () => void
}

/** Answers a request; before a file is erased it says what that will do. */
export function AnswerRight({ request, clientId, onClose }: Props) {
  const { t, day } = useText()
  const toast = useToast()
  const [outcome, setOutcome] = useState<RightsOutcome>('granted')
  const [answer, setAnswer] = useState('')
  const isErasing = request.kind === 'erase'
  const about = useAsk(rights.rightsOf, { clientId }, { ready: isErasing })
  const command = useCommand(rights.answerRight, {
    refresh: ['/clients', '/cases'],
    onDone: () => {
      toast.say(t('clients.right.answerDone'))
      onClose()
    },
  })
  const retention = about.data?.retention
  const today = dayOf(new Date())
  const warning =
    !isErasing || !retention || outcome === 'refused'
      ? null
      : retention.held
        ? t('clients.right.blockedHeld')
        : retention.served
          ? t('clients.right.blockedServed')
          : retention.unset
            ? t('clients.right.blockedUnset')
            : retention.until !== null && retention.until >= today
              ? t('clients.right.stores', { day: day(retention.until, { today }) })
              : t('clients.right.erases')
  return (
    <FormDialog
      title={t('clients.right.answerTitle', {
        name: request.client?.name ?? '',
        kind: t(`clients.right.kind.${request.kind}`),
      })}
      submit={t('clients.right.answerSave')}
      danger={isErasing && outcome !== 'refused'}
      sending={command.sending}
      problem={useProblem(command)}
      dirty={answer !== ''}
      width={600}
      onSubmit={() =>
        command.send({
          rightId: request.id,
          seen: request.revision,
          outcome,
          answer: answer.trim() || null,
        })
      }
      onClose={onClose}
    >
      {request.words !== null && <p>{request.words}</p>}
      <ChoiceField
        label={t('clients.right.answerOutcome')}
        value={outcome}
        choices={RIGHTS_OUTCOMES.map((value) => ({ value, label: t(`clients.right.outcome.${value}`) }))}
        onChange={setOutcome}
      />
      {request.kind === 'restrict' && outcome === 'granted' && (
        <Notice tone="next" title={t('clients.restriction.willStop')} />
      )}
      {warning !== null && <Notice tone="next" title={warning} />}
      <TextField
        label={t('clients.right.answerWords')}
        required={outcome !== 'granted'}
        optional={outcome === 'granted'}
        long
        short
        value={answer}
        hint={t('clients.right.answerWordsHint')}
        onChange={setAnswer}
      />
    </FormDialog>
  )
}
