import type { Instrument } from '@quancheng/contract/content/instrument.ts'

/** The number people know a question by: as printed on the paper, or its place; null when it is not there. */
export function numberOf({ items }: Pick<Instrument, 'items'>, id: string): string | null {
  const place = items.findIndex((item) => item.id === id)
  return place < 0 ? null : (items[place]?.label ?? String(place + 1))
}
