import { expect, test } from 'vitest'
import {
  type AttemptResult,
  doFollowUp,
  FOLLOW_UP_STATES,
  type FollowUp,
  type FollowUpRules,
  followUpEscalation,
  followUpState,
  planFollowUps,
  tryFollowUp,
} from './follow-up.ts'
import { Refusal } from './refusal.ts'

const rules: FollowUpRules = {
  unreachableAfterAttempts: 3,
  missedAfterDays: 7,
  supervisorAfterDays: 3,
  headAfterDays: 10,
}
const unset: FollowUpRules = {
  unreachableAfterAttempts: null,
  missedAfterDays: null,
  supervisorAfterDays: null,
  headAfterDays: null,
}
const planned: FollowUp = { state: 'planned', plannedOn: '2025-03-01', attempts: [] }

function after(results: readonly AttemptResult[], under = rules): FollowUp {
  return results.reduce<FollowUp>((followUp, result) => {
    const answer = tryFollowUp(followUp, { result }, null, under)
    return answer instanceof Refusal ? expect.fail(answer.code) : answer
  }, planned)
}

test('follow-ups fall on the days the institution set, and on none it did not', () => {
  expect(planFollowUps('2025-01-31', [90, 7, 30, 30])).toEqual(['2025-02-07', '2025-03-02', '2025-05-01'])
  expect(planFollowUps('2025-01-31', null)).toBeNull()
})

test.each<[AttemptResult[], string]>([
  [['no-answer'], 'planned'],
  [['no-answer', 'wrong-number'], 'planned'],
  [['no-answer', 'wrong-number', 'no-answer'], 'unreachable'],
  [['no-answer', 'refused'], 'refused'],
])('after %j a follow-up is %s, and every attempt is kept', (results, state) => {
  expect(after(results)).toMatchObject({ state, attempts: results.map((result) => ({ result })) })
})

test('where nobody has set a limit, nobody is given up', () => {
  expect(
    after(
      Array.from({ length: 20 }, () => 'no-answer' as const),
      unset,
    ).state,
  ).toBe('planned')
})

test('somebody given up as unreachable who answers after all has been followed up', () => {
  const unreachable = after(['no-answer', 'no-answer', 'no-answer'])
  expect(followUpEscalation(unreachable, '2025-03-01', rules)).toBe(1)
  expect(doFollowUp(unreachable, '女儿来电，已回老家休养')).toBe('done')
  expect(doFollowUp(unreachable, ' ')).toEqual(new Refusal('follow-up.finding-missing'))
})

test('an ended follow-up is not tried again', () => {
  for (const state of ['done', 'refused', 'cancelled'] as const) {
    const refusal = new Refusal('follow-up.already-ended', { state })
    expect(tryFollowUp({ ...planned, state }, { result: 'no-answer' }, null, rules)).toEqual(refusal)
    expect(doFollowUp({ state }, '…')).toEqual(refusal)
  }
})

test('a vain attempt may name the day to try again', () => {
  expect(tryFollowUp(planned, { result: 'no-answer' }, '2025-03-05', rules)).toMatchObject({
    state: 'planned',
    plannedOn: '2025-03-05',
  })
})

test.each([
  ['2025-03-01', 'planned', 0],
  ['2025-03-04', 'planned', 0],
  ['2025-03-05', 'planned', 1],
  ['2025-03-08', 'planned', 1],
  ['2025-03-09', 'missed', 1],
  ['2025-03-11', 'missed', 1],
  ['2025-03-12', 'missed', 2],
])('planned for the first of March, on %s it is %s and stands at level %i', (today, state, level) => {
  expect(followUpState(planned, today, rules)).toBe(state)
  expect(followUpEscalation(planned, today, rules)).toBe(level)
  expect(followUpState(planned, today, unset)).toBe('planned')
  expect(followUpEscalation(planned, today, unset)).toBe(0)
})

test('only what is planned can turn out missed', () => {
  for (const state of FOLLOW_UP_STATES)
    expect(followUpState({ ...planned, state }, '2030-01-01', rules)).toBe(
      state === 'planned' ? 'missed' : state,
    )
})
