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
}
const waiting: HelpRequest = {
  state: 'waiting',
  urgency: 'crisis',
  raisedAtMs: 0,
  dueAtMs: 30 * minute,
  pausedAtMs: null,
  pausedForMs: 0,
  takenBy: null,
  reason: null,
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

test('nobody declines, withdraws, pauses or hands over without saying why', () => {
  expect(codeOf(decline(waiting, '  '))).toBe('intake.reason-missing')
  expect(codeOf(withdraw(waiting, ''))).toBe('intake.reason-missing')
  expect(codeOf(pause(waiting, 0, ''))).toBe('intake.reason-missing')
  expect(codeOf(handOver({ ...waiting, state: 'taken', takenBy: 'lin' }, 'zhou', ' '))).toBe(
    'intake.reason-missing',
  )
})

test('a declined request stays declined', () => {
  const declined = decline(waiting, '已由原科室社工跟进') as HelpRequest
  expect(declined).toMatchObject({ state: 'declined', reason: '已由原科室社工跟进' })
  expect(codeOf(decline(declined, 'again'))).toBe('intake.not-open')
  expect(codeOf(withdraw(declined, 'again'))).toBe('intake.not-open')
  expect(codeOf(triage(declined, 'soon', deadlines))).toBe('intake.not-open')
})

test('a request is handed only from its worker to another', () => {
  const taken = take(waiting, 'lin') as HelpRequest
  expect(handOver(taken, 'zhou', '轮岗')).toMatchObject({ state: 'taken', takenBy: 'zhou', reason: '轮岗' })
  expect(codeOf(handOver(taken, 'lin', '轮岗'))).toBe('intake.same-worker')
  expect(codeOf(handOver(waiting, 'zhou', '轮岗'))).toBe('intake.not-taken')
})

test('while the patient is in the operating theatre the clock stands still', () => {
  const paused = pause(waiting, 10 * minute, '手术中') as HelpRequest
  expect(escalationAt(paused, 500 * minute, deadlines)).toBe(0)
  const resumed = resume(paused, 130 * minute) as HelpRequest
  expect(resumed).toMatchObject({ state: 'waiting', dueAtMs: 150 * minute, pausedForMs: 120 * minute })
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
