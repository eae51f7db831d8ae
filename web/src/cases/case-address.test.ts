import { PAPERS } from '@quancheng/rules/course.ts'
import { expect, test } from 'vitest'
import { caseHref, paperHref, tabOf } from './case-address.ts'

test('a link of yesterday to the follow-ups of a case still finds them', () => {
  expect(tabOf('follow-ups')).toBe('ending')
  expect(tabOf('records')).toBe('records')
  expect(tabOf(null)).toBe('overview')
  expect(tabOf('moon')).toBe('overview')
})

test('a form that is open over a case can be sent to a colleague', () => {
  expect(caseHref('c1', 'plan', 'goal', 'g7')).toBe('/cases/c1/plan?do=goal&of=g7')
})

test('every paper a pack may ask for leads to where it is made, none only to the list of what is missing', () => {
  for (const paper of PAPERS) expect(paperHref('c1', paper), paper).not.toBe('/cases/c1/papers')
  expect(paperHref('c1', 'needs-assessment')).toBe('/cases/c1/assessments/needs-assessment')
})
