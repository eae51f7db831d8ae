import { expect, test } from 'vitest'
import { ATTAINMENTS, attainmentTScore, checkGoal, progress, stateAfter } from './goal.ts'
import { Refusal } from './refusal.ts'

const goal = {
  text: '夜间睡眠达到六小时',
  measure: '每晚睡眠小时数',
  instrument: null,
  baseline: 3,
  target: 6,
  dueOn: '2025-04-01',
}

test.each<[string, Partial<Omit<typeof goal, 'instrument'> & { instrument: string | null }>, string[]]>([
  ['what, from where, to where and by when', {}, []],
  ['an instrument instead of words', { measure: '', instrument: 'phq-9' }, []],
  ['nothing to count', { measure: ' ' }, ['measure']],
  ['a target where one stands already', { target: 3 }, ['target']],
  ['a baseline of nought', { baseline: 0 }, []],
])('a goal with %s lacks %j', (_, changes, missing) => {
  const answer = checkGoal({ ...goal, ...changes })
  expect(answer).toEqual(missing.length === 0 ? null : new Refusal('cases.goal-not-measurable', { missing }))
})

test('a goal of good intentions lacks everything that could be measured', () => {
  expect(
    checkGoal({
      text: '感觉好一些',
      measure: null,
      instrument: null,
      baseline: null,
      target: null,
      dueOn: null,
    }),
  ).toEqual(new Refusal('cases.goal-not-measurable', { missing: ['measure', 'baseline', 'target', 'dueOn'] }))
})

test.each([
  [3, 6, 3, 0],
  [3, 6, 4.5, 0.5],
  [3, 6, 7, 1],
  [3, 6, 1, 0],
  [18, 8, 13, 0.5],
  [18, 8, 20, 0],
  [3, 6, null, null],
  [null, 6, 4, null],
  [6, 6, 6, null],
])('from %s to %s, standing at %s, the way gone is %s', (baseline, target, current, way) => {
  expect(progress({ baseline, target, current })).toBe(way)
})

test('a family whose goals all came out as expected stands at fifty', () => {
  for (const count of [1, 2, 5])
    expect(attainmentTScore(Array.from({ length: count }, () => ({ attainment: 0, weight: 1 })))).toBe(50)
})

test('the published formula: two goals of weight one, both one step better, give 62.4', () => {
  const better = { attainment: 1, weight: 1 } as const
  expect(attainmentTScore([better, better])).toBeCloseTo(62.4, 1)
  expect(attainmentTScore([better])).toBeCloseTo(60, 10)
  expect(
    attainmentTScore([
      { attainment: 2, weight: 3 },
      { attainment: -1, weight: 1 },
    ]),
  ).toBeCloseTo(50 + 50 / Math.sqrt(0.7 * 10 + 0.3 * 16), 10)
})

test('nothing judged, no score; and better attainment never lowers it', () => {
  expect(attainmentTScore([])).toBeNull()
  expect(attainmentTScore([{ attainment: 2, weight: 0 }])).toBeNull()
  for (const other of ATTAINMENTS) {
    const scores = ATTAINMENTS.map((attainment) =>
      attainmentTScore([
        { attainment, weight: 2 },
        { attainment: other, weight: 1 },
      ]),
    )
    expect(scores).toEqual(scores.toSorted((a, b) => (a ?? 0) - (b ?? 0)))
  }
})

test('as expected is achieved, a step below is partly, two steps below is not', () => {
  expect(ATTAINMENTS.map(stateAfter)).toEqual([
    'not-achieved',
    'partly-achieved',
    'achieved',
    'achieved',
    'achieved',
  ])
})
