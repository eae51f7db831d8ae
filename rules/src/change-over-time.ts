import { bandOf, type ScaleBand } from './scoring.ts'

/** One administration of an instrument, as far as change is concerned. */
export interface Taken {
  readonly instrument: string
  readonly version: string
  readonly takenAtMs: number
  readonly scores: Readonly<Record<string, number | null>>
}

export interface ComparedScale {
  readonly id: string
  readonly higherIs: 'worse' | 'better'
  readonly bands: readonly ScaleBand[]
}

export interface ScorePoint {
  readonly atMs: number
  readonly value: number
  readonly band: string | null
}

export interface Change {
  readonly first: ScorePoint
  readonly last: ScorePoint
  /** Last minus first. */
  readonly difference: number
  readonly direction: 'better' | 'worse' | 'same'
  readonly isBandChanged: boolean
}

/** The scored points of one scale in the order they were taken; an administration without a score is left out. */
export function pointsOf(taken: readonly Taken[], scale: ComparedScale): readonly ScorePoint[] {
  return taken
    .toSorted((first, second) => first.takenAtMs - second.takenAtMs)
    .flatMap(({ takenAtMs, scores }) => {
      const value = scores[scale.id] ?? null
      return value === null ? [] : [{ atMs: takenAtMs, value, band: bandOf(scale, value) }]
    })
}

/** First and last score of one instrument, of the version taken last; null with fewer than two scores to compare. */
export function changeOverTime(
  taken: readonly Taken[],
  instrument: string,
  scale: ComparedScale,
): Change | null {
  const own = taken.filter((one) => one.instrument === instrument)
  const version = own.toSorted((a, b) => a.takenAtMs - b.takenAtMs).at(-1)?.version
  const points = pointsOf(
    own.filter((one) => one.version === version),
    scale,
  )
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || points.length < 2) return null
  const difference = last.value - first.value
  return {
    first,
    last,
    difference,
    direction: directionOf(difference, scale.higherIs),
    isBandChanged: first.band !== last.band,
  }
}

function directionOf(difference: number, higherIs: 'worse' | 'better'): Change['direction'] {
  if (difference === 0) return 'same'
  return difference > 0 === (higherIs === 'better') ? 'better' : 'worse'
}

/** What is known of how exactly a scale measures: its spread among comparable people, and how far it repeats itself. */
export interface Reliability {
  readonly sd: number
  /** Above 0 and below 1. */
  readonly reliability: number
}

export const RELIABLE_CHANGES = ['improved', 'no-reliable-change', 'worsened'] as const
export type ReliableChange = (typeof RELIABLE_CHANGES)[number]

/** Beyond it a difference is chance in fewer than five of a hundred. */
const Z = 1.96

/** From which difference on a change is more than chance (Jacobson and Truax 1991): 1.96 · √2 · SD · √(1 − r). */
export function leastReliable({ sd, reliability }: Reliability): number {
  return Z * Math.SQRT2 * sd * Math.sqrt(1 - reliability)
}

/** Whether a difference is more than chance; null where nobody knows how exactly the scale measures. */
export function reliableChange(
  difference: number,
  higherIs: 'worse' | 'better',
  known: Reliability | null,
): ReliableChange | null {
  if (known === null) return null
  if (Math.abs(difference) <= leastReliable(known)) return 'no-reliable-change'
  return directionOf(difference, higherIs) === 'better' ? 'improved' : 'worsened'
}
