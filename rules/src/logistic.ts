/** Logistic regression with an L2 penalty, its calibration and the figures it is judged by. The same rows give the same model. */

export interface Row {
  /** One value a feature; null, or what is no number, is not known and stands at the mean, so that it says nothing. */
  readonly x: readonly (number | null)[]
  readonly y: boolean
}

export interface Logistic {
  readonly intercept: number
  /** On standardised features. */
  readonly weights: readonly number[]
  readonly means: readonly number[]
  readonly deviations: readonly number[]
}

/** Stretches a logit so that what is said to happen in one case of five does. */
export interface Calibration {
  readonly slope: number
  readonly offset: number
}

const MOST_STEPS = 100
const CLOSE_ENOUGH = 1e-9

export function sigmoid(logit: number): number {
  return logit >= 0 ? 1 / (1 + Math.exp(-logit)) : Math.exp(logit) / (1 + Math.exp(logit))
}

/** Newton's method on the penalised likelihood; the intercept is not penalised. A feature that never differs gets weight 0. */
export function fitLogistic(rows: readonly Row[], penalty: number): Logistic {
  const { means, deviations } = spread(rows)
  const design = rows.map(({ x }) => [1, ...standardised(x, means, deviations)])
  const wanted = rows.map(({ y }) => (y ? 1 : 0))
  const beta = newton(design, wanted, penalty)
  const [intercept = 0, ...weights] = beta
  return { intercept, weights, means, deviations }
}

/** Slope of the penalised likelihood at a model, by parameter; at the best model all are nought. */
export function gradient(rows: readonly Row[], model: Logistic, penalty: number): number[] {
  const design = rows.map(({ x }) => [1, ...standardised(x, model.means, model.deviations)])
  return slopeAt(
    design,
    rows.map(({ y }) => (y ? 1 : 0)),
    [model.intercept, ...model.weights],
    penalty,
  )
}

export function logitOf(model: Logistic, x: readonly (number | null)[]): number {
  return contributions(model, x).reduce((sum, part) => sum + part, model.intercept)
}

/** What each feature adds to the logit, compared with somebody average; what is not known adds nothing. */
export function contributions(model: Logistic, x: readonly (number | null)[]): number[] {
  return standardised(x, model.means, model.deviations).map((value, at) => value * (model.weights[at] ?? 0))
}

/** Platt's scaling, with his smoothed targets so that few rows do not make it certain. */
export function calibrate(logits: readonly number[], outcomes: readonly boolean[]): Calibration {
  const events = outcomes.filter(Boolean).length
  const yes = (events + 1) / (events + 2)
  const no = 1 / (outcomes.length - events + 2)
  const wanted = outcomes.map((outcome) => (outcome ? yes : no))
  const [offset = 0, slope = 1] = newton(
    logits.map((logit) => [1, logit]),
    wanted,
    1e-6,
  )
  return { slope, offset }
}

export function calibrated({ slope, offset }: Calibration, logit: number): number {
  return sigmoid(slope * logit + offset)
}

/** How often whoever had it coming stands above whoever had not; ties count half. Null where one side is empty. */
export function auc(probabilities: readonly number[], outcomes: readonly boolean[]): number | null {
  const order = probabilities.map((p, at) => ({ p, y: outcomes[at] === true })).sort((a, b) => a.p - b.p)
  let ranks = 0
  for (let from = 0; from < order.length; ) {
    let to = from
    while (to + 1 < order.length && order[to + 1]?.p === order[from]?.p) to += 1
    for (let at = from; at <= to; at += 1) if (order[at]?.y) ranks += (from + to) / 2 + 1
    from = to + 1
  }
  const events = order.filter(({ y }) => y).length
  const others = order.length - events
  return events === 0 || others === 0 ? null : (ranks - (events * (events + 1)) / 2) / (events * others)
}

/** Mean square of what was said against what came: 0 is perfect, lower is better. */
export function brier(probabilities: readonly number[], outcomes: readonly boolean[]): number {
  return mean(probabilities.map((p, at) => (p - (outcomes[at] ? 1 : 0)) ** 2))
}

export interface CalibrationBin {
  readonly cases: number
  /** What was said, on average. */
  readonly said: number
  /** What came. */
  readonly came: number
}

/**
 * From the least to the most likely, in at most so many parts, none smaller than its even share; whoever is said the
 * same stands in the same part.
 */
export function calibrationBins(
  probabilities: readonly number[],
  outcomes: readonly boolean[],
  parts: number,
): CalibrationBin[] {
  const order = probabilities.map((p, at) => ({ p, y: outcomes[at] ? 1 : 0 })).sort((a, b) => a.p - b.p)
  const least = Math.max(1, Math.floor(order.length / parts))
  const found: (typeof order)[] = []
  for (let from = 0; from < order.length; ) {
    let to = Math.min(from + least, order.length)
    while (to < order.length && order[to]?.p === order[to - 1]?.p) to += 1
    if (order.length - to < least) to = order.length
    found.push(order.slice(from, to))
    from = to
  }
  return found.map((rows) => ({
    cases: rows.length,
    said: mean(rows.map(({ p }) => p)),
    came: mean(rows.map(({ y }) => y)),
  }))
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}

