import type { Answers } from '@quancheng/contract/assessments.ts'
import type { InstrumentItem } from '@quancheng/contract/content/instrument.ts'
import { useText } from '../text/use-text.tsx'
import { ChoiceButtons } from '../ui/choice-buttons.tsx'
import { textWidth } from '../ui/text-width.ts'
import { NumberAnswer } from './number-answer.tsx'

type Answer = Answers[string]

interface Props {
  readonly item: InstrumentItem
  readonly number: string
  readonly answer: Answer
  /** It has to be answered and is not. */
  readonly missing: boolean
  readonly onAnswer: (answer: Answer) => void
}

/** Stands for “none of them” among several; no code of an instrument begins so. */
const NONE = '-none'

/** Answers of a word or two stand side by side on a phone. */
const SHORT_EMS = 2.5
const MOST_IN_A_ROW = 4

/** One question of an instrument, as its kind asks to be answered. */
export function ItemQuestion({ item, number, answer, missing, onAnswer }: Props) {
  const { t, locale } = useText()
  const words = item.text[locale]
  const id = `item-${item.id}`
  const isShort =
    item.kind === 'choice' &&
    item.options.length <= MOST_IN_A_ROW &&
    item.options.every(({ text }) => textWidth(text[locale], 1) <= SHORT_EMS)
  const isNone = item.required && Array.isArray(answer) && answer.length === 0
  return (
    <div
      className={`take-item${item.kind === 'choice' || item.kind === 'number' ? '' : ' tall'}${isShort ? ' short' : ''}`}
      id={id}
    >
      {item.kind === 'text' || item.kind === 'number' ? (
        <label htmlFor={`${id}-${item.kind}`} className="take-words">
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
          value={isNone ? [NONE] : Array.isArray(answer) ? answer : []}
          onChange={(values) => {
            if (values.includes(NONE) && !isNone) onAnswer([])
            else if (values.length === 0) onAnswer(item.required ? null : [])
            else onAnswer(values.filter((value) => value !== NONE))
          }}
          choices={[
            ...item.options.map((option) => ({ value: option.value as string, label: option.text[locale] })),
            ...(item.required ? [{ value: NONE, label: t('assessments.noneOfThem') }] : []),
          ]}
        />
      )}
      {item.kind === 'number' && (
        <NumberAnswer item={item} id={`${id}-number`} answer={answer} onAnswer={onAnswer} />
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
