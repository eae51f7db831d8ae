import { staff } from '@quancheng/contract/staff.ts'
import { useAsk } from '../app/use-ask.ts'
import { useText } from '../text/use-text.tsx'
import { Field } from '../ui/field.tsx'

interface Props {
  readonly value: readonly string[]
  readonly onChange: (ids: readonly string[]) => void
}

/** Any number of wards, clinics and offices. */
export function WardChoice({ value, onChange }: Props) {
  const { t } = useText()
  const departments = useAsk(staff.departments, {})
  return (
    <Field group label={t('settings.members.where')} hint={t('settings.wards.hint')}>
      {() => (
        <fieldset className="ward-choice" aria-label={t('settings.members.where')}>
          {departments.data?.map((each) => (
            <label key={each.id}>
              <input
                type="checkbox"
                className="check"
                checked={value.includes(each.id)}
                onChange={(event) =>
                  onChange(event.target.checked ? [...value, each.id] : value.filter((id) => id !== each.id))
                }
              />
              {each.name}
            </label>
          ))}
        </fieldset>
      )}
    </Field>
  )
}
