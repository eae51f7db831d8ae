import type { Refused } from '../../app/ask.ts'
import { useText } from '../../text/use-text.tsx'
import { TextField } from '../../ui/simple-fields.tsx'

export const DIAGNOSIS_WRITTEN = 'cases.diagnosis-written'

interface Props {
  readonly refused: Pick<Refused, 'code'> | null
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Asked once a signature was refused because a diagnosis is written: whose it is. */
export function QuotedFrom({ refused, value, onChange }: Props) {
  const { t } = useText()
  if (refused?.code !== DIAGNOSIS_WRITTEN && value === '') return null
  return (
    <TextField
      label={t('cases.record.quotedFrom')}
      hint={t('cases.record.quotedHint')}
      value={value}
      onChange={onChange}
    />
  )
}
