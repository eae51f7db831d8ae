import { useId } from 'react'
import { useText } from '../text/use-text.tsx'

const DEGREES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const

interface Props {
  readonly value: number | null
  readonly onChange: (value: number | null) => void
}

/** 0 to 10, when the person was asked; a second tap takes the answer back. */
export function Thermometer({ value, onChange }: Props) {
  const { t, number } = useText()
  const name = useId()
  return (
    <fieldset className="thermometer" aria-label={t('intake.thermometer')}>
      {DEGREES.map((degree) => (
        <label key={degree}>
          <input
            type="radio"
            name={name}
            checked={value === degree}
            onChange={() => onChange(degree)}
            onClick={() => value === degree && onChange(null)}
          />
          {number(degree)}
        </label>
      ))}
    </fieldset>
  )
}
