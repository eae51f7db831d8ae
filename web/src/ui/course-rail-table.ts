import type { Speech } from '../text/use-text.tsx'
import { type CourseRailData, RAIL_LANES, type RailLane } from './course-rail-data.ts'

export interface RailRow {
  readonly id: string
  readonly lane: RailLane
  readonly from: string
  readonly to: string | null
  readonly what: string
  readonly state: 'past' | 'now' | 'planned'
  readonly href: string | null
}

/** The rail as rows, oldest first: its table twin, and the way to it by keyboard. */
export function railRows(data: CourseRailData): readonly RailRow[] {
  const state = (from: string, to: string | null, open: boolean): RailRow['state'] =>
    from > data.today ? 'planned' : open || (to !== null && to > data.today) ? 'now' : 'past'
  const rows: RailRow[] = [
    ...data.encounters.map((each) => ({
      ...each,
      lane: 'encounter' as const,
      what: [each.label, each.detail].filter(Boolean).join(' '),
      state: state(each.from, each.to, each.open),
    })),
    ...data.assessments.map((each) => ({
      ...each,
      lane: 'assessment' as const,
      from: each.day,
      to: null,
      what: each.label,
      state: state(each.day, null, false),
    })),
    ...data.services.map((each) => ({
      ...each,
      lane: 'service' as const,
      from: each.day,
      to: null,
      what: each.label,
      state: state(each.day, null, false),
    })),
    ...data.aid.map((each) => ({
      ...each,
      lane: 'aid' as const,
      what: each.label,
      state: state(each.from, each.to, !each.settled),
    })),
    ...data.referrals.map((each) => ({
      ...each,
      lane: 'referral' as const,
      to: each.answered,
      what: each.label,
      state: state(each.from, each.answered, each.answered === null),
    })),
    ...data.goals.map((each) => ({
      ...each,
      lane: 'goal' as const,
      what: each.label,
      state: state(each.from, each.to, false),
    })),
  ]
  return rows
    .map(({ id, lane, from, to, what, state: at, href }) => ({ id, lane, from, to, what, state: at, href }))
    .sort((a, b) => a.from.localeCompare(b.from) || RAIL_LANES.indexOf(a.lane) - RAIL_LANES.indexOf(b.lane))
}

/** The rail in one sentence. */
export function railSummary(data: CourseRailData, speech: Speech): string {
  const { t } = speech
  const comma = speech.locale === 'zh' ? '，' : ', '
  const phases = data.phases
    .map((phase) =>
      t('ui.rail.summaryPhase', {
        phase: phase.name ?? t(`word.phase.${phase.kind}`),
        day: speech.day(phase.from, { today: data.today }),
      }),
    )
    .join(comma)
  const rows = railRows(data)
  const counts = RAIL_LANES.map((lane) => ({ lane, count: rows.filter((row) => row.lane === lane).length }))
    .filter(({ count }) => count > 0)
    .map(({ lane, count }) => t('ui.rail.summaryCount', { lane: t(`word.lane.${lane}`), count }))
    .join(comma)
  return t('ui.rail.summary', { phases, counts })
}
