import { type Condition, type Evidence, filled, type ScreeningFacts, weigh } from './screening.ts'

/** How likely it is, as the rules see it, that somebody needs social work soon; never a decision about them. */
export const RISK_BANDS = ['low', 'medium', 'high'] as const
export type RiskBand = (typeof RISK_BANDS)[number]

/** One circumstance that adds points, and the words that say so. */
export interface RiskFactor {
  readonly id: string
  readonly enabled: boolean
  readonly points: number
  readonly when: Condition
  readonly reason: { readonly zh: string; readonly en: string }
}

/** From how many points each band begins; below `medium` it is low. */
export interface RiskThresholds {
  readonly medium: number
  readonly high: number
}

export interface RiskReason {
  readonly factor: string
  readonly points: number
  readonly text: { readonly zh: string; readonly en: string }
  readonly evidence: readonly Evidence[]
}

/** A factor nobody can judge yet, and what would have to be asked. */
export interface RiskGap {
  readonly factor: string
  readonly points: number
  readonly unknown: readonly string[]
}

export interface RiskScored {
  readonly score: number
  /** What the score would be if every unknown spoke against the person. */
  readonly atMost: number
  readonly band: RiskBand
  readonly reasons: readonly RiskReason[]
  readonly gaps: readonly RiskGap[]
}

/** Adds up what speaks for risk, each point with its evidence; what is not known adds nothing and is named. */
export function scoreRisk(
  factors: readonly RiskFactor[],
  thresholds: RiskThresholds,
  facts: ScreeningFacts,
): RiskScored {
  const reasons: RiskReason[] = []
  const gaps: RiskGap[] = []
  for (const { id, enabled, points, when, reason } of factors) {
    if (!enabled) continue
    const { truth, evidence, unknown } = weigh(when, facts)
    if (truth === 'unknown') gaps.push({ factor: id, points, unknown })
    if (truth !== 'yes') continue
    const text = { zh: filled(reason.zh, evidence), en: filled(reason.en, evidence) }
    reasons.push({ factor: id, points, text, evidence })
  }
  const score = sum(reasons)
  return { score, atMost: score + mostOf(gaps), band: bandOf(score, thresholds), reasons, gaps }
}

export function bandOf(score: number, { medium, high }: RiskThresholds): RiskBand {
  if (score >= high) return 'high'
  return score >= medium ? 'medium' : 'low'
}

/** Whether one band is above another. */
export function isAbove(one: RiskBand, other: RiskBand): boolean {
  return RISK_BANDS.indexOf(one) > RISK_BANDS.indexOf(other)
}

function sum(parts: readonly { readonly points: number }[]): number {
  return parts.reduce((total, { points }) => total + points, 0)
}

/** Of factors that wait for the same fact (a score in steps) only one can come true: the dearest counts. */
function mostOf(gaps: readonly RiskGap[]): number {
  const byFact = new Map<string, number>()
  for (const { unknown, points } of gaps) {
    const key = unknown.join(' ')
    byFact.set(key, Math.max(byFact.get(key) ?? 0, points))
  }
  return [...byFact.values()].reduce((total, points) => total + points, 0)
}

export interface Overruling {
  /** What the house said when a person said otherwise. */
  readonly from: RiskBand
  readonly to: RiskBand
}

/** A person's word stands until the house sees more risk than it saw when they spoke: then it is laid before a person again. */
export function overrulingStands(overruling: Overruling, now: RiskBand): boolean {
  return !isAbove(now, overruling.from)
}
