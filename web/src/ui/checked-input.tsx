import { type InputHTMLAttributes, useState } from 'react'
import type { ControlProps } from './field.tsx'
import './field.css'

interface Props<Value> {
  readonly control: ControlProps
  readonly value: Value | null
  readonly write: (value: Value) => string
  /** The value, or null when what was typed is not one. */
  readonly read: (typed: string) => Value | null
  /** Told at every key: the value or null, and whether what is typed is wrong. Empty is null and not wrong. */
  readonly onChange: (value: Value | null, wrong: boolean, typed: string) => void
  readonly attributes?: InputHTMLAttributes<HTMLInputElement>
}

/** A text input that knows what it may hold; typing is never hindered, only read. */
export function CheckedInput<Value>({ control, value, write, read, onChange, attributes }: Props<Value>) {
  const [typed, setTyped] = useState(value === null ? '' : write(value))
  return (
    <input
      className="input"
      {...control}
      autoComplete="off"
      {...attributes}
      value={typed}
      onChange={(event) => {
        const now = event.target.value
        setTyped(now)
        const meant = now.trim() === '' ? null : read(now)
        onChange(meant, now.trim() !== '' && meant === null, now)
      }}
      onBlur={() => {
        const meant = read(typed)
        if (meant !== null) setTyped(write(meant))
      }}
    />
  )
}
