import { expect, test } from 'vitest'
import {
  type ComparedScale,
  changeOverTime,
  leastReliable,
  pointsOf,
  reliableChange,
  type Taken,
} from './change-over-time.ts'

const scale: ComparedScale = {
  id: 'total',
  higherIs: 'worse',
  bands: [
    { key: 'calm', from: 0, to: 9 },
    { key: 'stormy', from: 10, to: 27 },
  ],
}

function taken(takenAtMs: number, total: number | null, changes: Partial<Taken> = {}): Taken {
  return { instrument: 'phq-9', version: '1', takenAtMs, scores: { total }, ...changes }
}

test('someone who came down from eighteen to eight is better, and in another band', () => {
  expect(changeOverTime([taken(30, 8), taken(10, 18), taken(20, 12)], 'phq-9', scale)).toEqual({
    first: { atMs: 10, value: 18, band: 'stormy' },
    last: { atMs: 30, value: 8, band: 'calm' },
    difference: -10,
    direction: 'better',
    isBandChanged: true,
  })
})

test.each([
  [5, 7, 'worse', 'worse'],
  [7, 5, 'worse', 'better'],
  [5, 5, 'worse', 'same'],
  [5, 7, 'better', 'better'],
  [7, 5, 'better', 'worse'],
] as const)('from %i to %i where higher is %s is %s', (first, last, higherIs, direction) => {
  const change = changeOverTime([taken(1, first), taken(2, last)], 'phq-9', { ...scale, higherIs })
  expect(change).toMatchObject({ direction, difference: last - first, isBandChanged: false })
})

test('one score alone shows no change, nor does a second sheet left unfinished', () => {
  expect(changeOverTime([taken(1, 5)], 'phq-9', scale)).toBeNull()
  expect(changeOverTime([taken(1, 5), taken(2, null)], 'phq-9', scale)).toBeNull()
  expect(pointsOf([taken(2, null), taken(1, 5)], scale)).toEqual([{ atMs: 1, value: 5, band: 'calm' }])
})

test('another instrument, or an older version of this one, is not compared', () => {
  const others = [taken(1, 20, { instrument: 'gad-7' }), taken(2, 20, { version: '0' })]
  expect(changeOverTime([...others, taken(3, 9)], 'phq-9', scale)).toBeNull()
  expect(changeOverTime([...others, taken(3, 9), taken(4, 6)], 'phq-9', scale)?.first.value).toBe(9)
})

test('with a spread of six and a reliability of 0.84, six points are chance and seven are not', () => {
  const known = { sd: 6, reliability: 0.84 }
  expect(leastReliable(known)).toBeCloseTo(6.6525, 3)
  expect([-7, -6, 0, 6, 7].map((points) => reliableChange(points, 'worse', known))).toEqual([
    'improved',
    'no-reliable-change',
    'no-reliable-change',
    'no-reliable-change',
    'worsened',
  ])
  expect(reliableChange(7, 'better', known)).toBe('improved')
})

test('where nobody knows how exactly a scale measures, nothing is said', () => {
  expect(reliableChange(-27, 'worse', null)).toBeNull()
})

test('a better scale sees smaller changes, turning a scale round turns the word, and no change is never one', () => {
  const turned = { improved: 'worsened', worsened: 'improved', 'no-reliable-change': 'no-reliable-change' }
  for (let step = 1; step < 100; step++) {
    const known = { sd: (step % 17) + 0.5, reliability: step / 100 }
    const finer = { ...known, reliability: (step + 0.5) / 100 }
    expect(leastReliable(finer)).toBeLessThan(leastReliable(known))
    expect(reliableChange(0, 'worse', known)).toBe('no-reliable-change')
    for (const points of [-40, -7.25, -1, 1, 3, 12, 40]) {
      const said = reliableChange(points, 'worse', known)
      expect(said).toBe(turned[reliableChange(points, 'better', known) ?? 'improved'])
      expect(said).toBe(turned[reliableChange(-points, 'worse', known) ?? 'improved'])
      if (said !== 'no-reliable-change') expect(reliableChange(points, 'worse', finer)).toBe(said)
    }
  }
})
