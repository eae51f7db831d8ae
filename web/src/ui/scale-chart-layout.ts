import { dayNumber } from '../text/dates.ts'

export interface ScoreBand {
  readonly from: number
  readonly to: number
  readonly name: string
  /** How serious, 0 (none) to 4 (gravest): chooses the tint. */
  readonly weight: 0 | 1 | 2 | 3 | 4
}

export interface ScorePoint {
  readonly day: string
  /** Null: it was due and not taken, which leaves a gap in the line. */
  readonly score: number | null
  /** What cannot be overlooked: “第 9 题 ≥ 1”. */
  readonly alarm: string | null
  /** A change since the first score that is more than chance: “可靠好转”. */
  readonly mark?: string | null
}

export interface ScoreEvent {
  readonly day: string
  readonly name: string
}

export interface ScoreHistory {
  readonly name: string
  readonly lowest: number
  readonly highest: number
  readonly bands: readonly ScoreBand[]
  readonly points: readonly ScorePoint[]
  /** Days on which it is due again. */
  readonly planned: readonly string[]
  readonly events: readonly ScoreEvent[]
  readonly today: string
}

export interface Frame {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Days to x over everything the chart shows, with two days of air; scores to y. */
export function chartScale(history: ScoreHistory, frame: Frame) {
  const days = [
    history.today,
    ...history.points.map((point) => point.day),
    ...history.planned,
    ...history.events.map((event) => event.day),
  ].map(dayNumber)
  const air = Math.max(2, Math.round((Math.max(...days) - Math.min(...days)) * 0.04))
  const [first, last] = [Math.min(...days) - air, Math.max(...days) + air]
  return {
    first,
    last,
    x: (day: string) => frame.left + ((dayNumber(day) - first) / (last - first)) * (frame.right - frame.left),
    y: (score: number) =>
      frame.bottom -
      ((score - history.lowest) / (history.highest - history.lowest)) * (frame.bottom - frame.top),
  }
}

/** The line in pieces: a missing score ends one piece and begins the next. */
export function piecesOf(points: readonly ScorePoint[]): readonly (readonly ScorePoint[])[] {
  const pieces: ScorePoint[][] = [[]]
  for (const point of [...points].sort((a, b) => a.day.localeCompare(b.day))) {
    if (point.score === null) pieces.push([])
    else pieces.at(-1)?.push(point)
  }
  return pieces.filter((piece) => piece.length > 0)
}

/** First days of months inside the chart, as day strings. */
export function monthsBetween(first: number, last: number): readonly string[] {
  const months: string[] = []
  const start = new Date(first * 86_400_000)
  for (let month = 1; ; month++) {
    const day = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + month, 1))
      .toISOString()
      .slice(0, 10)
    if (dayNumber(day) > last) break
    months.push(day)
  }
  const every = Math.ceil(months.length / 6)
  return months.filter((_, index) => index % every === 0)
}

export function bandOf(bands: readonly ScoreBand[], score: number): ScoreBand | null {
  return bands.find((band) => score >= band.from && score <= band.to) ?? null
}
