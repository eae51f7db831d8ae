import { expect, test } from 'vitest'
import { Refusal } from './refusal.ts'
import {
  approvalOf,
  decideOpening,
  endOpening,
  isOpeningLiving,
  needsApproval,
  openUrgently,
} from './urgent-opening.ts'

const asked = {
  hasSomethingHidden: true,
  isLiving: false,
  isWaiting: false,
  needsApproval: false,
  lifeAtRisk: false,
  deciders: 1,
  minutes: 240,
  atMs: 0,
}
const minor = { ...asked, needsApproval: true }
const untilMs = 240 * 60_000
const codeOf = (answer: unknown) => (answer instanceof Refusal ? answer.code : answer)

test.each([
  ['for as long as the institution allows', asked, { untilMs, waits: false }],
  ['not while it is open', { ...asked, isLiving: true }, 'access.opened-already'],
  ['not what one sees anyway', { ...asked, hasSomethingHidden: false }, 'access.not-needed'],
  ['not where nobody has set how long', { ...asked, minutes: null }, 'access.opening-unset'],
  ['only once a second person said yes, of a minor', minor, { untilMs, waits: true }],
  ['not asked for twice', { ...minor, isWaiting: true }, 'access.asked-already'],
  ['not where nobody could say yes', { ...minor, deciders: 0 }, 'access.nobody-to-ask'],
  [
    'at once where a life is at risk, asked before or not, with nobody there',
    { ...minor, lifeAtRisk: true, isWaiting: true, deciders: 0 },
    { untilMs, waits: false },
  ],
])('a file is opened urgently %s', (_how, given, answer) => {
  expect(codeOf(openUrgently(given))).toEqual(answer)
})

test.each([
  ['the day before eighteen', '2007-06-16', 18, true],
  ['on the eighteenth birthday', '2007-06-15', 18, false],
  ['with a birth date still to come', '2026-01-01', 18, true],
  ['without a birth date', null, 18, false],
  ['where the institution has set no age', '2020-01-01', null, false],
])('whether a second person is needed %s', (_when, birthDate, underAge, needed) => {
  expect(needsApproval(birthDate, '2025-06-15', underAge)).toBe(needed)
})

const plain = { expiresAtMs: 100, endedAtMs: null, answerByMs: null, atRisk: false, agreed: null }
const waiting = { ...plain, expiresAtMs: null, answerByMs: 100 }
const atRisk = { ...plain, atRisk: true }

test('it ends by itself at its minute, or earlier by hand, and then cannot be ended again', () => {
  expect([isOpeningLiving(plain, 99), isOpeningLiving(plain, 100)]).toEqual([true, false])
  expect(endOpening(plain, 99, false)).toBeNull()
  expect(codeOf(endOpening({ ...plain, endedAtMs: 50 }, 60, true))).toBe('access.opening-over')
  expect(codeOf(endOpening(plain, 100, true))).toBe('access.opening-over')
})

test('what is asked for opens nothing, is taken back by whoever asked, and lapses unanswered', () => {
  expect(isOpeningLiving(waiting, 1)).toBe(false)
  expect(endOpening(waiting, 1, true)).toBeNull()
  expect(codeOf(endOpening(waiting, 1, false))).toBe('access.opening-over')
  expect([approvalOf(waiting, 99), approvalOf(waiting, 100)]).toEqual(['waiting', 'lapsed'])
  expect(approvalOf({ ...waiting, endedAtMs: 5 }, 9)).toBe('withdrawn')
  expect(approvalOf(plain, 1)).toBeNull()
})

const says = { agreed: true, isOpener: false, minutes: 10, atMs: 50 }
test.each([
  ['yes begins the hours then', waiting, says, { expiresAtMs: 600_050, endsNow: false }],
  ['no opens nothing', waiting, { ...says, agreed: false }, { expiresAtMs: null, endsNow: false }],
  ['yes afterwards changes no hours', atRisk, says, { expiresAtMs: 100, endsNow: false }],
  [
    'no afterwards ends what is open',
    atRisk,
    { ...says, agreed: false },
    { expiresAtMs: 100, endsNow: true },
  ],
  [
    'no afterwards to what is over',
    atRisk,
    { ...says, agreed: false, atMs: 200 },
    { expiresAtMs: 100, endsNow: false },
  ],
  ['nothing on one’s own asking', waiting, { ...says, isOpener: true }, 'access.second-person'],
  ['nothing twice', { ...waiting, agreed: false }, says, 'access.not-waiting'],
  ['nothing once it lapsed', waiting, { ...says, atMs: 100 }, 'access.not-waiting'],
  ['nothing where none was needed', plain, says, 'access.not-waiting'],
  ['no yes where the hours were unset since', waiting, { ...says, minutes: null }, 'access.opening-unset'],
])('a second person says %s', (_what, opening, by, answer) => {
  expect(codeOf(decideOpening(opening, by))).toEqual(answer)
})
