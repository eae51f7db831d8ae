import { expect, test } from 'vitest'
import { type ComparedScale, changeOverTime, pointsOf, type Taken } from './change-over-time.ts'

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
