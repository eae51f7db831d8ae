import { assist } from '@quancheng/contract/assist.ts'
import { useState } from 'react'
import type { z } from 'zod'
import { useCommand } from '../app/use-command.ts'
import { useProblem } from '../app/use-problem.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { NumberField } from '../ui/simple-fields.tsx'
import { useToast } from '../ui/toast.tsx'

interface Props {
  readonly rules: z.output<typeof assist.rules.output>
  readonly onClose: () => void
}

/** From how many points the bands begin here. */
export function ThresholdForm({ rules, onClose }: Props) {
  const { t } = useText()
  const toast = useToast()
  const { thresholds, revision } = rules
  const [medium, setMedium] = useState<number | null>(thresholds.medium)
  const [high, setHigh] = useState<number | null>(thresholds.high)
  const [tried, setTried] = useState(false)
  const command = useCommand(assist.setThresholds, {
    refresh: ['/assist', '/intake/list', '/staff/institution'],
    onDone: () => {
      toast.say(t('assist.bandsSaved'))
      onClose()
    },
  })
  const isPoints = (value: number | null, least: number) =>
    value !== null && Number.isInteger(value) && value >= least && value <= 100
  const wrong = (value: number | null, least: number) =>
    tried && !isPoints(value, least) ? t('assist.pointsWrong') : null
  return (
    <FormDialog
      title={t('assist.bandsTitle')}
      note={t('assist.bandsNote', { medium: thresholds.given.medium, high: thresholds.given.high })}
      submit={t('assist.bandsSend')}
      sending={command.sending}
      problem={useProblem(command)}
      dirty={medium !== thresholds.medium || high !== thresholds.high}
      width={520}
      {...(thresholds.own && {
        others: (
          <Button onClick={() => command.send({ seen: revision, thresholds: null })}>
            {t('assist.bandsBack')}
          </Button>
        ),
      })}
      onSubmit={() => {
        setTried(true)
        if (medium === null || high === null || !isPoints(medium, 1) || !isPoints(high, 2)) return
        command.send({ seen: revision, thresholds: { medium, high } })
      }}
      onClose={onClose}
    >
      <NumberField
        label={t('assist.mediumFrom')}
        required
        value={medium}
        error={wrong(medium, 1)}
        onChange={setMedium}
      />
      <NumberField
        label={t('assist.highFrom')}
        required
        value={high}
        error={wrong(high, 2)}
        onChange={setHigh}
      />
    </FormDialog>
  )
}
