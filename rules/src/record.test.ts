import { expect, test } from 'vitest'
import { amend, isLate, mayEdit, type ServiceRecord, sign } from './record.ts'
import { Refusal } from './refusal.ts'

const hour = 3_600_000
const draft: ServiceRecord = {
  state: 'draft',
  authorId: 'lin',
  occurredAtMs: 0,
  durationMinutes: 60,
  purpose: '入院关怀',
  content: '与患者及配偶面谈',
  signedAtMs: null,
  late: null,
}

test.each([
  [1, false],
  [25, false],
  [25.01, true],
  [100, true],
])('a one-hour visit signed %d hours after it began is late: %s', (hours, late) => {
  expect(sign(draft, 'lin', hours * hour, 24 * 60)).toMatchObject({
    state: 'signed',
    late,
    signedAtMs: hours * hour,
  })
})

test('where nobody has set a limit, nothing is called late or in time', () => {
  expect(sign(draft, 'lin', 1_000 * hour, null)).toMatchObject({ late: null })
  expect(isLate({ occurredAtMs: 0, durationMinutes: null }, 24 * hour, 24 * 60)).toBe(false)
})

test('a colleague neither edits nor signs nor amends what another wrote', () => {
  const stranger = new Refusal('cases.not-the-author')
  expect(mayEdit(draft, 'zhou')).toEqual(stranger)
  expect(sign(draft, 'zhou', hour, null)).toEqual(stranger)
  expect(amend({ ...draft, state: 'signed' }, 'zhou', hour, '更正', { content: '…' })).toEqual(stranger)
})

test('a record is signed once and stays as it was signed', () => {
  const signed = sign(draft, 'lin', 2 * hour, null) as ServiceRecord
  expect(sign(signed, 'lin', 3 * hour, null)).toEqual(new Refusal('cases.record-signed'))
  expect(mayEdit(signed, 'lin')).toEqual(new Refusal('cases.record-signed'))
  const before = { ...signed }
  expect(amend(signed, 'lin', 4 * hour, ' 时间写错 ', { durationMinutes: 30 })).toEqual({
    by: 'lin',
    atMs: 4 * hour,
    reason: '时间写错',
    changes: { durationMinutes: 30 },
  })
  expect(signed).toEqual(before)
})

test('an amendment says why and what, and a draft has nothing to amend', () => {
  const signed = { ...draft, state: 'signed' as const }
  expect(amend(signed, 'lin', hour, '', { content: '…' })).toEqual(new Refusal('cases.reason-missing'))
  expect(amend(signed, 'lin', hour, '更正', {})).toEqual(new Refusal('cases.nothing-to-amend'))
  expect(amend(draft, 'lin', hour, '更正', { content: '…' })).toEqual(new Refusal('cases.record-not-signed'))
})

test('what is missing from a record is named before it can be signed', () => {
  expect(sign({ ...draft, durationMinutes: null, content: ' ' }, 'lin', hour, null)).toEqual(
    new Refusal('cases.record-incomplete', { missing: ['durationMinutes', 'content'] }),
  )
})

test('nobody signs a visit that has not happened yet', () => {
  expect(sign({ ...draft, occurredAtMs: 2 * hour }, 'lin', hour, null)).toEqual(
    new Refusal('cases.record-in-the-future'),
  )
})
