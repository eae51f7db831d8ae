import { expect, test } from 'vitest'
import {
  advance,
  type CaseOnCourse,
  type Course,
  goBack,
  makeComplex,
  missingPapers,
  nextStep,
  type Paper,
  stepsFor,
} from './course.ts'
import { Refusal } from './refusal.ts'

/** A club's course that turns two steps round and knows no evaluation. */
const club: Course = {
  steps: [
    { stage: 'plan', order: 3, papers: { complex: ['plan', 'plan-agreement'], brief: null } },
    { stage: 'intake', order: 1, papers: { complex: ['consent'], brief: ['consent'] } },
    { stage: 'intervention', order: 2, papers: { complex: ['signed-record'], brief: ['signed-record'] } },
    { stage: 'closure', order: 4, papers: { complex: ['closure-summary'], brief: ['closure-summary'] } },
    { stage: 'follow-up', order: 5, papers: { complex: ['follow-up-done'], brief: [] } },
  ],
}
const complex: CaseOnCourse = { kind: 'complex', stage: 'intake', state: 'open' }
const brief: CaseOnCourse = { kind: 'brief', stage: 'intake', state: 'open' }

test('a case goes the way of its pack, not of the alphabet, and a brief one goes a shorter way', () => {
  expect(stepsFor(club, 'complex').map((step) => step.stage)).toEqual([
    'intake',
    'intervention',
    'plan',
    'closure',
    'follow-up',
  ])
  expect(stepsFor(club, 'brief').map((step) => step.stage)).toEqual([
    'intake',
    'intervention',
    'closure',
    'follow-up',
  ])
})

test('a worker walks a complex case to its closure and leaves no paper behind', () => {
  let walking = complex
  const seen = [walking.stage]
  const file: Paper[] = ['consent', 'signed-record', 'plan', 'plan-agreement']
  while (walking.stage !== 'closure') {
    const answer = advance(walking, club, file)
    if (answer instanceof Refusal) return expect.fail(answer.code)
    walking = answer
    seen.push(walking.stage)
  }
  expect(seen).toEqual(['intake', 'intervention', 'plan', 'closure'])
})

test('the papers still owed are named', () => {
  expect(advance({ ...complex, stage: 'plan' }, club, ['plan'])).toEqual(
    new Refusal('cases.papers-missing', { papers: ['plan-agreement'], stage: 'plan' }),
  )
  expect(missingPapers(club, 'complex', 'plan', [])).toEqual(['plan', 'plan-agreement'])
  expect(missingPapers(club, 'brief', 'plan', [])).toEqual([])
})

test('nobody walks past the supervisor out of a closure, nor beyond the end', () => {
  expect(advance({ ...brief, stage: 'closure' }, club, ['closure-summary'])).toEqual(
    new Refusal('cases.closure-not-approved'),
  )
  expect(advance({ ...brief, stage: 'follow-up' }, club, [])).toEqual(
    new Refusal('cases.course-ended', { stage: 'follow-up' }),
  )
  expect(nextStep(club, 'brief', 'evaluation')).toBeNull()
})

test.each(['closing', 'closed'] as const)('a case that is %s does not move', (state) => {
  const still = { ...complex, state }
  const refusal = new Refusal('cases.not-open', { state })
  expect(advance(still, club, ['consent'])).toEqual(refusal)
  expect(goBack(still, club, 'intake', '重新预估')).toEqual(refusal)
  expect(makeComplex({ ...still, kind: 'brief' })).toEqual(refusal)
})

test('a case goes back only to an earlier step, and only with a reason', () => {
  const planning = { ...complex, stage: 'plan' as const }
  expect(goBack(planning, club, 'intervention', '情况有变')).toEqual({ ...planning, stage: 'intervention' })
  expect(goBack(planning, club, 'intervention', '')).toEqual(new Refusal('cases.reason-missing'))
  expect(goBack(planning, club, 'closure', '情况有变')).toBeInstanceOf(Refusal)
  expect(goBack(planning, club, 'assessment', '情况有变')).toBeInstanceOf(Refusal)
})

test('a brief case that turns out heavier becomes complex, standing where it stood', () => {
  expect(makeComplex({ ...brief, stage: 'intervention' })).toEqual({ ...complex, stage: 'intervention' })
  expect(makeComplex(complex)).toEqual(new Refusal('cases.already-complex'))
  expect(nextStep(club, 'brief', 'plan')?.stage).toBe('closure')
})
