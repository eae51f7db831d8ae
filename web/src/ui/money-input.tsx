import { useText } from '../text/use-text.tsx'
import { CheckedField, type CheckedFieldProps } from './checked-field.tsx'
import { readMoney, writeMoney } from './typed-values.ts'

/** An amount typed in yuan and kept in integer fen. */
export function MoneyInput(props: CheckedFieldProps<number>) {
  const { t } = useText()
  return (
    <CheckedField
      {...props}
      write={writeMoney}
      read={readMoney}
      complain={() => t('ui.input.moneyBad')}
      complainEarly={(typed) => /[^\d.,\s]/.test(typed.normalize('NFKC'))}
      attributes={{ inputMode: 'decimal', style: { width: 140, textAlign: 'end' } }}
      after={<span className="muted">{t('ui.input.yuan')}</span>}
    />
  )
}
