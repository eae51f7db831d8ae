import { useText } from '../text/use-text.tsx'
import { CheckedField, type CheckedFieldProps } from './checked-field.tsx'
import { readPhone } from './typed-values.ts'

/** A mobile number, or a landline with its area code. */
export function PhoneInput(props: CheckedFieldProps<string>) {
  const { t } = useText()
  return (
    <CheckedField
      {...props}
      write={(phone) => phone}
      read={readPhone}
      complain={() => t('ui.input.phoneBad')}
      complainEarly={(typed) => typed.replace(/\D/g, '').length > 13}
      attributes={{ inputMode: 'tel', type: 'tel' }}
    />
  )
}
