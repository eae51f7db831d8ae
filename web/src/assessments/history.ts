import type { AssessmentLine } from '@quancheng/contract/assessments.ts'
import type { Instrument } from '@quancheng/contract/content/instrument.ts'
import { dayOf } from '../text/dates.ts'
import type { ScoreEvent, ScoreHistory, ScorePoint } from '../ui/scale-chart-layout.ts'

interface Around {
  readonly locale: 'zh' | 'en'
  readonly today: string
  readonly events: readonly ScoreEvent[]
  /** What to write beside a score that set a safety path going. */
  readonly alarm: (line: AssessmentLine) => string | null
  /** What to write beside a score that differs from the first by more than chance; absent where nothing is known. */
  readonly mark?: (difference: number) => string | null
}

/** The scores of one instrument over time, in the version it was last taken in, one point a day: an alarm outlives a calmer score of the same day. */
export function historyOf(
  instrument: Instrument,
  lines: readonly AssessmentLine[],
  { locale, today, events, alarm, mark }: Around,
): ScoreHistory {
  const main = instrument.scales.find((scale) => scale.id === instrument.mainScale)
  const points = new Map<string, ScorePoint>()
  let first: number | null = null
  for (const line of comparable(instrument, lines)) {
    const day = dayOf(line.takenAt)
    const score = line.scores[instrument.mainScale] ?? null
    first ??= score
    const said = score === null || first === null ? null : (mark?.(score - first) ?? null)
    const point = { day, score, alarm: alarm(line), ...(said !== null && { mark: said }) }
    if (points.get(day)?.alarm != null && point.alarm === null) continue
    points.set(day, point)
  }
  const days = [...points.keys()]
  const since = days.at(0) ?? today
  return {
    name: instrument.shortName[locale],
    lowest: main?.lowest ?? 0,
    highest: main?.highest ?? 1,
    bands: (main?.bands ?? [])
      .toSorted((a, b) => a.from - b.from)
      .map((band) => ({
        from: band.from,
        to: band.to,
        name: band.name[locale],
        weight: ([0, 1, 2, 3, 4] as const).find((weight) => weight === band.level) ?? 0,
      })),
    points: [...points.values()],
    planned: [],
    events: events.filter(({ day }) => day >= since && day <= today),
    today,
  }
}

/** What may be set side by side, oldest first: neither voided nor of another version than the last. */
export function comparable(
  { id }: Pick<Instrument, 'id'>,
  lines: readonly AssessmentLine[],
): readonly AssessmentLine[] {
  const taken = lines
    .filter((line) => !line.voided && line.instrument === id)
    .toSorted((a, b) => a.takenAt.localeCompare(b.takenAt))
  return taken.filter(({ version }) => version === taken.at(-1)?.version)
}
