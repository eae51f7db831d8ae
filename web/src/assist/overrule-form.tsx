import { assist, type Hint } from '@quancheng/contract/assist.ts'
import { RISK_BANDS, type RiskBand } from '@quancheng/rules/risk.ts'
import { useState } from 'react'
import { useCommand } from '../app/use-command.ts'
import { useProblem } from '../app/use-problem.ts'
import { useText } from '../text/use-text.tsx'
import { ChoiceButtons } from '../ui/choice-buttons.tsx'
import { Field } from '../ui/field.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { TextField } from '../ui/simple-fields.tsx'
import { useToast } from '../ui/toast.tsx'

interface Props {
  readonly hint: Hint
  readonly onClose: () => void
}

/** A person who knows more says another band, or takes back what they said. */
export function OverruleForm({ hint, onClose }: Props) {
  const { t } = useText()
  const toast = useToast()
  const [band, setBand] = useState<RiskBand | 'back' | null>(null)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(assist.overrule, {
    refresh: ['/assist', '/intake/list'],
    onDone: () => {
      toast.say(t('assist.overruledDone'))
      onClose()
    },
  })
  const said = hint.overruled?.to ?? hint.band
  const bands = RISK_BANDS.filter((each) => each !== hint.band && each !== said)
  return (
    <FormDialog
      title={t('assist.overruleTitle')}
      note={t('assist.overruleNote')}
      submit={t('assist.overruleSend')}
      sending={command.sending}
      problem={useProblem(command)}
      dirty={band !== null || reason !== ''}
      width={520}
      onSubmit={() => {
        setTried(true)
        if (band === null || reason.trim() === '') return
        command.send({
          hintId: hint.id,
          seen: hint.revision,
          band: band === 'back' ? null : band,
          reason: reason.trim(),
        })
      }}
      onClose={onClose}
    >
      <Field
        group
        required
        label={t('assist.say')}
        error={tried && band === null ? t('assist.sayMissing') : null}
      >
        {() => (
          <ChoiceButtons
            label={t('assist.say')}
            value={band}
            onChange={setBand}
            choices={[
              ...bands.map((value) => ({ value, label: t(`word.riskSentence.${value}`) })),
              ...(hint.overruled ? [{ value: 'back' as const, label: t('assist.back') }] : []),
            ]}
          />
        )}
      </Field>
      <TextField
        label={t('assist.why')}
        required
        long
        short
        value={reason}
        error={tried && reason.trim() === '' ? t('assist.whyMissing') : null}
        onChange={setReason}
      />
    </FormDialog>
  )
}
