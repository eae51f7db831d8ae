import { type InputHTMLAttributes, type ReactNode, useState } from 'react'
import { CheckedInput } from './checked-input.tsx'
import { Field } from './field.tsx'

export interface CheckedFieldProps<Value> {
  readonly label: string
  readonly value: Value | null
  /** Told at every key; null while empty or wrong. */
  readonly onChange: (value: Value | null) => void
  readonly error?: string | null
  readonly hint?: string | null
  readonly origin?: string | null
  readonly required?: boolean
  readonly optional?: boolean
}

interface Props<Value> extends CheckedFieldProps<Value> {
  readonly write: (value: Value) => string
  readonly read: (typed: string) => Value | null
  /** What to say about what was typed when it is not right. */
  readonly complain: (typed: string) => string
  /** When to complain already while typing: “18 characters, and the last does not match”. */
  readonly complainEarly?: (typed: string) => boolean
  readonly attributes?: InputHTMLAttributes<HTMLInputElement>
  readonly after?: ReactNode
}

/** A field around a `CheckedInput`: says what is wrong after the field was left, or as soon as it is certain. */
export function CheckedField<Value>({
  value,
  onChange,
  write,
  read,
  complain,
  complainEarly,
  attributes,
  after,
  error = null,
  ...field
}: Props<Value>) {
  const [wrong, setWrong] = useState<string | null>(null)
  const [left, setLeft] = useState(false)
  const early = wrong !== null && (complainEarly?.(wrong) ?? false)
  const own = wrong !== null && (left || early) ? complain(wrong) : null
  return (
    <Field {...field} error={own ?? error}>
      {(control) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: listens for focus leaving the input inside
        <span className="input-with" style={after ? {} : { display: 'block' }} onBlur={() => setLeft(true)}>
          <CheckedInput
            control={control}
            value={value}
            write={write}
            read={read}
            {...(attributes && { attributes })}
            onChange={(now, isWrong, typed) => {
              setWrong(isWrong ? typed : null)
              if (!isWrong) setLeft(false)
              onChange(now)
            }}
          />
          {after}
        </span>
      )}
    </Field>
  )
}
