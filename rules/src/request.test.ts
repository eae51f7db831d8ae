import { expect, test } from 'vitest'
import { Refusal } from './refusal.ts'
import {
  compareRequests,
  type Deadlines,
  decline,
  dueAt,
  escalationAt,
  type HelpRequest,
  handOver,
  isUnanswered,
  nextLookAt,
  pause,
  REQUEST_STATES,
  resume,
  take,
  triage,
  URGENCIES,
  withdraw,
} from './request.ts'

const minute = 60_000
const deadlines: Deadlines = {
  firstResponseMinutes: { crisis: 30, urgent: 240, soon: 1_440, routine: null },
  headAfterMinutes: { crisis: 30, urgent: 240, soon: null, routine: null },
  questionMinutes: 120,
}
const waiting: HelpRequest = {
  state: 'waiting',
  urgency: 'crisis',
  raisedAtMs: 0,
  dueAtMs: 30 * minute,
  pausedAtMs: null,
  offeredTo: null,
  takenBy: null,
  escalation: 0,
}

function codeOf(answer: unknown): string | null {
  return answer instanceof Refusal ? answer.code : null
}

test('a deadline nobody has set is not invented', () => {
  expect(dueAt('urgent', 5 * minute, deadlines)).toBe(245 * minute)
  expect(dueAt('routine', 5 * minute, deadlines)).toBeNull()
})

test.each(REQUEST_STATES.map((state) => [state, state === 'waiting' || state === 'paused'] as const))(
  'a worker may take a request that is %s: %s',
  (state, may) => {
    const answer = take({ ...waiting, state, pausedAtMs: state === 'paused' ? 1 : null }, 'lin')
    if (may) expect(answer).toMatchObject({ state: 'taken', takenBy: 'lin', pausedAtMs: null })
    else expect(answer).toBeInstanceOf(Refusal)
  },
)

test('the second worker to reach for a request hears who has it', () => {
  const taken = take(waiting, 'lin') as HelpRequest
  expect(take(taken, 'zhou')).toEqual(new Refusal('intake.already-taken', { by: 'lin' }))
})

test('nobody declines without saying why', () => {
  expect(codeOf(decline(waiting, '  '))).toBe('intake.reason-missing')
})

test.each(['declined', 'withdrawn'] as const)('a request that was %s stays so', (state) => {
  const over = { ...waiting, state }
  expect(codeOf(decline(over, '已由原科室社工跟进'))).toBe('intake.already-ended')
  expect(codeOf(withdraw(over))).toBe('intake.already-ended')
  expect(codeOf(triage(over, 'soon', deadlines))).toBe('intake.already-ended')
  expect(codeOf(pause(over, 0))).toBe('intake.already-ended')
  expect(codeOf(handOver(over, 'zhou'))).toBe('intake.already-ended')
})

test('what a worker has taken is not withdrawn or declined over their head', () => {
  const taken = take(waiting, 'lin') as HelpRequest
  expect(codeOf(withdraw(taken))).toBe('intake.already-taken')
  expect(codeOf(decline(taken, '不符合条件'))).toBe('intake.already-taken')
})

test('a request laid before a colleague still waits, and its clock goes on', () => {
  expect(handOver(waiting, 'zhou')).toEqual({ ...waiting, offeredTo: 'zhou' })
  const taken = take(handOver(waiting, 'zhou') as HelpRequest, 'lin')
  expect(taken).toMatchObject({ takenBy: 'lin', offeredTo: null })
})

test('while an answer is awaited the clock stands still', () => {
  const paused = pause(waiting, 10 * minute) as HelpRequest
  expect(codeOf(pause(paused, 11 * minute))).toBe('intake.already-paused')
  expect(escalationAt(paused, 500 * minute, deadlines)).toBe(0)
  const resumed = resume(paused, 130 * minute) as HelpRequest
  expect(resumed).toMatchObject({ state: 'waiting', dueAtMs: 150 * minute, pausedAtMs: null })
  expect(codeOf(resume(resumed, 140 * minute))).toBe('intake.not-paused')
  expect(triage(resumed, 'urgent', deadlines)).toMatchObject({ dueAtMs: 360 * minute })
})

test.each([
  [30, 0],
  [31, 1],
  [60, 1],
  [61, 2],
  [10_000, 2],
])('a crisis nobody has answered after %i minutes has gone up to level %i', (minutes, level) => {
  expect(escalationAt(waiting, minutes * minute, deadlines)).toBe(level)
})

test('who was told once is not untold, and an answered request goes no higher', () => {
  expect(escalationAt({ ...waiting, escalation: 2 }, 31 * minute, deadlines)).toBe(2)
  expect(escalationAt({ ...waiting, state: 'taken', escalation: 1 }, 10_000 * minute, deadlines)).toBe(1)
  expect(escalationAt({ ...waiting, urgency: 'soon', dueAtMs: 0 }, 10_000 * minute, deadlines)).toBe(1)
})

test('the queue puts a crisis first, then what falls due first', () => {
  const queue = URGENCIES.map((urgency) => ({
    ...waiting,
    urgency,
    dueAtMs: dueAt(urgency, 0, deadlines),
  })).sort(compareRequests)
  expect(queue.map((request) => request.urgency)).toEqual(['crisis', 'urgent', 'soon', 'routine'])
  const late = { ...waiting, dueAtMs: 1 }
  expect([waiting, late].sort(compareRequests)[0]).toBe(late)
})

test('the clock knows when to look again', () => {
  expect(nextLookAt(waiting, deadlines)).toBe(30 * minute)
  expect(nextLookAt({ ...waiting, escalation: 1 }, deadlines)).toBe(60 * minute)
  expect(nextLookAt({ ...waiting, escalation: 2 }, deadlines)).toBeNull()
  expect(nextLookAt({ ...waiting, urgency: 'soon', escalation: 1 }, deadlines)).toBeNull()
  expect(nextLookAt({ ...waiting, state: 'paused', pausedAtMs: minute }, deadlines)).toBe(121 * minute)
})

test('a question nobody answers does not stop the clock for ever', () => {
  const paused = pause(waiting, 10 * minute) as HelpRequest
  expect(isUnanswered(paused, 130 * minute, deadlines)).toBe(false)
  expect(isUnanswered(paused, 130 * minute + 1, deadlines)).toBe(true)
  expect(isUnanswered(paused, 9_999 * minute, { ...deadlines, questionMinutes: null })).toBe(false)
  expect(isUnanswered(waiting, 9_999 * minute, deadlines)).toBe(false)
})
