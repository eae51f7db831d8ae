import { useCodes } from '../library/use-codes.ts'
import { useText } from '../text/use-text.tsx'
import { Field } from '../ui/field.tsx'
import { SELF, USUAL_RELATIONS } from './codes.ts'

interface Props {
  readonly label: string
  readonly value: string
  readonly error?: string | null
  readonly onChange: (value: string) => void
}

/** Whose relative somebody is (GB/T 4761), the usual ones first. */
export function RelationSelect({ label, value, error = null, onChange }: Props) {
  const { t } = useText()
  const codes = useCodes()
  const others = codes.of('relations-gb4761').filter((code) => code !== SELF)
  const usual = USUAL_RELATIONS.filter((code) => others.includes(code))
  const option = (code: string) => (
    <option key={code} value={code}>
      {codes.name('relations-gb4761', code)}
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
            {others.filter((code) => !usual.includes(code)).map(option)}
          </optgroup>
        </select>
      )}
    </Field>
  )
}
