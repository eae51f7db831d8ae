import { expect, test } from 'vitest'
import { SCORES } from '../gallery/course.ts'
import { bandOf, chartScale, piecesOf } from './scale-chart-layout.ts'

test('a score that was not taken is a gap in the line, not a guess', () => {
  const pieces = piecesOf(SCORES.points)
  expect(pieces.map((piece) => piece.map((point) => point.score))).toEqual([
    [15, 17, 14],
    [11, 9],
  ])
})

test('today, the plan and every score lie inside the frame', () => {
  const frame = { left: 34, right: 690, top: 10, bottom: 206 }
  const { x, y } = chartScale(SCORES, frame)
  for (const day of [SCORES.today, ...SCORES.planned, ...SCORES.points.map((point) => point.day)]) {
    expect(x(day)).toBeGreaterThan(frame.left)
    expect(x(day)).toBeLessThan(frame.right)
  }
  expect(y(0)).toBe(frame.bottom)
  expect(y(27)).toBe(frame.top)
})

test('a score on the edge of a band belongs to that band', () => {
  expect(bandOf(SCORES.bands, 9)?.name).toBe('轻度')
  expect(bandOf(SCORES.bands, 10)?.name).toBe('中度')
})
