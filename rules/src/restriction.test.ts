import { expect, test } from 'vitest'
import { type ActOnFile, stoppedByRestriction } from './restriction.ts'

test.each<[ActOnFile, boolean]>([
  ['score', true],
  ['learn', true],
  ['screen', true],
  ['summary', true],
  ['read-outside', true],
  ['export', true],
  ['questionnaire', true],
  ['rating', true],
  ['conference', true],
  ['read', false],
  ['record', false],
  ['safety', false],
  ['report', false],
  ['follow-up', false],
  ['copy', false],
])('while a file is restricted, whether %s is stopped: %s', (act, stops) => {
  expect(stoppedByRestriction(true, act)).toBe(stops)
  expect(stoppedByRestriction(false, act)).toBe(false)
})
