import { expect, test } from 'vitest'
import { answerable, changeable, decisionState, isOpenToGuests, mayHold, openUntil } from './conference.ts'
import { Refusal } from './refusal.ts'

const begins = 1_767_679_200_000

test('those invited may look until some days after the meeting, and not a moment longer', () => {
  const until = openUntil(begins, 60, 2)
  expect(until).toBe(1_767_855_600_000)
  expect(isOpenToGuests(until, until - 1)).toBe(true)
  expect(isOpenToGuests(until, until)).toBe(false)
})

test('nobody signs minutes of what has not begun, has been held or was called off', () => {
  expect(mayHold('called', begins, begins - 1)).toEqual(new Refusal('cases.conference-not-begun'))
  expect(mayHold('called', begins, begins)).toBe(true)
  expect(mayHold('held', begins, begins)).toEqual(new Refusal('cases.conference-ended', { state: 'held' }))
  expect(changeable('cancelled')).toEqual(new Refusal('cases.conference-ended', { state: 'cancelled' }))
})

test('an owner says once what became of a decision', () => {
  expect(answerable('open')).toBe(true)
  expect(answerable('done')).toEqual(new Refusal('cases.decision-ended', { state: 'done' }))
  expect(decisionState('cancelled')).toBe('not-done')
})
