import { expect, test } from 'vitest'
import { Refusal } from './refusal.ts'
import {
  answerSafety,
  confirmSafety,
  isUnsettled,
  mayTick,
  RISK_AFTER,
  SAFETY_LEVELS,
  type SafetyFinding,
  type SafetyTask,
  SUGGESTED_ACTIONS,
  safetyDueAt,
  TASK_STATES,
} from './safety.ts'

const open: SafetyTask = {
  kind: 'safety',
  state: 'open',
  finding: null,
  answeredBy: null,
  answeredAtMs: null,
  confirmedBy: null,
  confirmedAtMs: null,
}
const finding: SafetyFinding = {
  level: 'high',
  actions: ['psychiatry-called'],
  words: '患者说有具体想法，已请精神科会诊',
}
const answered = answerSafety(open, finding, 'lin', 10) as SafetyTask
const accept = { accepted: true, remark: null }

test('a safety task ends with what the worker found and another person confirming it', () => {
  expect(answered).toMatchObject({ state: 'answered', answeredBy: 'lin', finding })
  const done = confirmSafety(answered, accept, 'zhou', 20) as SafetyTask
  expect(done).toMatchObject({ state: 'done', confirmedBy: 'zhou', confirmedAtMs: 20 })
  expect(isUnsettled(done)).toBe(false)
  expect(confirmSafety(done, accept, 'wu', 30)).toBeInstanceOf(Refusal)
  expect(answerSafety(done, finding, 'lin', 30)).toBeInstanceOf(Refusal)
})

test('nobody confirms their own finding, and nobody confirms what was not found', () => {
  expect(confirmSafety(answered, accept, 'lin', 20)).toEqual(new Refusal('safety.own-finding'))
  expect(confirmSafety(open, accept, 'zhou', 20)).toEqual(new Refusal('safety.not-answered'))
})

test('a supervisor who is not satisfied sends it back with a word, and it is unsettled again', () => {
  const back = (remark: string | null) => ({ accepted: false, remark })
  expect(confirmSafety(answered, back(' '), 'zhou', 20)).toEqual(new Refusal('safety.remark-missing'))
  expect(confirmSafety(answered, back('请再看'), 'lin', 20)).toEqual(new Refusal('safety.own-finding'))
  const again = confirmSafety(answered, back('请当面再评'), 'zhou', 20) as SafetyTask
  expect(again).toEqual(open)
  expect(isUnsettled(again)).toBe(true)
})

test('a safety task is never ticked off; an ordinary one is', () => {
  expect(mayTick({ kind: 'safety' })).toEqual(new Refusal('safety.cannot-be-ticked'))
  expect(mayTick({ kind: 'to-do' })).toBeNull()
})

test.each(TASK_STATES)('a safety task that is %s is settled only when it is done', (state) => {
  expect(isUnsettled({ kind: 'safety', state })).toBe(state !== 'done')
  expect(isUnsettled({ kind: 'to-do', state })).toBe(false)
})

test('a finding without words, or a risk with nothing done about it, is no answer', () => {
  expect(answerSafety(open, { level: 'medium', actions: [], words: ' ' }, 'lin', 10)).toEqual(
    new Refusal('safety.finding-missing'),
  )
  const idle = answerSafety(open, { level: 'medium', actions: [], words: '有想法' }, 'lin', 10)
  expect(idle instanceof Refusal ? idle.code : null).toBe('safety.action-missing')
  const clear: SafetyFinding = { level: 'no-risk-found', actions: [], words: '误选，已核对' }
  expect(answerSafety(open, clear, 'lin', 10)).toMatchObject({ state: 'answered' })
  expect(answerSafety(answered, finding, 'zhou', 10)).toEqual(
    new Refusal('safety.already-answered', { by: 'lin' }),
  )
})

test('every risk has something to do about it, and the highest is a crisis', () => {
  for (const level of SAFETY_LEVELS)
    expect(SUGGESTED_ACTIONS[level].length > 0).toBe(level !== 'no-risk-found')
  expect(RISK_AFTER.immediate).toBe('crisis')
  expect(SUGGESTED_ACTIONS.immediate).toContain('not-left-alone')
})

test('the time to see a person runs from the flag, and is open where it is not set', () => {
  expect(safetyDueAt(1_000, 120)).toBe(7_201_000)
  expect(safetyDueAt(1_000, null)).toBeNull()
})
