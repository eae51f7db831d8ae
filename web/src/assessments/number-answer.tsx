import type { Answers } from '@quancheng/contract/assessments.ts'
import type { InstrumentItem } from '@quancheng/contract/content/instrument.ts'
import { fits } from '@quancheng/rules/scoring-answers.ts'
import { useState } from 'react'
import { useText } from '../text/use-text.tsx'

interface Props {
  readonly item: Extract<InstrumentItem, { readonly kind: 'number' }>
  readonly id: string
  readonly answer: Answers[string]
  readonly onAnswer: (answer: number | null) => void
}

/** A number copied from a paper; what was typed stays as it was typed, also while it is no number yet. */
export function NumberAnswer({ item, id, answer, onAnswer }: Props) {
  const { t } = useText()
  const [typed, setTyped] = useState(typeof answer === 'number' ? String(answer) : '')
  const number = typed.trim() === '' ? null : Number(typed)
  const isWrong = number !== null && !fits(item, number)
  return (
    <>
      <input
        id={id}
        className="input take-number"
        inputMode={item.min < 0 ? 'text' : Number.isInteger(item.step) ? 'numeric' : 'decimal'}
        autoComplete="off"
        value={typed}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? `${id}-wrong` : undefined}
        onChange={(event) => {
          const text = event.target.value
          setTyped(text)
          const value = Number(text)
          onAnswer(text.trim() === '' || !Number.isFinite(value) ? null : value)
        }}
      />
      {isWrong && (
        <span id={`${id}-wrong`} className="tiny is-crisis" role="alert">
          {t('assessments.numberRange', { min: item.min, max: item.max })}
        </span>
      )}
    </>
  )
}
