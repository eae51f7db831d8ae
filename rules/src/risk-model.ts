import {
  auc,
  brier,
  type Calibration,
  type CalibrationBin,
  calibrate,
  calibrated,
  calibrationBins,
  contributions,
  fitLogistic,
  type Logistic,
  logitOf,
  mean,
  type Row,
} from './logistic.ts'
import { Refusal } from './refusal.ts'
import { bandOf, isAbove, type RiskBand, type RiskFactor, type RiskThresholds } from './risk.ts'
import { type ScreeningFacts, weigh } from './screening.ts'

/** One closed case as the model learns from it: what was known early on, and what came. */
export interface ClosedCase {
  /** `YYYY-MM`, in which it was opened. */
  readonly month: string
  /** One value a factor: it holds, it does not, nobody knows. */
  readonly x: readonly (number | null)[]
  /** What the rules would have said. */
  readonly score: number
  readonly came: boolean
  readonly groups: Readonly<Record<GroupKind, string>>
}

export const GROUP_KINDS = ['sex', 'age', 'payer'] as const
export type GroupKind = (typeof GROUP_KINDS)[number]

export interface LearningRules {
  readonly eventsPerFeature: number
  readonly holdOutMonths: number
  readonly leastHeldOutEvents: number
  readonly penalty: number
  readonly smallestGroup: number
}

export interface SwitchOn {
  readonly aucBetterBy: number
  readonly brierBetterBy: number
  readonly groupBrierWorseBy: number
  readonly judgedGroup: number
}

/** What is kept of what was learned: numbers, no row of anybody. */
export interface RiskModel {
  /** Factor ids, in the order of means and weights. */
  readonly features: readonly string[]
  readonly logistic: Logistic
  readonly calibration: Calibration
  /** From which probability each band begins, so that about as many people stand in it as by the rules. */
  readonly limits: { readonly medium: number; readonly high: number }
  readonly window: { readonly from: string; readonly to: string }
  readonly cases: number
  readonly events: number
}

export interface Measure {
  readonly auc: number | null
  readonly brier: number
}

export interface GroupMeasure {
  readonly by: GroupKind
  readonly group: string
  /** null: too few people to show anything about them. */
  readonly shown: {
    readonly cases: number
    /** What the model said of them, on average, and what came; reports kept before this was counted lack both. */
    readonly said?: number
    readonly came?: number
    readonly model: Measure
    readonly rules: Measure
  } | null
}

export interface ModelReport {
  readonly heldOut: {
    readonly from: string
    readonly to: string
    readonly cases: number
    readonly events: number
  }
  readonly model: Measure & { readonly bins: readonly CalibrationBin[] }
  readonly rules: Measure & { readonly bins: readonly CalibrationBin[] }
  readonly groups: readonly GroupMeasure[]
}

const FOLDS = 5
const MOST_BINS = 10
/** So that a point of the calibration picture never tells about a few people. */
const LEAST_IN_BIN = 20

/** The factors as a model reads them. */
export function featuresOf(factors: readonly RiskFactor[], facts: ScreeningFacts): (number | null)[] {
  return factors.map(({ when }) => {
    const { truth } = weigh(when, facts)
    return truth === 'unknown' ? null : truth === 'yes' ? 1 : 0
  })
}

/**
 * Learns from the earlier months and is judged on the last ones, which it has not seen. Too few cases, or too few in
 * which anything came, and there is no model.
 */
