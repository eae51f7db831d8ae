import { expect, test } from 'vitest'
import { Refusal } from './refusal.ts'
import { endOpening, isOpeningLiving, openUrgently } from './urgent-opening.ts'

const asked = { hasSomethingHidden: true, livingUntilMs: null, minutes: 240, atMs: 0 }
const codeOf = (answer: unknown) => (answer instanceof Refusal ? answer.code : answer)

test.each([
  ['for as long as the institution allows', asked, 240 * 60_000],
  ['not while it is open', { ...asked, livingUntilMs: 1 }, 'access.opened-already'],
  ['not what one sees anyway', { ...asked, hasSomethingHidden: false }, 'access.not-needed'],
  ['not where nobody has set how long', { ...asked, minutes: null }, 'access.opening-unset'],
])('a file is opened urgently %s', (_how, given, answer) => {
  expect(codeOf(openUrgently(given))).toBe(answer)
})

test('it ends by itself at its minute, or earlier by hand, and then cannot be ended again', () => {
  const opening = { expiresAtMs: 100, endedAtMs: null }
  expect([isOpeningLiving(opening, 99), isOpeningLiving(opening, 100)]).toEqual([true, false])
  expect(endOpening(opening, 99)).toBeNull()
  expect(codeOf(endOpening({ ...opening, endedAtMs: 50 }, 60))).toBe('access.opening-over')
  expect(codeOf(endOpening(opening, 100))).toBe('access.opening-over')
})
