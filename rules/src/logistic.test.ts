import { expect, test } from 'vitest'
import {
  auc,
  brier,
  calibrate,
  calibrated,
  calibrationBins,
  contributions,
  fitLogistic,
  gradient,
  logitOf,
  type Row,
  sigmoid,
} from './logistic.ts'

/** A small generator of our own, so that the same numbers come every time. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

function drawn(count: number, intercept: number, weights: readonly number[], seed: number): Row[] {
  const next = chance(seed)
  return Array.from({ length: count }, () => {
    const x = weights.map(() => (next() + next() + next() + next() - 2) * Math.sqrt(3))
    const logit = x.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), intercept)
    return { x, y: next() < sigmoid(logit) }
  })
}

test.each([1, 2, 3, 4, 5])('the weights that made the data are found again (draw %i)', (seed) => {
  const truth = [1.2, -0.8, 0, 0.5]
  const model = fitLogistic(drawn(20_000, -1, truth, seed), 1)
  for (const [at, weight] of truth.entries()) {
    const found = (model.weights[at] ?? 0) / (model.deviations[at] ?? 1)
    expect(Math.abs(found - weight), `weight ${at}`).toBeLessThan(0.08)
  }
})

test.each([
  [0.01, 7],
  [1, 8],
  [50, 9],
])('at the best model the slope is nought, whatever the penalty (%d)', (penalty, seed) => {
  const rows = drawn(300, 0.4, [2, -1, 0.3], seed)
  for (const slope of gradient(rows, fitLogistic(rows, penalty), penalty))
    expect(Math.abs(slope)).toBeLessThan(1e-5)
})

test('one yes-or-no feature without a penalty gives the logarithm of the odds, as on paper', () => {
  const rows = [
    ...Array.from({ length: 30 }, () => ({ x: [1], y: true })),
    ...Array.from({ length: 10 }, () => ({ x: [1], y: false })),
    ...Array.from({ length: 20 }, () => ({ x: [0], y: true })),
    ...Array.from({ length: 40 }, () => ({ x: [0], y: false })),
  ]
  const model = fitLogistic(rows, 1e-9)
  expect((model.weights[0] ?? 0) / (model.deviations[0] ?? 1)).toBeCloseTo(Math.log(30 / 10 / (20 / 40)), 5)
  expect(sigmoid(logitOf(model, [1]))).toBeCloseTo(0.75, 6)
  expect(sigmoid(logitOf(model, [0]))).toBeCloseTo(1 / 3, 6)
})

test('features that separate everything keep finite weights, one that never differs gets none, and the unknown says nothing', () => {
  const rows = Array.from({ length: 40 }, (_, n) => ({
    x: [n < 20 ? 0 : 1, 5, n % 2 === 0 ? null : 1],
    y: n >= 20,
  }))
  const model = fitLogistic(rows, 1)
  expect(model.weights.every(Number.isFinite)).toBe(true)
  expect(model.weights[1]).toBe(0)
  expect(contributions(model, [null, 5, null])).toEqual([0, 0, 0])
  expect(contributions(model, [1, 5, null])[0]).toBeGreaterThan(0)
})

test('what is no number is as good as unknown, and the model stays one of numbers', () => {
  const rows = drawn(300, 0, [1, 1], 12)
  const broken = (n: number) => (n % 3 === 0 ? NaN : n % 3 === 1 ? Infinity : null)
  const withBroken = rows.map(({ x, y }, n) => (n < 30 ? { x: [x[0] ?? 0, broken(n)], y } : { x, y }))
  const withUnknown = rows.map(({ x, y }, n) => (n < 30 ? { x: [x[0] ?? 0, null], y } : { x, y }))
  const model = fitLogistic(withBroken, 1)
  expect(model).toEqual(fitLogistic(withUnknown, 1))
  expect(logitOf(model, [0, NaN])).toBe(logitOf(model, [0, null]))
})

test('the same rows give the same model, and a stronger penalty a smaller one', () => {
  const rows = drawn(500, 0, [1, 1], 11)
  expect(fitLogistic(rows, 1)).toEqual(fitLogistic(rows, 1))
  const size = (penalty: number) =>
    fitLogistic(rows, penalty).weights.reduce((sum, weight) => sum + weight ** 2, 0)
  expect(size(100)).toBeLessThan(size(1))
})

test('what was said twice too boldly is said half as boldly after calibration', () => {
  const next = chance(3)
  const logits = Array.from({ length: 20_000 }, () => (next() - 0.5) * 6)
  const outcomes = logits.map((logit) => next() < sigmoid(logit / 2 - 1))
  const { slope, offset } = calibrate(logits, outcomes)
  expect(slope).toBeCloseTo(0.5, 1)
  expect(offset).toBeCloseTo(-1, 1)
  const said = logits.map((logit) => calibrated({ slope, offset }, logit))
  for (const bin of calibrationBins(said, outcomes, 10))
    expect(Math.abs(bin.said - bin.came)).toBeLessThan(0.03)
})

test.each([
  ['everybody in order', [0.1, 0.2, 0.8, 0.9], [false, false, true, true], 1],
  ['the wrong way round', [0.9, 0.8, 0.2, 0.1], [false, false, true, true], 0],
  ['all alike', [0.5, 0.5, 0.5, 0.5], [false, true, false, true], 0.5],
  ['one tie across', [0.1, 0.5, 0.5, 0.9], [false, false, true, true], 0.875],
  ['nobody had it coming', [0.1, 0.2], [false, false], null],
])('who stands above whom: %s', (_, said, came, wanted) => {
  expect(auc(said, came)).toBe(wanted)
})

test('whoever is said the same stands in the same part of the calibration, and no part is smaller than its share', () => {
  const said = [0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.7, 0.9]
  const came = [true, false, false, false, false, false, true, true]
  expect(calibrationBins(said, came, 4).map(({ cases, came: share }) => [cases, share])).toEqual([
    [6, 1 / 6],
    [2, 1],
  ])
})

test('the Brier score of a coin is a quarter, of certainty nought or one', () => {
  expect(brier([0.5, 0.5], [true, false])).toBe(0.25)
  expect(brier([1, 0], [true, false])).toBe(0)
  expect(brier([0, 1], [true, false])).toBe(1)
})
