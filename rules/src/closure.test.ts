import { expect, test } from 'vitest'
import {
  askClosure,
  type ClosableCase,
  type ClosureFacts,
  decideClosure,
  missingForClosure,
  reopen,
} from './closure.ts'
import type { Course, Paper } from './course.ts'
import { Refusal } from './refusal.ts'

const club: Course = {
  steps: [
    { stage: 'intake', order: 1, papers: { complex: ['consent'], brief: ['consent'] } },
    { stage: 'intervention', order: 2, papers: { complex: ['signed-record'], brief: ['signed-record'] } },
    { stage: 'evaluation', order: 3, papers: { complex: ['evaluation', 'client-view'], brief: null } },
    { stage: 'closure', order: 4, papers: { complex: ['follow-up-plan'], brief: [] } },
    { stage: 'follow-up', order: 5, papers: { complex: ['follow-up-done'], brief: [] } },
  ],
}
const papers: Paper[] = ['consent', 'signed-record', 'evaluation', 'client-view', 'follow-up-plan']
const complete: ClosureFacts = { unsettledSafetyTasks: 0, draftRecords: 0, goalsWithoutResult: 0, papers }
const open: ClosableCase = { kind: 'complex', stage: 'evaluation', state: 'open' }
const nothingWaived = { ...club, waives: [] }

test.each<[string, ClosableCase, Partial<ClosureFacts>, Paper[], string[]]>([
  ['a complete file owes nothing', open, {}, [], []],
  ['a goal nobody judged', open, { goalsWithoutResult: 1 }, [], ['goal-result']],
  ['a goal nobody can judge any more', open, { goalsWithoutResult: 1 }, ['evaluation'], []],
  [
    'papers not there',
    open,
    { papers: ['consent', 'signed-record', 'evaluation'] },
    [],
    ['client-view', 'follow-up-plan'],
  ],
  [
    'papers waived by a death',
    open,
    { papers: ['consent', 'signed-record'] },
    ['evaluation', 'client-view', 'follow-up-plan'],
    [],
  ],
  ['a brief case owes less', { ...open, kind: 'brief' }, { papers: ['consent'] }, [], ['signed-record']],
])('%s', (_, caseFile, facts, waives, missing) => {
  expect(missingForClosure(caseFile, { ...club, waives }, { ...complete, ...facts })).toEqual(missing)
})

test('neither a reason nor a waiver outweighs a person whose safety is unsettled, or a draft in the drawer', () => {
  const everythingWaived = { ...club, waives: papers }
  expect(askClosure(open, everythingWaived, { ...complete, unsettledSafetyTasks: 1 }, '失联')).toEqual(
    new Refusal('closure.safety-open', { tasks: 1 }),
  )
  expect(askClosure(open, everythingWaived, { ...complete, draftRecords: 2 }, '失联')).toEqual(
    new Refusal('closure.drafts-open', { drafts: 2 }),
  )
})

test('a case may close with papers missing when it is said why, and what was missing stays named', () => {
  const facts = { ...complete, papers: ['consent', 'signed-record', 'evaluation'] as Paper[] }
  const missing = ['client-view', 'follow-up-plan']
  expect(askClosure(open, nothingWaived, facts, ' ')).toEqual(
    new Refusal('closure.papers-missing', { papers: missing }),
  )
  expect(askClosure(open, nothingWaived, facts, '家属已带患者离院')).toEqual({
    caseFile: { ...open, state: 'closing', stage: 'closure' },
    missing,
  })
})

test('a case already closing or closed is not asked to close again', () => {
  for (const state of ['closing', 'closed'] as const)
    expect(askClosure({ ...open, state }, nothingWaived, complete, null)).toEqual(
      new Refusal('cases.closed', { state }),
    )
})

test('a closure waits for somebody other than the worker and than whoever asked', () => {
  const closure = { state: 'requested', askedBy: 'wu', workerId: 'lin' } as const
  const approve = { approved: true, remark: null }
  for (const own of ['wu', 'lin'])
    expect(decideClosure(closure, approve, own)).toEqual(new Refusal('closure.own-request'))
  expect(decideClosure(closure, approve, 'zhou')).toEqual({ closure: 'approved', caseState: 'closed' })
  for (const state of ['approved', 'returned'] as const)
    expect(decideClosure({ ...closure, state }, approve, 'zhou')).toEqual(
      new Refusal('closure.already-decided', { state }),
    )
})

test('a supervisor who sends a closure back says why, and the case is open again', () => {
  const closure = { state: 'requested', askedBy: 'lin', workerId: 'lin' } as const
  expect(decideClosure(closure, { approved: false, remark: ' ' }, 'zhou')).toEqual(
    new Refusal('closure.remark-missing'),
  )
  expect(decideClosure(closure, { approved: false, remark: '请补后测' }, 'zhou')).toEqual({
    closure: 'returned',
    caseState: 'open',
  })
})

test('a closed case opens again with a reason, and only a closed one', () => {
  const closed = { ...open, state: 'closed', stage: 'follow-up' } as const
  expect(reopen(closed, club, '再次入院')).toEqual({ ...open, stage: 'intervention' })
  expect(reopen(closed, club, '')).toEqual(new Refusal('cases.reason-missing'))
  expect(reopen(open, club, '再次入院')).toEqual(new Refusal('cases.not-closed', { state: 'open' }))
})
