import { expect, test } from 'vitest'
import { amend, discard, draft, isLate, type ServiceRecord, sign } from './record.ts'
import { Refusal } from './refusal.ts'

const hour = 3_600_000
const written: ServiceRecord = {
  state: 'draft',
  authorId: 'lin',
  occurredAtMs: 0,
  minutes: 60,
  content: '与患者及配偶面谈',
  signedAtMs: null,
  late: false,
}
const signed: ServiceRecord = { ...written, state: 'signed', signedAtMs: hour }

test.each([
  [1, false],
  [25, false],
  [25.01, true],
  [100, true],
])('a one-hour visit signed %d hours after it began is late: %s', (hours, late) => {
  expect(sign(written, 'lin', hours * hour, 24 * 60)).toMatchObject({
    state: 'signed',
    late,
    signedAtMs: hours * hour,
  })
})

test('where nobody has set a limit, nothing is called late', () => {
  expect(isLate(written, 1_000 * hour, null)).toBe(false)
})

test('a colleague neither keeps, throws away, signs nor amends what another wrote', () => {
  const stranger = new Refusal('cases.not-the-author')
  expect(draft(written, 'zhou', 0, hour)).toEqual(stranger)
  expect(discard(written, 'zhou', { workerId: 'lin', coWorkerIds: ['zhou'] })).toEqual(stranger)
  expect(sign(written, 'zhou', hour, null)).toEqual(stranger)
  expect(amend(signed, { content: '' }, 'zhou', '更正', { content: '…' })).toEqual(stranger)
})

test('a signed record is signed: not drafted again, not thrown away, not signed twice', () => {
  const refusal = new Refusal('cases.record-signed')
  expect(draft(signed, 'lin', 0, hour)).toEqual(refusal)
  expect(discard(signed, 'lin', { workerId: 'he', coWorkerIds: [] })).toEqual(refusal)
  expect(sign(signed, 'lin', hour, null)).toEqual(refusal)
})

test('a draft left behind by somebody who has left the case is thrown away by its worker, and signed by nobody', () => {
  const carriers = { workerId: 'he', coWorkerIds: ['zhou'] }
  expect(discard(written, 'he', carriers)).toBeNull()
  expect(discard(written, 'zhou', carriers)).toEqual(new Refusal('cases.not-the-author'))
  expect(sign(written, 'he', hour, null)).toEqual(new Refusal('cases.not-the-author'))
})

test('an amendment keeps why and what was said before, of the changed fields only', () => {
  const fields = { minutes: 60, purpose: '入院关怀', place: null as string | null }
  expect(amend(signed, fields, 'lin', ' 时间写错 ', { minutes: 30, place: '病房' })).toEqual({
    reason: '时间写错',
    before: { minutes: 60, place: null },
  })
  expect(amend(signed, fields, 'lin', ' ', { minutes: 30 })).toEqual(new Refusal('cases.reason-missing'))
  expect(amend(written, fields, 'lin', '更正', { minutes: 30 })).toEqual(
    new Refusal('cases.record-not-signed'),
  )
})

test('nobody signs an empty page, or writes down a visit still to come', () => {
  expect(sign({ ...written, content: ' ' }, 'lin', hour, null)).toEqual(new Refusal('cases.record-empty'))
  expect(draft(null, 'lin', 2 * hour, hour)).toEqual(new Refusal('cases.in-the-future'))
  expect(draft(null, 'lin', hour, hour)).toBeNull()
  expect(draft(written, 'lin', 0, hour)).toBeNull()
})