export function learn(
  cases: readonly ClosedCase[],
  factors: readonly string[],
  thresholds: RiskThresholds,
  rules: LearningRules,
): { model: RiskModel; report: ModelReport } | Refusal<'assist.too-few-cases' | 'assist.too-few-held-out'> {
  const { early, late } = splitByMonth(cases, rules.holdOutMonths)
  const used = factors.map((_, at) => at).filter((at) => differs(early, at))
  const needed = rules.eventsPerFeature * Math.max(1, used.length)
  const seen = rarer(early)
  if (seen < needed)
    return new Refusal('assist.too-few-cases', {
      cases: cases.length,
      events: seen,
      needed,
      features: used.length,
    })
  const held = rarer(late)
  if (held < rules.leastHeldOutEvents)
    return new Refusal('assist.too-few-held-out', {
      cases: late.length,
      events: held,
      needed: rules.leastHeldOutEvents,
      months: rules.holdOutMonths,
    })
  const rowOf = ({ x, came }: ClosedCase): Row => ({ x: used.map((at) => x[at] ?? null), y: came })
  const rows = early.map(rowOf)
  const logistic = fitLogistic(rows, rules.penalty)
  const calibration = calibrate(
    outOfFold(rows, rules.penalty),
    rows.map(({ y }) => y),
  )
  const byScore = early.map(({ score, came }): Row => ({ x: [score], y: came }))
  const scored = fitLogistic(byScore, rules.penalty)
  const said = (one: ClosedCase) => calibrated(calibration, logitOf(logistic, rowOf(one).x))
  const ruled = (one: ClosedCase) => calibrated({ slope: 1, offset: 0 }, logitOf(scored, [one.score]))
  return {
    model: {
      features: used.map((at) => factors[at] ?? ''),
      logistic,
      calibration,
      limits: sameShares(
        early.map(said),
        early.map(({ score }) => bandOf(score, thresholds)),
      ),
      window: windowOf(early),
      cases: early.length,
      events: early.filter(({ came }) => came).length,
    },
    report: {
      heldOut: {
        ...windowOf(late),
        cases: late.length,
        events: late.filter(({ came }) => came).length,
      },
      model: { ...measure(late, said), bins: bins(late, said) },
      rules: { ...measure(late, ruled), bins: bins(late, ruled) },
      groups: GROUP_KINDS.flatMap((by) => byGroup(late, by, rules.smallestGroup, said, ruled)),
    },
  }
}

export interface Said {
  readonly probability: number
  readonly band: RiskBand
  readonly contributions: readonly { readonly feature: string; readonly contribution: number }[]
}

/**
 * What the model says about somebody, and what each feature adds to it. Where something speaks that it never saw in
 * its cases (a safety task, say), it may not say less than the rules.
 */
export function foresee(
  model: RiskModel,
  factors: readonly RiskFactor[],
  facts: ScreeningFacts,
  rules: { readonly band: RiskBand; readonly reasons: readonly { readonly factor: string }[] },
): Said {
  const named = model.features.flatMap((id) => factors.find((factor) => factor.id === id) ?? [])
  const x = featuresOf(named, facts)
  const probability = calibrated(model.calibration, logitOf(model.logistic, x))
  const { medium, high } = model.limits
  const band = probability >= high ? 'high' : probability >= medium ? 'medium' : 'low'
  const isUnseen = rules.reasons.some(({ factor }) => !model.features.includes(factor))
  return {
    probability,
    band: isUnseen && isAbove(rules.band, band) ? rules.band : band,
    contributions: contributions(model.logistic, x)
      .map((part, at) => ({
        feature: model.features[at] ?? '',
        contribution: part * model.calibration.slope,
      }))
      .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution)),
  }
}

export interface Shortcoming {
  readonly code: 'auc' | 'brier' | 'group'
  readonly by: GroupKind | null
  readonly group: string | null
}

/** Why a model may not go before the rules; nothing when it beats them, and nowhere at the cost of a group. */
export function shortcomings({ model, rules, groups }: ModelReport, criteria: SwitchOn): Shortcoming[] {
  const found: Shortcoming[] = []
  if (model.auc === null || rules.auc === null || model.auc <= rules.auc + criteria.aucBetterBy)
    found.push({ code: 'auc', by: null, group: null })
  if (model.brier >= rules.brier - criteria.brierBetterBy)
    found.push({ code: 'brier', by: null, group: null })
  for (const { by, group, shown } of groups)
    if (
      shown &&
      shown.cases >= criteria.judgedGroup &&
      shown.model.brier > shown.rules.brier + criteria.groupBrierWorseBy
    )
      found.push({ code: 'group', by, group })
  return found
}

