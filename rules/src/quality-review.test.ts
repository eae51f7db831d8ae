import { expect, test } from 'vitest'
import { sideOf, totalOf } from './quality-review.ts'
import { Refusal } from './refusal.ts'

const drawn = { workerId: 'lin', thirdId: 'shen' }

test('a worker judges the own case as oneself, also when answering for a team', () => {
  expect(sideOf(drawn, { id: 'lin', supervises: true })).toBe('self')
  expect(sideOf(drawn, { id: 'shen', supervises: true })).toBe('third-party')
  expect(sideOf(drawn, { id: 'zhou', supervises: true })).toBe('supervisor')
  expect(sideOf(drawn, { id: 'he', supervises: false })).toBeNull()
})

const criteria = [
  { id: 'plan', most: 20 },
  { id: 'service', most: 30 },
]

test('every criterion is given points, and none more than it has', () => {
  expect(totalOf(criteria, { plan: 20, service: 25 })).toBe(45)
  expect(totalOf(criteria, { plan: 20 })).toEqual(
    new Refusal('supervision.points-missing', { criteria: ['service'] }),
  )
  expect(totalOf(criteria, { plan: 21, service: 0 })).toEqual(
    new Refusal('supervision.too-many-points', { criteria: ['plan'] }),
  )
  expect(totalOf(criteria, { plan: 1, service: 0, charm: 5 })).toEqual(
    new Refusal('supervision.too-many-points', { criteria: ['charm'] }),
  )
})
