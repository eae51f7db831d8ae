import { expect, test } from 'vitest'
import { Refusal } from './refusal.ts'
import type { RiskFactor } from './risk.ts'
import {
  ageGroup,
  type ClosedCase,
  foresee,
  type GroupMeasure,
  learn,
  type ModelReport,
  shortcomings,
} from './risk-model.ts'
import { NOTHING_KNOWN } from './screening.ts'

const THRESHOLDS = { medium: 2, high: 4 }
const RULES = { eventsPerFeature: 10, holdOutMonths: 2, leastHeldOutEvents: 20, penalty: 1, smallestGroup: 5 }
const CRITERIA = { aucBetterBy: 0, brierBetterBy: 0, groupBrierWorseBy: 0.02, judgedGroup: 30 }
const FACTORS = ['alone', 'paying', 'never-differs']

function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

/** Living alone is what counts; the rules think paying counts three times as much. */
function closed(count: number, share = { alone: 0.7, others: 0.1 }): ClosedCase[] {
  const next = chance(5)
  return Array.from({ length: count }, (_, n) => {
    const alone = next() < 0.4
    const paying = next() < 0.4
    return {
      month: `2025-${String(1 + Math.floor((n * 10) / count)).padStart(2, '0')}`,
      x: [n % 9 === 0 ? null : alone ? 1 : 0, paying ? 1 : 0, 1],
      score: (alone ? 1 : 0) + (paying ? 3 : 0),
      came: next() < (alone ? share.alone : share.others),
      groups: {
        sex: n % 2 === 0 ? '1' : '2',
        age: n < count - 3 ? '60-79' : '0-17',
        payer: n % 3 === 0 ? 'self' : '310',
      },
    }
  })
}

function learned(cases: readonly ClosedCase[]) {
  const found = learn(cases, FACTORS, THRESHOLDS, RULES)
  if (found instanceof Refusal) throw new Error(found.code)
  return found
}

test('ten closed cases teach nothing, and it is said how many would', () => {
  expect(learn(closed(10), FACTORS, THRESHOLDS, RULES)).toMatchObject({
    code: 'assist.too-few-cases',
    facts: { cases: 10, needed: 20, features: 2 },
  })
})

test('many cases in whom nothing came teach as little, and so do months in which nothing came', () => {
  expect(learn(closed(2_000, { alone: 0.005, others: 0.001 }), FACTORS, THRESHOLDS, RULES)).toMatchObject({
    code: 'assist.too-few-cases',
  })
  const quiet = closed(1_000).map((one) => (one.month >= '2025-09' ? { ...one, came: false } : one))
  expect(learn(quiet, FACTORS, THRESHOLDS, RULES)).toMatchObject({
    code: 'assist.too-few-held-out',
    facts: { events: 0, months: 2 },
  })
})

test('cases in all of whom it came teach nothing either, and neither does no case at all', () => {
  const always = closed(1_000).map((one) => ({ ...one, came: true }))
  expect(learn(always, FACTORS, THRESHOLDS, RULES)).toMatchObject({
    code: 'assist.too-few-cases',
    facts: { cases: 1_000, events: 0 },
  })
  expect(learn([], FACTORS, THRESHOLDS, RULES)).toMatchObject({ facts: { cases: 0, events: 0 } })
})

test('it learns what the rules had wrong, from the earlier months alone, and beats them on the last', () => {
  const { model, report } = learned(closed(2_000))
  expect(model.features).toEqual(['alone', 'paying'])
  expect(model.logistic.weights[0]).toBeGreaterThan(1)
  expect(Math.abs(model.logistic.weights[1] ?? 9)).toBeLessThan(0.2)
  expect(model.window).toEqual({ from: '2025-01', to: '2025-08' })
  expect(report.heldOut).toMatchObject({ from: '2025-09', to: '2025-10', cases: 400 })
  expect(model.cases).toBe(1_600)
  expect(report.model.auc ?? 0).toBeGreaterThan(0.75)
  expect(report.rules.auc ?? 1).toBeLessThan(0.72)
  expect(report.model.brier).toBeLessThan(report.rules.brier)
  expect(report.model.bins.reduce((sum, { cases }) => sum + cases, 0)).toBe(400)
  for (const { said, came } of report.model.bins) expect(Math.abs(said - came)).toBeLessThan(0.2)
  expect(shortcomings(report, CRITERIA)).toEqual([])
})

test('what happens in the last months changes nothing that was learned', () => {
  const cases = closed(2_000)
  const turned = cases.map((one) => (one.month >= '2025-09' ? { ...one, came: !one.came } : one))
  expect(learned(turned).model).toEqual(learned(cases).model)
})

