import { useId } from 'react'
import { Icon, type IconName } from './icon.tsx'
import './field.css'

export interface Choice<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly icon?: IconName
  readonly disabled?: boolean
}

interface One<Value extends string> {
  readonly many?: false
  readonly value: Value | null
  readonly onChange: (value: Value) => void
}

interface Many<Value extends string> {
  readonly many: true
  readonly value: readonly Value[]
  readonly onChange: (value: readonly Value[]) => void
}

type Props<Value extends string> = (One<Value> | Many<Value>) & {
  readonly label: string
  readonly choices: readonly Choice<Value>[]
  readonly describedBy?: string | undefined
}

/** Up to six answers as buttons, one or several; more than six belong into a select. */
export function ChoiceButtons<Value extends string>(props: Props<Value>) {
  const name = useId()
  const { label, choices, describedBy } = props
  const chosen = (value: Value) => (props.many ? props.value.includes(value) : props.value === value)
  const choose = (value: Value, on: boolean) => {
    if (!props.many) props.onChange(value)
    else props.onChange(on ? [...props.value, value] : props.value.filter((each) => each !== value))
  }
  return (
    <fieldset className="choices" aria-label={label} aria-describedby={describedBy}>
      {choices.map((choice) => (
        <label key={choice.value}>
          <input
            type={props.many ? 'checkbox' : 'radio'}
            name={name}
            checked={chosen(choice.value)}
            disabled={choice.disabled}
            onChange={(event) => choose(choice.value, event.target.checked)}
          />
          {choice.icon && <Icon name={choice.icon} />}
          {choice.label}
        </label>
      ))}
    </fieldset>
  )
}
