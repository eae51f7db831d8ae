import { share } from './spread.ts'

/** One line of the table. */
export interface Result {
  readonly part: string
  readonly what: string
  readonly p50: number | null
  readonly p95: number | null
  /** What the line is about: a rate, a time, a size; with its unit. */
  readonly value: number | null
  readonly unit: string
  /** The same measured at the physical limit in the same run. */
  readonly limit: number | null
  readonly gate: Gate | null
  readonly note: string | null
}

export interface Gate {
  readonly words: string
  readonly met: boolean
}

export function atMost(value: number, most: number, unit: string): Gate {
  return { words: `≤ ${most} ${unit}`, met: value <= most }
}

export function atLeast(value: number, least: number, unit: string): Gate {
  return { words: `≥ ${least} ${unit}`, met: value >= least }
}

/** A line about how long something took, beside the limit's own 95 %. */
export function timeLine(
  part: string,
  what: string,
  times: readonly number[],
  limit: readonly number[],
  mostMs: number | null,
): Result {
  const p95 = share(times, 0.95)
  return {
    part,
    what,
    p50: share(times, 0.5),
    p95,
    value: p95,
    unit: 'ms (p95)',
    limit: limit.length === 0 ? null : share(limit, 0.95),
    gate: mostMs === null ? null : atMost(p95, mostMs, 'ms'),
    note: null,
  }
}
