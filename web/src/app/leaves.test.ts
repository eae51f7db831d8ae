import { expect, test } from 'vitest'
import { leaves } from './leaves.ts'

const CASE = '/cases/0197/overview'

test('who goes from a half-written assessment to the queue leaves it', () => {
  expect(leaves({ action: 'PUSH', from: '/cases/0197/assessments/phq-9', to: '/intake' })).toBe(true)
  expect(leaves({ action: 'REPLACE', from: CASE, to: '/cases/0197/records' })).toBe(true)
})

test('who opens a form over a case, or closes it, stays', () => {
  expect(leaves({ action: 'PUSH', from: CASE, to: CASE })).toBe(false)
  expect(leaves({ action: 'REPLACE', from: CASE, to: CASE })).toBe(false)
})

test('who presses the browser’s Back while writing leaves the form, though the page is the same', () => {
  expect(leaves({ action: 'BACK', from: CASE, to: CASE })).toBe(true)
})
