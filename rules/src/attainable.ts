import type { InstrumentScale } from './scoring.ts'
import { type InstrumentItem, turnedRound } from './scoring-answers.ts'

/** More different scores than any questionnaire has; beyond it nothing is counted on. */
const MOST_SCORES = 20_000

/** Every score a scale can give when all its questions are answered, in order; null when there are too many to list. */
export function attainable(scale: InstrumentScale, items: readonly InstrumentItem[]): number[] | null {
  let scores = new Set<number>()
  for (const [place, id] of scale.items.entries()) {
    const item = items.find((each) => each.id === id)
    if (!item) continue
    const values = valuesOf(item).map((value) =>
      scale.reverse.includes(id) ? turnedRound(item, value) : value,
    )
    if (place === 0 || scores.size === 0) scores = new Set(values.map((value) => joined(scale, null, value)))
    else {
      const next = new Set<number>()
      for (const before of scores) {
        for (const value of values) next.add(joined(scale, before, value))
        if (next.size > MOST_SCORES) return null
      }
      scores = next
    }
  }
  return [...scores].map((score) => tidy(score * scale.multiplier)).sort((one, other) => one - other)
}

function joined({ method }: InstrumentScale, before: number | null, value: number): number {
  switch (method) {
    case 'sum':
      return tidy((before ?? 0) + value)
    case 'max':
      return Math.max(before ?? value, value)
    case 'count':
      return (before ?? 0) + (value > 0 ? 1 : 0)
  }
}

function valuesOf(item: InstrumentItem): number[] {
  switch (item.kind) {
    case 'text':
      return []
    case 'choice':
      return item.options.map((option) => Number(option.value))
    case 'several':
      return Array.from({ length: item.options.length + 1 }, (_, chosen) => chosen)
    case 'number': {
      const steps = Math.round((item.max - item.min) / item.step)
      return Array.from({ length: steps + 1 }, (_, step) => tidy(item.min + step * item.step))
    }
  }
}

function tidy(value: number): number {
  return Math.round(value * 1000) / 1000 + 0
}
