import { compliance } from '@quancheng/contract/compliance.ts'
import { useState } from 'react'
import { useCommand } from '../app/use-command.ts'
import { useProblem } from '../app/use-problem.ts'
import { useText } from '../text/use-text.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { TimeField } from '../ui/simple-fields.tsx'
import { useToast } from '../ui/toast.tsx'
import { IncidentFields, type IncidentWords } from './incident-fields.tsx'

interface Props {
  readonly choices: readonly {
    readonly id: string
    readonly name: { readonly zh: string; readonly en: string }
  }[]
  readonly onClose: () => void
}

/** Somebody found a leak: the head is told at once. */
export function ReportForm({ choices, onClose }: Props) {
  const { t } = useText()
  const toast = useToast()
  const [fields, setFields] = useState<IncidentWords>({ kinds: [], persons: null, what: '' })
  const [found, setFound] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(compliance.reportIncident, {
    refresh: ['/compliance'],
    onDone: () => {
      toast.say(t('compliance.incident.reported'))
      onClose()
    },
  })
  return (
    <FormDialog
      width={600}
      title={t('compliance.incident.report')}
      note={t('compliance.incident.reportNote')}
      submit={t('compliance.incident.reportSave')}
      sending={command.sending}
      problem={useProblem(command)}
      dirty={fields.what !== '' || fields.kinds.length > 0}
      onSubmit={() => {
        setTried(true)
        if (fields.what.trim() === '' || fields.kinds.length === 0) return
        command.send({
          ...fields,
          kinds: [...fields.kinds],
          foundAt: (found === '' ? new Date() : new Date(found)).toISOString(),
        })
      }}
      onClose={onClose}
    >
      <IncidentFields
        fields={fields}
        choices={choices}
        tried={tried}
        onChange={(some) => setFields((now) => ({ ...now, ...some }))}
      />
      <TimeField
        kind="datetime-local"
        optional
        label={t('compliance.incident.foundAt')}
        hint={t('compliance.incident.foundHint')}
        value={found}
        onChange={setFound}
      />
    </FormDialog>
  )
}
