import type { Instrument, InstrumentItem } from '@quancheng/contract/content/instrument.ts'

type Weighed = Extract<InstrumentItem, { readonly kind: 'choice' | 'number' }>

/** How grave one answer is, 0 to 3: of a scale where more is better, and of a reversed question, the low answer is. */
export function weightOf(
  { scales, mainScale }: Pick<Instrument, 'scales' | 'mainScale'>,
  item: Weighed,
  answer: number,
): number {
  const values = item.kind === 'number' ? [item.min, item.max] : item.options.map(({ value }) => value)
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const scale =
    scales.find(({ id, items }) => id === mainScale && items.includes(item.id)) ??
    scales.find(({ items }) => items.includes(item.id))
  const isTurned = (scale?.higherIs === 'better') !== (scale?.reverse.includes(item.id) ?? false)
  return Math.ceil(((isTurned ? most - answer : answer - least) / (most - least)) * 3)
}
