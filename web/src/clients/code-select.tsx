import { type CodeListName, useCodes } from '../library/use-codes.ts'
import { useText } from '../text/use-text.tsx'
import { Field } from '../ui/field.tsx'

interface Props {
  readonly label: string
  readonly list: CodeListName
  readonly value: string | null
  readonly onChange: (value: string | null) => void
}

/** One code of a value set; a value that is not on the list stays as it came until somebody chooses another. */
export function CodeSelect({ label, list, value, onChange }: Props) {
  const { t } = useText()
  const codes = useCodes()
  const known = codes.of(list)
  return (
    <Field label={label}>
      {(control) => (
        <select
          {...control}
          className="input"
          value={value ?? ''}
          onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
        >
          <option value="">{t('word.unknown')}</option>
          {value !== null && !known.includes(value) && <option value={value}>{value}</option>}
          {known.map((code) => (
            <option key={code} value={code}>
              {codes.name(list, code)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
