import type { Answers } from '@quancheng/contract/assessments.ts'
import type { InstrumentItem } from '@quancheng/contract/content/instrument.ts'
import { useText } from '../text/use-text.tsx'
import { ChoiceButtons } from '../ui/choice-buttons.tsx'

type Answer = Answers[string]

interface Props {
  readonly item: InstrumentItem
  readonly number: number
  readonly answer: Answer
  /** It has to be answered and is not. */
  readonly missing: boolean
  readonly onAnswer: (answer: Answer) => void
}

/** One question of an instrument, as its kind asks to be answered. */
export function ItemQuestion({ item, number, answer, missing, onAnswer }: Props) {
  const { t, locale } = useText()
  const words = item.text[locale]
  const id = `item-${item.id}`
  return (
    <div className={`take-item${item.kind === 'choice' ? '' : ' tall'}`} id={id}>
      {item.kind === 'text' ? (
        <label htmlFor={`${id}-text`} className="take-words">
          <span className="faint">{number}</span> {words}
        </label>
      ) : (
        <span className="take-words">
          <span className="faint">{number}</span> {words}
        </span>
      )}
      {item.kind === 'choice' && (
        <ChoiceButtons
          label={words}
          value={typeof answer === 'number' ? String(answer) : null}
          onChange={(value) => onAnswer(Number(value))}
          choices={item.options.map((option) => ({
            value: String(option.value),
            label: option.text[locale],
          }))}
        />
      )}
      {item.kind === 'several' && (
        <ChoiceButtons
          many
          label={words}
          value={Array.isArray(answer) ? answer : []}
          onChange={(values) => onAnswer([...values])}
          choices={item.options.map((option) => ({ value: option.value, label: option.text[locale] }))}
        />
      )}
      {item.kind === 'text' && (
        <textarea
          id={`${id}-text`}
          className="input take-text"
          value={typeof answer === 'string' ? answer : ''}
          onChange={(event) => onAnswer(event.target.value === '' ? null : event.target.value)}
        />
      )}
      {missing && (
        <span className="tiny is-crisis" role="alert">
          {t('assessments.itemMissing')}
        </span>
      )}
    </div>
  )
}
