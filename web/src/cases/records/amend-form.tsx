import { cases } from '@quancheng/contract/cases.ts'
import { useState } from 'react'
import { useCommand } from '../../app/use-command.ts'
import { useDraft } from '../../app/use-draft.ts'
import { useText } from '../../text/use-text.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { NumberField, TextField } from '../../ui/simple-fields.tsx'
import { useToast } from '../../ui/toast.tsx'
import type { File } from '../file.ts'
import { useProblem } from '../use-problem.ts'
import { QuotedFrom } from './quoted-from.tsx'

interface Props {
  readonly record: File['records'][number]
  readonly onClose: () => void
}

/** Corrects a signed record: why is asked for, and what it said before stays beside it. */
export function AmendForm({ record, onClose }: Props) {
  const { t } = useText()
  const toast = useToast()
  const [tried, setTried] = useState(false)
  const { fields, change, dirty, forget } = useDraft(`amend.${record.id}`, {
    reason: '',
    minutes: record.minutes,
    content: record.content,
    response: record.response ?? '',
    nextStep: record.nextStep ?? '',
    quotedFrom: '',
    seen: record.revision,
  })
  const command = useCommand(cases.amendRecord, { refresh: ['/cases', '/today'] })
  const problem = useProblem(command)
  const changes = {
    ...(fields.minutes !== record.minutes && { minutes: fields.minutes }),
    ...(fields.content !== record.content && { content: fields.content }),
    ...(fields.response !== (record.response ?? '') && { response: fields.response.trim() || null }),
    ...(fields.nextStep !== (record.nextStep ?? '') && { nextStep: fields.nextStep.trim() || null }),
  }
  const nothing = Object.keys(changes).length === 0
  return (
    <FormDialog
      title={t('cases.amend.title')}
      note={t('cases.amend.note')}
      submit={t('cases.amend.do')}
      sending={command.sending}
      problem={tried && nothing ? t('cases.amend.nothing') : problem}
      dirty={dirty}
      onSubmit={() => {
        setTried(true)
        if (nothing || fields.reason.trim() === '') return
        const { seen, reason, quotedFrom } = fields
        command
          .sendAsync({ recordId: record.id, seen, reason, changes, quotedFrom: quotedFrom.trim() || null })
          .then(
            () => {
              forget()
              toast.say(t('cases.amend.done'))
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
      <TextField
        first
        required
        label={t('cases.amend.reason')}
        value={fields.reason}
        error={tried && fields.reason.trim() === '' ? t('cases.refusal.reason-missing') : null}
        onChange={(reason) => change({ reason })}
      />
      <NumberField
        label={t('cases.record.minutes')}
        value={fields.minutes}
        onChange={(minutes) => minutes !== null && minutes >= 1 && change({ minutes: Math.round(minutes) })}
      />
      <TextField
        long
        label={t('cases.record.content')}
        value={fields.content}
        onChange={(content) => change({ content })}
      />
      <TextField
        long
        optional
        label={t('cases.record.response')}
        value={fields.response}
        onChange={(response) => change({ response })}
      />
      <TextField
        optional
        label={t('cases.record.nextStep')}
        value={fields.nextStep}
        onChange={(nextStep) => change({ nextStep })}
      />
      <QuotedFrom
        refused={command.refused}
        value={fields.quotedFrom}
        onChange={(quotedFrom) => change({ quotedFrom })}
      />
    </FormDialog>
  )
}
