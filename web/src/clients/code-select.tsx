import { useText } from '../text/use-text.tsx'
import { Field } from '../ui/field.tsx'
import { CODES, type CodeListName } from './codes.ts'
import { useCodeName } from './use-code-name.ts'

interface Props {
  readonly label: string
  readonly list: CodeListName
  readonly value: string | null
  readonly onChange: (value: string | null) => void
}

/** One code of a value set; a value that is not on the list stays as it came until somebody chooses another. */
export function CodeSelect({ label, list, value, onChange }: Props) {
  const { t } = useText()
  const name = useCodeName()
  const known: readonly string[] = CODES[list]
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
              {name(list, code)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
