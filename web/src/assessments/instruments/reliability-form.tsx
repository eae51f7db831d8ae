import { assessments } from '@quancheng/contract/assessments.ts'
import { leastReliable } from '@quancheng/rules/change-over-time.ts'
import { useState } from 'react'
import { useCommand } from '../../app/use-command.ts'
import { useProblem } from '../../app/use-problem.ts'
import { useText } from '../../text/use-text.tsx'
import { Button } from '../../ui/button.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { NumberField, TextField } from '../../ui/simple-fields.tsx'

interface Known {
  readonly sd: number
  readonly reliability: number
  readonly source: string
}

/** From which difference on a change counts, and by whose figures; or that nobody has said. */
export function ReliabilityLine({ known }: { readonly known: Known | null }) {
  const { t, number } = useText()
  if (known === null) return t('assessments.reliable.none')
  return t('assessments.reliable.known', {
    points: number(leastReliable(known), 1),
    sd: known.sd,
    r: known.reliability,
    source: known.source,
  })
}

interface Props {
  readonly id: string
  readonly name: string
  readonly known: (Known & { readonly ours: boolean }) | null
  readonly onClose: () => void
}

export function ReliabilityForm({ id, name, known, onClose }: Props) {
  const { t } = useText()
  const [sd, setSd] = useState(known?.sd ?? null)
  const [reliability, setReliability] = useState(known?.reliability ?? null)
  const [source, setSource] = useState(known?.source ?? '')
  const [tried, setTried] = useState(false)
  const command = useCommand(assessments.setReliability, {
    refresh: ['/assessments', '/cases'],
    onDone: onClose,
  })
  const isRight = sd !== null && sd > 0 && reliability !== null && reliability > 0 && reliability < 1
  return (
    <FormDialog
      title={t('assessments.reliable.title', { name })}
      note={t('assessments.reliable.note')}
      submit={t('assessments.reliable.save')}
      sending={command.sending}
      problem={useProblem(command)}
      dirty={sd !== (known?.sd ?? null) || source !== (known?.source ?? '')}
      {...(known?.ours === true && {
        others: (
          <Button onClick={() => command.send({ instrument: id, known: null })}>
            {t('assessments.reliable.clear')}
          </Button>
        ),
      })}
      onSubmit={() => {
        setTried(true)
        if (!isRight || source.trim() === '') return
        command.send({ instrument: id, known: { sd, reliability, source: source.trim() } })
      }}
      onClose={onClose}
    >
      <NumberField label={t('assessments.reliable.sd')} required value={sd} onChange={setSd} />
      <NumberField
        label={t('assessments.reliable.r')}
        required
        value={reliability}
        error={tried && !isRight ? t('assessments.reliable.wrong') : null}
        onChange={setReliability}
      />
      <TextField
        label={t('assessments.reliable.source')}
        required
        hint={t('assessments.reliable.sourceHint')}
        value={source}
        error={tried && source.trim() === '' ? t('settings.missing') : null}
        onChange={setSource}
      />
    </FormDialog>
  )
}
