import { Refusal } from './refusal.ts'

/**
 * found → confirmed → reported, 发现 → 提醒 → 负责人确认 → 上报回执. There is no way back from
 * reported, and none that takes a finding back. Not reporting is a decision of two people, and never the last word.
 */
export const REPORT_STATES = ['found', 'confirmed', 'declining', 'reported', 'not-reported'] as const
export type ReportState = (typeof REPORT_STATES)[number]

export interface ReportMinutes {
  readonly remind: number | null
  readonly report: number | null
  readonly decide: number | null
}

export interface DutyReport {
  readonly state: ReportState
  readonly confirmedBy: string | null
  readonly dueAtMs: number | null
  readonly told: number
  readonly declinedBy: string | null
}

type Over = 'safety.report-reported' | 'safety.report-not-due'

/** When the one whose turn it is must have acted. */
export function reportDueAt(state: ReportState, nowMs: number, minutes: ReportMinutes): number | null {
  const span = spanOf(state, minutes)
  return span === null ? null : nowMs + span * 60_000
}

/** How long the one whose turn it is has; null when nothing is awaited. */
export function spanOf(state: ReportState, minutes: ReportMinutes): number | null {
  switch (state) {
    case 'found':
      return minutes.remind
    case 'confirmed':
      return minutes.report
    case 'declining':
      return minutes.decide
    case 'reported':
    case 'not-reported':
      return null
  }
}

function turnTo<R extends DutyReport>(
  report: R,
  state: ReportState,
  nowMs: number,
  minutes: ReportMinutes,
): R {
  return { ...report, state, dueAtMs: reportDueAt(state, nowMs, minutes), told: 0 }
}

/** Whoever answers for it confirms that it has to be reported. */
export function confirmReport<R extends DutyReport>(
  report: R,
  by: string,
  nowMs: number,
  minutes: ReportMinutes,
): R | Refusal<Over | 'safety.report-confirmed' | 'safety.report-being-declined'> {
  if (report.state === 'reported') return new Refusal('safety.report-reported')
  if (report.state === 'confirmed') return new Refusal('safety.report-confirmed', { by: report.confirmedBy })
  if (report.state === 'declining') return new Refusal('safety.report-being-declined')
  if (report.state === 'not-reported') return new Refusal('safety.report-not-due')
  return { ...turnTo(report, 'confirmed', nowMs, minutes), confirmedBy: by }
}

/** The authority was told. The law waits for nobody: this is open in every state but the one where it has been done. */
export function fileReport<R extends DutyReport>(report: R): R | Refusal<'safety.report-reported'> {
  if (report.state === 'reported') return new Refusal('safety.report-reported')
  return { ...report, state: 'reported', dueAtMs: null, told: 0 }
}

/** Somebody proposes not to report, with reasons; the clock goes on. */
export function declineReport<R extends DutyReport>(
  report: R,
  reasons: string,
  by: string,
  nowMs: number,
  minutes: ReportMinutes,
): R | Refusal<Over | 'safety.report-being-declined' | 'safety.reason-missing'> {
  if (report.state === 'reported') return new Refusal('safety.report-reported')
  if (report.state === 'declining') return new Refusal('safety.report-being-declined')
  if (report.state === 'not-reported') return new Refusal('safety.report-not-due')
  if (reasons.trim() === '') return new Refusal('safety.reason-missing')
  return { ...turnTo(report, 'declining', nowMs, minutes), declinedBy: by }
}

/** A second person agrees not to report, or it goes back to whoever has to confirm. */
export function decideDecline<R extends DutyReport>(
  report: R,
  decision: { readonly agreed: boolean; readonly remark: string | null },
  by: string,
  nowMs: number,
  minutes: ReportMinutes,
):
  | R
  | Refusal<
      'safety.report-reported' | 'safety.not-declined' | 'safety.own-decline' | 'safety.remark-missing'
    > {
  if (report.state === 'reported') return new Refusal('safety.report-reported')
  if (report.state !== 'declining') return new Refusal('safety.not-declined')
  if (report.declinedBy === by) return new Refusal('safety.own-decline')
  if (!decision.remark?.trim()) return new Refusal('safety.remark-missing')
  if (decision.agreed) return turnTo(report, 'not-reported', nowMs, minutes)
  const before = report.confirmedBy === null ? 'found' : 'confirmed'
  return { ...turnTo(report, before, nowMs, minutes), declinedBy: null }
}
