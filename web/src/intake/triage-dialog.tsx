import { URGENCIES, type Urgency } from '@quancheng/rules/request.ts'
import { useState } from 'react'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { ChoiceButtons } from '../ui/choice-buttons.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'

interface Props {
  readonly name: string
  readonly before: Urgency
  readonly problem: string | null
  readonly sending: boolean
  readonly onSend: (urgency: Urgency, reason: string) => void
  readonly onClose: () => void
}

/** How pressing it is, and why; the deadline follows. */
export function TriageDialog({ name, before, problem, sending, onSend, onClose }: Props) {
  const { t } = useText()
  const [urgency, setUrgency] = useState<Urgency>(before)
  const [reason, setReason] = useState('')
  const unfinished = urgency === before || reason.trim() === ''
  return (
    <Dialog
      title={t('intake.triage.title', { name })}
      note={t('intake.triage.note')}
      width={520}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            kind="primary"
            disabled={sending || unfinished}
            title={unfinished ? t('intake.triage.unfinished') : undefined}
            onClick={() => onSend(urgency, reason.trim())}
          >
            {t('intake.triage.send')}
          </Button>
        </>
      }
    >
      <Field group above label={t('intake.triage.urgency')} error={problem}>
        {() => (
          <ChoiceButtons
            label={t('intake.triage.urgency')}
            value={urgency}
            onChange={setUrgency}
            choices={URGENCIES.map((value) => ({ value, label: t(`word.urgency.${value}`) }))}
          />
        )}
      </Field>
      <Field above required label={t('intake.triage.reason')}>
        {(control) => (
          <input
            {...control}
            className="input"
            value={reason}
            maxLength={200}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  )
}
