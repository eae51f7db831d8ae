import type { AskCondition } from '@quancheng/rules/scoring-answers.ts'
import type { Instrument, InstrumentItem } from '../content/instrument.ts'

type Scale = Instrument['scales'][number]

/**
 * What one scale comes to, as an expression over a QuestionnaireResponse: the same number as rules/src/scoring.ts gives,
 * and nothing where too much is unanswered. It needs no variables and no terminology: weights stand with the answers.
 */
export function scoreExpression(
  { items }: Pick<Instrument, 'items'>,
  scale: Pick<Scale, 'items' | 'reverse' | 'method' | 'multiplier' | 'missing'>,
): string {
  const counted = items.filter(({ id }) => scale.items.includes(id))
  const values = valuesOf(counted, scale)
  const always = counted.filter((item) => item.askIf === null).length
  const sometimes = counted.flatMap((item) =>
    item.askIf === null ? [] : [`iif(${askedWhen(items, item.askIf.any)}, 1, 0)`],
  )
  const asked = [String(always), ...sometimes].join(' + ')
  const enough =
    sometimes.length > 0
      ? `${values}.exists() and ${values}.count() >= ${asked}${scale.missing.atMost > 0 ? ` - ${scale.missing.atMost}` : ''}`
      : `${values}.count() >= ${Math.max(1, always - scale.missing.atMost)}`
  const combined = combine(values, scale.method)
  const filled =
    scale.missing.fill === 'mean'
      ? `iif(${values}.count() = ${asked}, ${combined}, (${mean(values, scale.method, asked)}).round(0))`
      : combined
  return `iif(${enough}, ${scale.multiplier === 1 ? filled : `${filled} * ${scale.multiplier}`})`
}

function combine(values: string, method: Scale['method']): string {
  if (method === 'count') return `${values}.where($this > 0).count()`
  return `${values}.${method}()`
}

/** With the mean in the place of what is missing: it changes a sum, and no greatest value. */
function mean(values: string, method: Scale['method'], asked: string): string {
  return method === 'sum'
    ? `${values}.sum() * (${asked}) / ${values}.count()`
    : method === 'max'
      ? `${values}.max()`
      : `${values}.where($this > 0).count() + iif(${values}.sum() > 0, ${asked} - ${values}.count(), 0)`
}

/** The answers as numbers. Not by `|`, which would keep two equal answers once. */
function valuesOf(items: readonly InstrumentItem[], scale: Pick<Scale, 'reverse'>): string {
  const kinds = Map.groupBy(items, (item) =>
    JSON.stringify([item.kind, scale.reverse.includes(item.id) ? ends(item) : null]),
  )
  const [first = '{}', ...rest] = [...kinds].map(([key, alike]) => {
    const [kind, turned] = JSON.parse(key) as [InstrumentItem['kind'], number | null]
    const value = numberIn(
      kind,
      alike.map(({ id }) => id),
    )
    return turned === null ? value : `${value}.select(${turned} - $this)`
  })
  return rest.reduce((all, more) => `${all}.combine(${more})`, first)
}

/** Lowest + highest: what an answer is taken from when it counts the other way round. */
function ends(item: InstrumentItem): number {
  if (item.kind === 'number') return item.min + item.max
  const values = item.options.map(({ value }) => Number(value))
  return Math.min(...values) + Math.max(...values)
}

function numberIn(kind: InstrumentItem['kind'], ids: readonly string[]): string {
  const named =
    ids.length === 1 ? `linkId = '${ids[0]}'` : `linkId in (${ids.map((id) => `'${id}'`).join(' | ')})`
  const found = `%resource.repeat(item).where(${named})`
  if (kind === 'several') return `${found}.select(answer.count())`
  return `${found}.answer.value${kind === 'choice' ? '.weight()' : ''}`
}

/** Whether a question is asked, from the answers to earlier ones; of a choice, each answer that opens it by its number. */
export function askedWhen(items: readonly InstrumentItem[], any: readonly AskCondition[]): string {
  return any
    .flatMap((condition) => {
      const { item: id } = condition
      if ('chosen' in condition)
        return `%resource.repeat(item).where(linkId = '${id}').answer.value.where(code = '${condition.chosen}').exists()`
      const item = items.find((one) => one.id === id)
      const value = numberIn(item?.kind ?? 'choice', [id])
      if ('equals' in condition) return `${value} = ${condition.equals}`
      if (item?.kind !== 'choice') return `${value} >= ${condition.atLeast}`
      return item.options
        .filter((option) => option.value >= condition.atLeast)
        .map((option) => `${value} = ${option.value}`)
    })
    .join(' or ')
}
