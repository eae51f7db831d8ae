import { staff } from '@quancheng/contract/staff.ts'
import { useAsk } from '../app/use-ask.ts'
import { Field } from '../ui/field.tsx'
import './settings.css'

interface Props {
  /** What ticking a ward means here. */
  readonly label: string
  readonly hint: string
  readonly value: readonly string[]
  readonly onChange: (ids: readonly string[]) => void
}

/** Any number of wards, clinics and offices. */
export function WardChoice({ label, hint, value, onChange }: Props) {
  const departments = useAsk(staff.departments, {})
  return (
    <Field group label={label} hint={hint}>
      {() => (
        <fieldset className="ward-choice" aria-label={label}>
          {departments.data
            ?.filter((each) => !each.closed || value.includes(each.id))
            .map((each) => (
              <label key={each.id}>
                <input
                  type="checkbox"
                  className="check"
                  checked={value.includes(each.id)}
                  onChange={(event) =>
                    onChange(
                      event.target.checked ? [...value, each.id] : value.filter((id) => id !== each.id),
                    )
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
