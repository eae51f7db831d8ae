import { expect, test } from 'vitest'
import type { CourseStep } from './course.ts'
import { FORMS, formsOf } from './forms.ts'

const step = (
  stage: CourseStep['stage'],
  order: number,
  papers: CourseStep['papers']['complex'],
): CourseStep => ({
  stage,
  order,
  papers: { complex: papers, brief: null },
})

const steps = [
  step('intake', 1, ['intake-form']),
  step('evaluation', 4, ['evaluation']),
  step('closure', 3, ['closure-summary']),
]

test('a worker finds the forms in the order of the steps their standard goes through', () => {
  const order = formsOf(steps, 'complex').map(({ form }) => form)
  expect(order.indexOf('closure')).toBeLessThan(order.indexOf('evaluation'))
  expect(order[0]).toBe('intake')
  expect(order.toSorted()).toEqual(FORMS.toSorted())
})

test('what the standard asks of a complex case is marked, and nothing of it for a brief case that passes over', () => {
  const asked = (kind: 'brief' | 'complex') =>
    formsOf(steps, kind).flatMap(({ form, required }) => (required ? [form] : []))
  expect(asked('complex')).toEqual(['intake', 'closure', 'evaluation'])
  expect(asked('brief')).toEqual([])
})
