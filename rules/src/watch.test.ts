import { expect, test } from 'vitest'
import { Refusal } from './refusal.ts'
import { signPlan } from './safety-plan.ts'
import {
  answerHandOver,
  askToEnd,
  clocksOf,
  decideEnd,
  escalationAt,
  handOver,
  looked,
  nextTurnAt,
  type Watch,
} from './watch.ts'

const MINUTES = { look: { low: 600, medium: 300, high: 60, immediate: null }, takeOver: 30, end: 90 }
const WATCH: Watch = {
  state: 'on',
  level: 'high',
  holderId: 'lin',
  nextLookAtMs: 60 * 60_000,
  lookTold: 0,
  handingToId: null,
  handedAtMs: null,
  handTold: 0,
  endAskedBy: null,
  endAskedAtMs: null,
  endTold: 0,
}

function done<T>(answer: T | Refusal): T {
  if (answer instanceof Refusal) throw new Error(answer.code)
  return answer
}
const codeOf = (answer: unknown) => (answer instanceof Refusal ? answer.code : null)

test('whoever has looked need not look again before the span of the level they found', () => {
  const seen = done(looked({ ...WATCH, lookTold: 2 }, 'medium', 1_000, MINUTES))
  expect(seen).toMatchObject({ level: 'medium', lookTold: 0, nextLookAtMs: 1_000 + 300 * 60_000 })
})

test('a look nobody takes is told to the supervisor, and to the head when the span has gone by once more', () => {
  const { look } = clocksOf(WATCH, MINUTES)
  const minute = 60_000
  expect([60, 61, 120, 121].map((at) => escalationAt(look, at * minute))).toEqual([0, 1, 1, 2])
  expect(nextTurnAt(look)).toBe(60 * minute)
  expect(nextTurnAt({ ...look, told: 1 })).toBe(120 * minute)
  expect(nextTurnAt({ ...look, told: 2 })).toBeNull()
})

test('a watch that was handed over stays with its holder until the other has taken it', () => {
  const offered = done(handOver(WATCH, { by: 'lin', mayForOthers: false, toId: 'he' }, 5))
  expect([offered.holderId, offered.handingToId]).toEqual(['lin', 'he'])
  expect(codeOf(answerHandOver(offered, true, 'zhou'))).toBe('safety.not-handed-to-you')
  expect(done(answerHandOver(offered, true, 'he'))).toMatchObject({ holderId: 'he', handingToId: null })
  expect(done(answerHandOver(offered, false, 'he'))).toMatchObject({ holderId: 'lin', handingToId: null })
  expect(clocksOf(offered, MINUTES).hand.dueAtMs).toBe(5 + 30 * 60_000)
})

test('nobody hands over what another holds, unless they answer for them', () => {
  const given = { by: 'he', toId: 'zhou' }
  expect(codeOf(handOver(WATCH, { ...given, mayForOthers: false }, 0))).toBe('safety.not-holder')
  expect(done(handOver(WATCH, { ...given, mayForOthers: true }, 0)).handingToId).toBe('zhou')
  expect(codeOf(handOver(WATCH, { by: 'lin', mayForOthers: true, toId: 'lin' }, 0))).toBe(
    'safety.already-holds',
  )
})

test('only two people end a watch, and until then it is looked at', () => {
  expect(codeOf(askToEnd(WATCH, ' ', 'lin', 7))).toBe('safety.reason-missing')
  const asked = done(askToEnd(WATCH, '两周没有念头', 'lin', 7))
  expect(clocksOf(asked, MINUTES).look.dueAtMs).toBe(WATCH.nextLookAtMs)
  const agreed = { agreed: true, remark: null }
  expect(codeOf(decideEnd(WATCH, agreed, 'zhou'))).toBe('safety.end-not-asked')
  expect(codeOf(decideEnd(asked, agreed, 'lin'))).toBe('safety.own-ending')
  expect(codeOf(decideEnd(asked, { agreed: false, remark: '' }, 'zhou'))).toBe('safety.remark-missing')
  expect(done(decideEnd(asked, { agreed: false, remark: '再看一周' }, 'zhou'))).toMatchObject({
    state: 'on',
    endAskedBy: null,
  })
  const ended = done(decideEnd(asked, agreed, 'zhou'))
  expect(ended.state).toBe('ended')
  for (const answer of [
    looked(ended, 'low', 9, MINUTES),
    askToEnd(ended, '再次', 'lin', 9),
    decideEnd(ended, agreed, 'head'),
    answerHandOver(ended, true, 'he'),
    handOver(ended, { by: 'lin', mayForOthers: true, toId: 'he' }, 9),
  ])
    expect(codeOf(answer)).toBe('safety.watch-ended')
})

test('a span that the institution has not set promises nothing', () => {
  expect(done(looked(WATCH, 'immediate', 9, MINUTES)).nextLookAtMs).toBeNull()
})

test('a safety plan is signed with every step answered, and with no step nobody asked', () => {
  expect(codeOf(signPlan({ a: '夜里', b: ' ' }, ['a', 'b']))).toBe('safety.plan-step-empty')
  expect(codeOf(signPlan({ a: '夜里', c: '走走' }, ['a']))).toBe('safety.plan-step-unknown')
  expect(signPlan({ a: '夜里' }, ['a'])).toEqual({ a: '夜里' })
})
