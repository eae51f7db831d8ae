import type { ClientFile } from '@quancheng/contract/clients.ts'
import { rights } from '@quancheng/contract/rights.ts'
import { useState } from 'react'
import { useCommand } from '../../app/use-command.ts'
import { useProblem } from '../../app/use-problem.ts'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { TextField, TimeField } from '../../ui/simple-fields.tsx'
import { useToast } from '../../ui/toast.tsx'

interface Props {
  readonly client: ClientFile
  readonly onClose: () => void
}

/** A dispute or an inquiry needs this file. */
export function HoldFile({ client, onClose }: Props) {
  const { t } = useText()
  const toast = useToast()
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(rights.holdFile, {
    refresh: ['/clients/rights'],
    onDone: () => {
      toast.say(t('clients.right.holdDone'))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('clients.right.holdTitle', { name: client.name })}
      submit={t('clients.right.holdSave')}
      sending={command.sending}
      problem={useProblem(command)}
      dirty={reason !== ''}
      onSubmit={() => {
        setTried(true)
        if (reason.trim() !== '')
          command.send({ clientId: client.id, reason, until: until === '' ? null : until })
      }}
      onClose={onClose}
    >
      <p>{t('clients.right.holdWords')}</p>
      <TextField
        label={t('clients.right.holdReason')}
        required
        long
        short
        value={reason}
        error={tried && reason.trim() === '' ? t('clients.right.holdReasonMissing') : null}
        onChange={setReason}
      />
      <TimeField
        kind="date"
        label={t('clients.right.holdUntil')}
        optional
        value={until}
        min={dayOf(new Date())}
        hint={t('clients.right.holdUntilHint')}
        onChange={setUntil}
      />
    </FormDialog>
  )
}
