import { expect, test } from 'vitest'
import {
  advance,
  type CaseOnCourse,
  type Course,
  missingPapers,
  nextStep,
  PAPERS,
  type Paper,
  type Stage,
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
  const papers: Paper[] = ['consent', 'signed-record', 'plan', 'plan-agreement']
  while (walking.stage !== 'closure') {
    const next = nextStep(club, walking.kind, walking.stage)
    if (!next) return expect.fail('the course ended early')
    const answer = advance(walking, club, next.stage, { papers, unsettledSafetyTasks: 0 })
    if (answer instanceof Refusal) return expect.fail(answer.code)
    walking = answer
    seen.push(walking.stage)
  }
  expect(seen).toEqual(['intake', 'intervention', 'plan', 'closure'])
})

test('the papers still owed are named', () => {
  const planning = { ...complex, stage: 'plan' as const }
  expect(advance(planning, club, 'closure', { papers: ['plan'], unsettledSafetyTasks: 0 })).toEqual(
    new Refusal('cases.papers-missing', { papers: ['plan-agreement'], stage: 'plan' }),
  )
  expect(missingPapers(club, 'complex', 'plan', [])).toEqual(['plan', 'plan-agreement'])
  expect(missingPapers(club, 'brief', 'plan', [])).toEqual([])
})

test.each<[CaseOnCourse, Stage]>([
  [complex, 'plan'],
  [complex, 'evaluation'],
  [complex, 'intake'],
  [brief, 'closure'],
  [{ ...brief, stage: 'closure' }, 'follow-up'],
  [{ ...brief, stage: 'follow-up' }, 'follow-up'],
])('nobody skips a step, stands still, or walks past the supervisor: %j to %s', (caseFile, to) => {
  const answer = advance(caseFile, club, to, { papers: PAPERS, unsettledSafetyTasks: 0 })
  expect(answer instanceof Refusal ? answer.code : null).toBe('cases.step-out-of-order')
})

test('an unsettled safety task keeps a case from its closure, not from its work', () => {
  const facts = { papers: PAPERS, unsettledSafetyTasks: 1 }
  expect(advance(complex, club, 'intervention', facts)).toMatchObject({ stage: 'intervention' })
  expect(advance({ ...complex, stage: 'plan' }, club, 'closure', facts)).toEqual(
    new Refusal('cases.safety-open'),
  )
})

test.each(['closing', 'closed'] as const)('a case that is %s does not move', (state) => {
  const still = { ...complex, state }
  expect(advance(still, club, 'intervention', { papers: PAPERS, unsettledSafetyTasks: 0 })).toEqual(
    new Refusal('cases.closed', { state }),
  )
})

test('when life changes a case goes back to an earlier step, whatever papers there are', () => {
  const planning = { ...complex, stage: 'plan' as const }
  const facts = { papers: [], unsettledSafetyTasks: 1 }
  expect(advance(planning, club, 'intervention', facts)).toEqual({ ...planning, stage: 'intervention' })
  expect(advance(planning, club, 'assessment', facts)).toBeInstanceOf(Refusal)
})

test('a case grown from brief to complex still knows its place on the course', () => {
  expect(nextStep(club, 'brief', 'plan')?.stage).toBe('closure')
  expect(nextStep(club, 'complex', 'intervention')?.stage).toBe('plan')
  expect(nextStep(club, 'complex', 'evaluation')).toBeNull()
})
