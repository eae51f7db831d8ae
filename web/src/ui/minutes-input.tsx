import { useText } from '../text/use-text.tsx'
import { CheckedField, type CheckedFieldProps } from './checked-field.tsx'
import { readMinutes } from './typed-values.ts'

interface Props extends CheckedFieldProps<number> {
  /** The longest that is still believable. */
  readonly most?: number
}

/** Whole minutes. */
export function MinutesInput({ most = 600, ...rest }: Props) {
  const { t } = useText()
  return (
    <CheckedField
      {...rest}
      write={String}
      read={(typed) => readMinutes(typed, most)}
      complain={() => t('ui.input.minutesBad', { most })}
      attributes={{ inputMode: 'numeric', style: { width: 88 } }}
      after={<span className="muted">{t('ui.input.minutes')}</span>}
    />
  )
}
