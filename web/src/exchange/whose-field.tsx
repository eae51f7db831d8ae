import { useText } from '../text/use-text.tsx'
import { ChoiceField, TextField } from '../ui/simple-fields.tsx'

interface Props {
  /** The other body, as consents to share name it; null: the institution's own system. */
  readonly value: string | null
  readonly error: string | null
  readonly onChange: (recipient: string | null) => void
}

/** Whose system it is: to another body nothing goes without a consent that names it. */
export function WhoseField({ value, error, onChange }: Props) {
  const { t } = useText()
  return (
    <>
      <ChoiceField
        label={t('exchange.whose')}
        hint={t(value === null ? 'exchange.whose.ownHint' : 'exchange.whose.otherHint')}
        value={value === null ? 'own' : 'other'}
        choices={(['own', 'other'] as const).map((one) => ({
          value: one,
          label: t(`exchange.whose.${one}`),
        }))}
        onChange={(one) => onChange(one === 'own' ? null : (value ?? ''))}
      />
      {value !== null && (
        <TextField
          required
          label={t('exchange.whose.name')}
          hint={t('exchange.whose.nameHint')}
          value={value}
          error={error}
          onChange={onChange}
        />
      )}
    </>
  )
}