/** By age, as the report compares them. */
export function ageGroup(age: number | null): string {
  if (age === null) return 'unknown'
  if (age < 18) return '0-17'
  if (age < 60) return '18-59'
  return age < 80 ? '60-79' : '80+'
}

function splitByMonth(
  cases: readonly ClosedCase[],
  holdOut: number,
): { early: readonly ClosedCase[]; late: readonly ClosedCase[] } {
  const months = [...new Set(cases.map(({ month }) => month))].sort()
  const held = new Set(months.slice(-holdOut))
  return {
    early: cases.filter(({ month }) => !held.has(month)),
    late: cases.filter(({ month }) => held.has(month)),
  }
}

/** Of those in whom it came and those in whom it did not, the fewer: so much there is to learn from. */
function rarer(cases: readonly ClosedCase[]): number {
  const events = cases.filter(({ came }) => came).length
  return Math.min(events, cases.length - events)
}

function differs(cases: readonly ClosedCase[], at: number): boolean {
  return new Set(cases.flatMap(({ x }) => x[at] ?? [])).size > 1
}

/** What a model says about rows it was not fitted on: calibrating it on its own rows would flatter it. */
function outOfFold(rows: readonly Row[], penalty: number): number[] {
  const logits = Array.from({ length: rows.length }, () => 0)
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const model = fitLogistic(
      rows.filter((_, at) => at % FOLDS !== fold),
      penalty,
    )
    for (const [at, row] of rows.entries()) if (at % FOLDS === fold) logits[at] = logitOf(model, row.x)
  }
  return logits
}

function sameShares(
  said: readonly number[],
  bands: readonly RiskBand[],
): { readonly medium: number; readonly high: number } {
  const order = [...said].sort((a, b) => b - a)
  const limit = (count: number) => (count === 0 ? 1 : (order[count - 1] ?? 1))
  const high = bands.filter((band) => band === 'high').length
  const above = bands.filter((band) => band !== 'low').length
  return { medium: limit(above), high: limit(high) }
}

function windowOf(cases: readonly ClosedCase[]): { readonly from: string; readonly to: string } {
  const months = cases.map(({ month }) => month).sort()
  return { from: months[0] ?? '', to: months.at(-1) ?? '' }
}

type Says = (one: ClosedCase) => number

function measure(cases: readonly ClosedCase[], says: Says): Measure {
  const said = cases.map(says)
  const came = cases.map((one) => one.came)
  return { auc: auc(said, came), brier: brier(said, came) }
}

function bins(cases: readonly ClosedCase[], says: Says): CalibrationBin[] {
  return calibrationBins(
    cases.map(says),
    cases.map(({ came }) => came),
    Math.max(2, Math.min(MOST_BINS, Math.floor(cases.length / LEAST_IN_BIN))),
  )
}

/** Where one group alone were hidden, the rest would tell it by subtraction: then the next smallest is hidden too. */
function byGroup(
  cases: readonly ClosedCase[],
  by: GroupKind,
  smallest: number,
  said: Says,
  ruled: Says,
): GroupMeasure[] {
  const groups = [...Map.groupBy(cases, ({ groups: mine }) => mine[by])].sort(([a], [b]) => (a < b ? -1 : 1))
  const small = groups.filter(([, mine]) => mine.length < smallest).map(([group]) => group)
  const [next] = groups
    .filter(([group]) => !small.includes(group))
    .sort(([, a], [, b]) => a.length - b.length)
  const hidden = small.length === 1 && next ? [...small, next[0]] : small
  return groups.map(([group, mine]) => ({
    by,
    group,
    shown: hidden.includes(group)
      ? null
      : {
          cases: mine.length,
          said: mean(mine.map(said)),
          came: mean(mine.map((one) => (one.came ? 1 : 0))),
          model: measure(mine, said),
          rules: measure(mine, ruled),
        },
  }))
}
