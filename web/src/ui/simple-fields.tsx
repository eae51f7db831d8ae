import type { ReactNode } from 'react'
import { type Choice, ChoiceButtons } from './choice-buttons.tsx'
import { Field } from './field.tsx'

interface Question {
  readonly label: string
  readonly error?: string | null
  readonly hint?: string | null
  readonly origin?: string | null
  readonly required?: boolean
  readonly optional?: boolean
  readonly above?: boolean
}

interface TextProps extends Question {
  readonly value: string
  readonly onChange: (value: string) => void
  /** Several lines. */
  readonly long?: boolean
  /** Several lines, but it begins with one. */
  readonly short?: boolean
  readonly placeholder?: string
  /** The question a dialog opens on. */
  readonly first?: boolean
  readonly width?: number
}

/** A question answered in words. */
export function TextField({
  value,
  onChange,
  long = false,
  short = false,
  placeholder,
  first = false,
  width,
  ...question
}: TextProps) {
  return (
    <Field {...question}>
      {(control) =>
        long ? (
          <textarea
            {...control}
            className="input"
            value={value}
            placeholder={placeholder}
            {...(short && { style: { minHeight: 'var(--qc-ctl)' } })}
            {...(first && { 'data-first': '' })}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <input
            {...control}
            className="input"
            autoComplete="off"
            value={value}
            placeholder={placeholder}
            {...(width !== undefined && { style: { width } })}
            {...(first && { 'data-first': '' })}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  )
}

interface TimeProps extends Question {
  readonly kind: 'date' | 'datetime-local'
  readonly value: string
  readonly min?: string
  readonly max?: string
  readonly after?: ReactNode
  readonly onChange: (value: string) => void
}

/** A day, or a day and a time, in the browser’s own picker. */
export function TimeField({ kind, value, min, max, after, onChange, ...question }: TimeProps) {
  return (
    <Field {...question}>
      {(control) => (
        <span className="line wrap">
          <input
            {...control}
            className="input"
            type={kind}
            min={min}
            max={max}
            value={value}
            style={{ width: kind === 'date' ? 160 : 210 }}
            onChange={(event) => onChange(event.target.value)}
          />
          {after}
        </span>
      )}
    </Field>
  )
}

interface NumberProps extends Question {
  readonly value: number | null
  readonly onChange: (value: number | null) => void
  readonly after?: ReactNode
}

/** A number, or nothing. */
export function NumberField({ value, onChange, after, ...question }: NumberProps) {
  return (
    <Field {...question}>
      {(control) => (
        <span className="line">
          <input
            {...control}
            className="input"
            type="number"
            step="any"
            inputMode="decimal"
            style={{ width: 120 }}
            value={value ?? ''}
            onChange={(event) =>
              onChange(Number.isNaN(event.target.valueAsNumber) ? null : event.target.valueAsNumber)
            }
          />
          {after}
        </span>
      )}
    </Field>
  )
}

interface SelectProps extends Question {
  readonly value: string
  /** What stands for no answer; absent where there must be one. */
  readonly none?: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string) => void
}

/** One of many; up to six are buttons instead. */
export function SelectField({ value, none, choices, onChange, ...question }: SelectProps) {
  return (
    <Field {...question}>
      {(control) => (
        <select
          {...control}
          className="input"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          {none !== undefined && <option value="">{none}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

interface OneProps<Value extends string> extends Question {
  readonly value: Value | null
  readonly choices: readonly Choice<Value>[]
  readonly onChange: (value: Value) => void
}

/** One of up to six, as buttons. */
export function ChoiceField<Value extends string>({
  value,
  choices,
  onChange,
  ...question
}: OneProps<Value>) {
  return (
    <Field {...question} group>
      {(control) => (
        <ChoiceButtons
          label={question.label}
          value={value}
          choices={choices}
          onChange={onChange}
          describedBy={control['aria-describedby']}
        />
      )}
    </Field>
  )
}

interface ManyProps<Value extends string> extends Question {
  readonly value: readonly Value[]
  readonly choices: readonly Choice<Value>[]
  readonly onChange: (value: readonly Value[]) => void
}

/** Any number of them, as buttons. */
export function ChoicesField<Value extends string>({
  value,
  choices,
  onChange,
  ...question
}: ManyProps<Value>) {
  return (
    <Field {...question} group>
      {(control) => (
        <ChoiceButtons
          many
          label={question.label}
          value={value}
          choices={choices}
          onChange={onChange}
          describedBy={control['aria-describedby']}
        />
      )}
    </Field>
  )
}