test('it says why, in parts that add up; what is not known adds nothing; somebody who lives alone is not low', () => {
  const cases = closed(2_000)
  const { model } = learned(cases)
  const factor = (id: string, fact: 'livesAlone' | 'admittedThroughEmergency'): RiskFactor => ({
    id,
    enabled: true,
    points: 1,
    when: { op: 'is', fact, value: true },
    reason: { zh: '', en: '' },
  })
  const factors = [factor('alone', 'livesAlone'), factor('paying', 'admittedThroughEmergency')]
  const somebody = (livesAlone: boolean | null) =>
    foresee(
      model,
      factors,
      { ...NOTHING_KNOWN, livesAlone, admittedThroughEmergency: null },
      { band: 'low', reasons: [{ factor: 'alone' }] },
    )
  expect(somebody(null).contributions.map(({ contribution }) => Math.abs(contribution))).toEqual([0, 0])
  const { probability, contributions } = somebody(true)
  const logit = (p: number) => Math.log(p / (1 - p))
  expect(logit(probability) - logit(somebody(null).probability)).toBeCloseTo(
    contributions[0]?.contribution ?? 0,
    9,
  )
  expect(somebody(true).probability).toBeGreaterThan(somebody(null).probability)
  expect(somebody(false).probability).toBeLessThan(somebody(null).probability)
  expect(somebody(true).band).not.toBe('low')
})

test('where something speaks that it never saw, it may not say less than the rules, though more', () => {
  const { model } = learned(closed(2_000))
  const said = (band: 'low' | 'high', factor: string) =>
    foresee(model, [], NOTHING_KNOWN, { band, reasons: [{ factor }] }).band
  const itself = said('low', 'alone')
  expect(itself).not.toBe('high')
  expect(said('high', 'alone')).toBe(itself)
  expect(said('high', 'earlier-safety')).toBe('high')
  expect(said('low', 'earlier-safety')).toBe(itself)
})

test('for every group it is said what the model foresaw and what came, and the groups together are the whole', () => {
  const { report } = learned(closed(4_000))
  for (const by of ['sex', 'payer']) {
    const groups = report.groups.flatMap((group) => (group.by === by && group.shown ? [group.shown] : []))
    for (const { said = 0, came = 1 } of groups) expect(Math.abs(said - came)).toBeLessThan(0.1)
    const events = groups.reduce((sum, { cases, came = 0 }) => sum + cases * came, 0)
    expect(events).toBeCloseTo(report.heldOut.events, 9)
  }
})

test('three children are too few to be shown, and so is whoever would tell of them by subtraction', () => {
  const { report } = learned(closed(2_000))
  expect(report.groups.filter(({ by }) => by === 'age').map(({ group, shown }) => [group, shown])).toEqual([
    ['0-17', null],
    ['60-79', null],
  ])
  expect(report.groups.filter(({ by }) => by === 'sex').map(({ shown }) => shown?.cases)).toEqual([200, 200])
})

const even = { auc: 0.7, brier: 0.2, bins: [] }
const group = (cases: number, brier: number): GroupMeasure => ({
  by: 'sex',
  group: '2',
  shown: { cases, model: { auc: 0.7, brier }, rules: { auc: 0.7, brier: 0.2 } },
})
const report = (over: Partial<ModelReport>): ModelReport => ({
  heldOut: { from: '', to: '', cases: 100, events: 30 },
  model: { auc: 0.75, brier: 0.18, bins: [] },
  rules: even,
  groups: [],
  ...over,
})

test.each<[string, Partial<ModelReport>, string[]]>([
  ['better at both', {}, []],
  ['as good as the rules is not better', { model: even }, ['auc', 'brier']],
  ['sorts better, says worse', { model: { auc: 0.8, brier: 0.21, bins: [] } }, ['brier']],
  ['cannot be judged', { model: { auc: null, brier: 0.1, bins: [] } }, ['auc']],
  ['at the cost of women', { groups: [group(30, 0.23)] }, ['group']],
  ['a little worse for women', { groups: [group(30, 0.215)] }, []],
  ['a group too small to say anything', { groups: [group(29, 0.9)] }, []],
  ['a group nobody may see', { groups: [{ by: 'sex', group: '2', shown: null }] }, []],
])('whether a model may go before the rules: %s', (_, over, codes) => {
  expect(shortcomings(report(over), CRITERIA).map(({ code }) => code)).toEqual(codes)
})

test.each([
  [null, 'unknown'],
  [17, '0-17'],
  [18, '18-59'],
  [60, '60-79'],
  [80, '80+'],
] as const)('somebody of %s is among %s', (age, wanted) => {
  expect(ageGroup(age)).toBe(wanted)
})
