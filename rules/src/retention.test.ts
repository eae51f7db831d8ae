import { expect, test } from 'vitest'
import { Refusal } from './refusal.ts'
import { answerRight, erasureOf, mayAsk, retentionUntil } from './retention.ts'

const years = { inpatientYears: 30, outpatientYears: 15, psychiatricYears: 30, followsMedicalRecord: true }
const record = { lastDay: '2026-01-05', wasInpatient: false, wasPsychiatric: false }
const said = (answer: unknown) => (answer instanceof Refusal ? answer.code : answer)

test.each([
  ['an outpatient’s fifteen years', record, years, '2041-01-05'],
  ['an inpatient’s thirty', { ...record, wasInpatient: true }, years, '2056-01-05'],
  ['an outpatient with a psychiatric diagnosis', { ...record, wasPsychiatric: true }, years, '2056-01-05'],
  ['from a leap day, at least so long', { ...record, lastDay: '2028-02-29' }, years, '2043-03-01'],
  ['nothing, where there is no record', { ...record, lastDay: null }, years, null],
  ['nothing, where the institution keeps it apart', record, { ...years, followsMedicalRecord: false }, null],
  ['nobody knows, where nobody has decided', record, { ...years, followsMedicalRecord: null }, 'unset'],
  ['nobody knows, where the years are not set', record, { ...years, outpatientYears: null }, 'unset'],
])('a law keeps %s', (_what, given, of, until) => {
  expect(retentionUntil(given, of)).toBe(until)
})

const facts = { isServed: false, isHeld: false, until: null, today: '2026-01-05' } as const

test.each([
  ['when nothing keeps it', facts, 'erased'],
  ['the day after its last day', { ...facts, until: '2026-01-04' }, 'erased'],
  ['not on its last day', { ...facts, until: '2026-01-05' }, { storedUntil: '2026-01-05' }],
  ['not while it is held', { ...facts, isHeld: true }, 'clients.held'],
  ['not while somebody serves them', { ...facts, isServed: true }, 'clients.still-served'],
  ['not while nobody knows how long', { ...facts, until: 'unset' as const }, 'clients.retention-unset'],
])('a file is erased %s', (_when, given, answer) => {
  expect(said(erasureOf(given))).toEqual(answer)
})

test('anything but a full yes says why, and a full yes is no answer where a law keeps the file', () => {
  const answer = {
    kind: 'erase',
    outcome: 'granted',
    words: null,
    isAnswered: false,
    effect: 'erased',
  } as const
  expect(answerRight(answer)).toBeNull()
  expect(said(answerRight({ ...answer, outcome: 'refused', words: ' ' }))).toBe('clients.answer-missing')
  expect(said(answerRight({ ...answer, effect: { storedUntil: '2041-01-05' } }))).toBe(
    'clients.retention-holds',
  )
  expect(said(answerRight({ ...answer, isAnswered: true }))).toBe('clients.right-answered')
})

test('a guardian shows who they are; an in-law is no close relative of the dead', () => {
  const guardian = { askedBy: 'guardian', relation: '52', proof: '出生证', hasDied: false } as const
  expect(mayAsk(guardian)).toBeNull()
  expect(said(mayAsk({ ...guardian, proof: null }))).toBe('clients.proof-missing')
  expect(said(mayAsk({ ...guardian, askedBy: 'relative', hasDied: true, relation: '55' }))).toBe(
    'clients.asker-not-relative',
  )
})
