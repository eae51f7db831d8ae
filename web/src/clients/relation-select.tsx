import { useText } from '../text/use-text.tsx'
import { Field } from '../ui/field.tsx'
import { RELATIONS, USUAL_RELATIONS } from './codes.ts'
import { useCodeName } from './use-code-name.ts'

interface Props {
  readonly label: string
  readonly value: string
  readonly error?: string | null
  readonly onChange: (value: string) => void
}

/** Whose relative somebody is (GB/T 4761), the usual ones first. */
export function RelationSelect({ label, value, error = null, onChange }: Props) {
  const { t } = useText()
  const name = useCodeName()
  const usual: readonly string[] = USUAL_RELATIONS
  const option = (code: string) => (
    <option key={code} value={code}>
      {name('relation', code)}
    </option>
  )
  return (
    <Field label={label} error={error}>
      {(control) => (
        <select
          {...control}
          className="input"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          <option value="">{t('clients.contact.choose')}</option>
          <optgroup label={t('clients.contact.usual')}>{usual.map(option)}</optgroup>
          <optgroup label={t('clients.contact.others')}>
            {RELATIONS.filter((code) => !usual.includes(code)).map(option)}
          </optgroup>
        </select>
      )}
    </Field>
  )
}
