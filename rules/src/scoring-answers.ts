/** One condition under which a question is asked: an earlier answer at or above a number, just a number, or a chosen code. */
export type AskCondition =
  | { readonly item: string; readonly atLeast: number }
  | { readonly item: string; readonly equals: number }
  | { readonly item: string; readonly chosen: string }

interface ItemBase {
  readonly id: string
  readonly required: boolean
  /** Null: always asked. Otherwise asked when any condition on an earlier, asked item holds. */
  readonly askIf: { readonly any: readonly AskCondition[] } | null
}

interface OptionItem extends ItemBase {
  /** One number out of several, any number of codes, or words. */
  readonly kind: 'choice' | 'several' | 'text'
  readonly options: readonly { readonly value: number | string }[]
}

interface NumberItem extends ItemBase {
  /** A number within a range, as read from a paper. */
  readonly kind: 'number'
  readonly min: number
  readonly max: number
  readonly step: number
}

export type InstrumentItem = OptionItem | NumberItem

export type Answer = number | string | readonly string[] | null
export type Answers = Readonly<Record<string, Answer>>

/** How far a decimal may lie off its step and still be that step. */
const OFF_STEP = 1e-6

/** The items an administration asks, in their order; what is hidden never counts, whatever stands in it. */
export function askedItems(
  items: readonly InstrumentItem[],
  answers: Answers,
): ReadonlyMap<string, InstrumentItem> {
  const asked = new Map<string, InstrumentItem>()
  for (const item of items)
    if (item.askIf === null || item.askIf.any.some((condition) => holds(condition, asked, answers)))
      asked.set(item.id, item)
  return asked
}

function holds(
  condition: AskCondition,
  asked: ReadonlyMap<string, InstrumentItem>,
  answers: Answers,
): boolean {
  const item = asked.get(condition.item)
  if (!item) return false
  if ('chosen' in condition) return hasChosen(item, condition.chosen, answers) ?? false
  const answer = numberAnswered(item, answers)
  if (answer === null) return false
  return 'equals' in condition ? answer === condition.equals : answer >= condition.atLeast
}

/** The answers to what is asked; those left over from questions that are hidden by now fall away. */
export function askedAnswers(items: readonly InstrumentItem[], answers: Answers): Answers {
  const asked = askedItems(items, answers)
  return Object.fromEntries(Object.entries(answers).filter(([id]) => asked.has(id)))
}

/** Whether a question offers this answer. */
export function fits(item: InstrumentItem, answer: Exclude<Answer, null>): boolean {
  switch (item.kind) {
    case 'text':
      return typeof answer === 'string'
    case 'choice':
      return item.options.some((option) => option.value === answer)
    case 'number':
      return typeof answer === 'number' && isOnRange(item, answer)
    case 'several':
      if (typeof answer === 'number' || typeof answer === 'string') return false
      return (
        new Set(answer).size === answer.length &&
        answer.every((code) => item.options.some((option) => option.value === code))
      )
  }
}

function isOnRange({ min, max, step }: NumberItem, answer: number): boolean {
  if (!(answer >= min && answer <= max)) return false
  const steps = (answer - min) / step
  return Math.abs(steps - Math.round(steps)) < OFF_STEP
}

/** The answer as a number; several codes are worth as many as were chosen. Null: none, or one that is not offered. */
export function numberAnswered(item: InstrumentItem | undefined, answers: Answers): number | null {
  if (!item || item.kind === 'text') return null
  const answer = answerTo(item, answers)
  if (answer === null || typeof answer === 'string' || !fits(item, answer)) return null
  return typeof answer === 'number' ? answer : answer.length
}

/** Whether a code was chosen among several; null when the question was not answered. */
export function hasChosen(item: InstrumentItem | undefined, code: string, answers: Answers): boolean | null {
  if (item?.kind !== 'several') return null
  const answer = answerTo(item, answers)
  if (answer === null || typeof answer === 'string' || typeof answer === 'number') return null
  return fits(item, answer) ? answer.includes(code) : null
}

export function isAnswered(item: InstrumentItem, answers: Answers): boolean {
  if (item.kind !== 'text') return numberAnswered(item, answers) !== null
  const answer = answerTo(item, answers)
  return typeof answer === 'string' && answer.trim() !== ''
}

/** Lowest option + highest option − answer. */
export function turnedRound(item: InstrumentItem, answer: number): number {
  if (item.kind === 'number') return item.min + item.max - answer
  const values = item.options.map((option) => option.value).filter((value) => typeof value === 'number')
  return Math.min(...values) + Math.max(...values) - answer
}

function answerTo(item: InstrumentItem, answers: Answers): Answer {
  return Object.hasOwn(answers, item.id) ? (answers[item.id] ?? null) : null
}
