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
}

/** The scores of one instrument over time, one point a day: an alarm outlives a calmer score of the same day. */
export function historyOf(
  instrument: Instrument,
  lines: readonly AssessmentLine[],
  { locale, today, events, alarm }: Around,
): ScoreHistory {
  const main = instrument.scales.find((scale) => scale.id === instrument.mainScale)
  const points = new Map<string, ScorePoint>()
  for (const line of lines.toSorted((a, b) => a.takenAt.localeCompare(b.takenAt))) {
    if (line.voided || line.instrument !== instrument.id) continue
    const day = dayOf(line.takenAt)
    const point = { day, score: line.scores[instrument.mainScale] ?? null, alarm: alarm(line) }
    if (points.get(day)?.alarm != null && point.alarm === null) continue
    points.set(day, point)
  }
  const days = [...points.keys()]
  const first = days.at(0) ?? today
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
    events: events.filter(({ day }) => day >= first && day <= today),
    today,
  }
}