function spread(rows: readonly Row[]): { means: number[]; deviations: number[] } {
  const width = rows[0]?.x.length ?? 0
  const columns = Array.from({ length: width }, (_, at) => rows.flatMap(({ x }) => known(x[at]) ?? []))
  const means = columns.map(mean)
  const deviations = columns.map((column, at) =>
    Math.sqrt(mean(column.map((value) => (value - (means[at] ?? 0)) ** 2))),
  )
  return { means, deviations }
}

/** What is no number is not known either. */
function known(value: number | null | undefined): number | null {
  return Number.isFinite(value) ? (value ?? null) : null
}

function standardised(
  x: readonly (number | null)[],
  means: readonly number[],
  deviations: readonly number[],
): number[] {
  return means.map((middle, at) => {
    const value = known(x[at])
    const deviation = deviations[at] ?? 0
    return value === null || deviation === 0 ? 0 : (value - middle) / deviation
  })
}

function newton(
  design: readonly (readonly number[])[],
  wanted: readonly number[],
  penalty: number,
): number[] {
  const width = design[0]?.length ?? 1
  let beta = Array.from({ length: width }, () => 0)
  let loss = lossAt(design, wanted, beta, penalty)
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const slope = slopeAt(design, wanted, beta, penalty)
    if (Math.max(...slope.map(Math.abs)) < CLOSE_ENOUGH * Math.max(1, design.length)) break
    const move = solve(curvatureAt(design, beta, penalty), slope)
    const better = halved(design, wanted, penalty, beta, move, loss)
    if (better === null) break
    beta = better.beta
    loss = better.loss
  }
  return beta
}

/** A full step, or half of it, or a quarter, until it goes down; null when none does. */
function halved(
  design: readonly (readonly number[])[],
  wanted: readonly number[],
  penalty: number,
  beta: readonly number[],
  move: readonly number[],
  loss: number,
): { beta: number[]; loss: number } | null {
  for (let share = 1; share > 1e-6; share /= 2) {
    const next = beta.map((value, at) => value - share * (move[at] ?? 0))
    const came = lossAt(design, wanted, next, penalty)
    if (came < loss) return { beta: next, loss: came }
  }
  return null
}

function dot(row: readonly number[], beta: readonly number[]): number {
  let sum = 0
  for (let at = 0; at < row.length; at += 1) sum += (row[at] ?? 0) * (beta[at] ?? 0)
  return sum
}

function lossAt(
  design: readonly (readonly number[])[],
  wanted: readonly number[],
  beta: readonly number[],
  penalty: number,
): number {
  let loss = 0
  for (const [at, row] of design.entries()) {
    const logit = dot(row, beta)
    loss += Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit))) - (wanted[at] ?? 0) * logit
  }
  return loss + (penalty / 2) * beta.slice(1).reduce((sum, weight) => sum + weight * weight, 0)
}

function slopeAt(
  design: readonly (readonly number[])[],
  wanted: readonly number[],
  beta: readonly number[],
  penalty: number,
): number[] {
  const slope = beta.map((weight, at) => (at === 0 ? 0 : penalty * weight))
  for (const [n, row] of design.entries()) {
    const miss = sigmoid(dot(row, beta)) - (wanted[n] ?? 0)
    for (let at = 0; at < slope.length; at += 1) slope[at] = (slope[at] ?? 0) + miss * (row[at] ?? 0)
  }
  return slope
}

function curvatureAt(
  design: readonly (readonly number[])[],
  beta: readonly number[],
  penalty: number,
): number[][] {
  const size = beta.length
  const matrix = Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (__, column) => (row === column ? (row === 0 ? 1e-9 : penalty) : 0)),
  )
  for (const row of design) {
    const p = sigmoid(dot(row, beta))
    const weight = Math.max(p * (1 - p), 1e-12)
    for (let down = 0; down < size; down += 1) {
      const line = matrix[down]
      const part = weight * (row[down] ?? 0)
      if (line && part !== 0)
        for (let across = 0; across <= down; across += 1)
          line[across] = (line[across] ?? 0) + part * (row[across] ?? 0)
    }
  }
  return matrix
}

/** Cholesky; only the lower half of the matrix is read. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const size = right.length
  const lower = Array.from({ length: size }, () => new Float64Array(size))
  const at = (row: number, column: number) => lower[row]?.[column] ?? 0
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column <= row; column += 1) {
      let sum = matrix[row]?.[column] ?? 0
      for (let k = 0; k < column; k += 1) sum -= at(row, k) * at(column, k)
      const line = lower[row]
      if (line) line[column] = row === column ? Math.sqrt(Math.max(sum, 1e-15)) : sum / at(column, column)
    }
  const middle: number[] = []
  for (let row = 0; row < size; row += 1) {
    let sum = right[row] ?? 0
    for (let k = 0; k < row; k += 1) sum -= at(row, k) * (middle[k] ?? 0)
    middle.push(sum / at(row, row))
  }
  const found = Array.from({ length: size }, () => 0)
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = middle[row] ?? 0
    for (let k = row + 1; k < size; k += 1) sum -= at(k, row) * (found[k] ?? 0)
    found[row] = sum / at(row, row)
  }
  return found
}
