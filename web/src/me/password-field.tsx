import { useState } from 'react'
import { useText } from '../text/use-text.tsx'
import { Field } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'

interface Props {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** The one in force, or one being chosen: for the browser's own keeper of passwords. */
  readonly kind: 'current-password' | 'new-password'
  readonly hint?: string | null
  readonly error?: string | null
  readonly above?: boolean
}

/** A password; it can be looked at while typing. */
export function PasswordField({
  label,
  value,
  onChange,
  kind,
  hint = null,
  error = null,
  above = false,
}: Props) {
  const { t } = useText()
  const [shown, setShown] = useState(false)
  return (
    <Field label={label} hint={hint} error={error} above={above}>
      {(control) => (
        <span className="password">
          <input
            {...control}
            className="input"
            type={shown ? 'text' : 'password'}
            autoComplete={kind}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <button
            type="button"
            aria-pressed={shown}
            aria-label={t(shown ? 'staff.hidePassword' : 'staff.showPassword')}
            onClick={() => setShown(!shown)}
          >
            <Icon name="eye" />
          </button>
        </span>
      )}
    </Field>
  )
}
