import type { Picture } from '@quancheng/contract/family.ts'
import { useText } from '../../text/use-text.tsx'
import { Field } from '../../ui/field.tsx'

interface Props {
  readonly label: string
  readonly picture: Picture
  /** Only these; everybody when left out. */
  readonly among?: readonly string[]
  /** What no choice is called. */
  readonly none?: string
  readonly value: string
  readonly onChange: (key: string) => void
}

/** Chooses somebody of the picture. */
export function PersonSelect({ label, picture, among, none, value, onChange }: Props) {
  const { t } = useText()
  return (
    <Field label={label}>
      {(control) => (
        <select
          {...control}
          className="input"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          {none !== undefined && <option value="">{none}</option>}
          {picture.people
            .filter(({ key }) => among === undefined || among.includes(key))
            .map(({ key, name, lost }) => (
              <option key={key} value={key}>
                {name ?? t(lost ? 'clients.family.lostOne' : 'clients.family.unnamed')}
              </option>
            ))}
        </select>
      )}
    </Field>
  )
}
