import { expect, test } from 'vitest'
import { addDays, startOfDay } from './calendar-day.ts'
import {
  CONSENT_SCOPES,
  type Consent,
  giveConsent,
  isLivingAt,
  livingConsent,
  needsGuardian,
  withdrawConsent,
} from './consent.ts'
import { Refusal } from './refusal.ts'

const signedDay = '2025-06-14'
const consent: Consent = {
  scope: 'service',
  recipient: null,
  signedBy: 'client',
  signer: '程安',
  signerRelation: null,
  method: 'paper',
  witness: null,
  emergencyReason: null,
  signedAtMs: startOfDay(signedDay),
  expiresOn: null,
  withdrawnAtMs: null,
}
const guardian = { signedBy: 'guardian', signer: '程母', signerRelation: '52' } as const
const emergency = { signedBy: null, signer: null, emergencyReason: '昏迷，未能联系家属' } as const

test.each<[string, string | null, Partial<Consent>, string | null]>([
  ['a grown-up signs alone', '1980-01-01', {}, null],
  ['a child one day short of fourteen does not sign alone', '2011-06-15', {}, 'clients.guardian-must-sign'],
  ['a child fourteen that day signs alone', '2011-06-14', {}, null],
  ['a mother signs for a newborn', '2025-06-14', guardian, null],
  ['a birth date in the future protects as a child', '2025-06-15', {}, 'clients.guardian-must-sign'],
  ['someone whose age nobody knows does not sign alone', null, {}, 'clients.age-unknown'],
  ['a guardian signs for someone whose age nobody knows', null, guardian, null],
  [
    'a guardian without a relation is nobody',
    '2020-01-01',
    { ...guardian, signerRelation: null },
    'clients.signer-missing',
  ],
  [
    'a guardian is not the client',
    '2020-01-01',
    { ...guardian, signerRelation: '01' },
    'clients.signer-missing',
  ],
  ['a nameless signature', '1980-01-01', { signer: ' ' }, 'clients.signer-missing'],
  ['word of mouth that nobody heard', '1980-01-01', { method: 'oral-witness' }, 'clients.witness-missing'],
  ['word of mouth that a nurse heard', '1980-01-01', { method: 'oral-witness', witness: '周护士' }, null],
  ['sharing with nobody in particular', '1980-01-01', { scope: 'share' }, 'clients.recipient-missing'],
  [
    'sharing with the community centre',
    '1980-01-01',
    { scope: 'share', recipient: '梧桐社区卫生服务中心' },
    null,
  ],
  ['a child in an emergency', '2020-01-01', emergency, null],
  [
    'an emergency without a word',
    '2020-01-01',
    { ...emergency, emergencyReason: ' ' },
    'clients.emergency-needs-reason',
  ],
  [
    'an emergency is no ground for photographs',
    '1980-01-01',
    { ...emergency, scope: 'photo' },
    'clients.signer-missing',
  ],
])('%s', (_, birthDate, changes, code) => {
  expect(giveConsent({ ...consent, ...changes }, birthDate)?.code ?? null).toBe(code)
})

test('without a birth date nobody claims to know whether a guardian is needed', () => {
  expect(needsGuardian(null, signedDay)).toBeNull()
})

test('a withdrawn consent is dead from that very instant, and only from then', () => {
  const at = consent.signedAtMs + 1_000
  const withdrawn = withdrawConsent(consent, at) as Consent
  expect(isLivingAt(withdrawn, consent.signedAtMs - 1)).toBe(false)
  expect(isLivingAt(withdrawn, at - 1)).toBe(true)
  expect(isLivingAt(withdrawn, at)).toBe(false)
  expect(livingConsent([withdrawn], 'service', at)).toBeNull()
  expect(withdrawConsent(withdrawn, at + 1)).toEqual(new Refusal('clients.already-withdrawn'))
})

test('a consent lives through the whole of its last day', () => {
  const lastDay = addDays(signedDay, 30)
  const limited = { ...consent, expiresOn: lastDay }
  expect(isLivingAt(limited, startOfDay(addDays(lastDay, 1)) - 1)).toBe(true)
  expect(isLivingAt(limited, startOfDay(addDays(lastDay, 1)))).toBe(false)
})

test('a consent given again after a withdrawal lives, and a signature counts before an emergency', () => {
  const withdrawn = { ...consent, withdrawnAtMs: consent.signedAtMs + 1 }
  const again = { ...consent, signedAtMs: consent.signedAtMs + 10 }
  const later = { ...consent, ...emergency, signedAtMs: consent.signedAtMs + 15 }
  expect(livingConsent([again, withdrawn, later], 'service', consent.signedAtMs + 20)).toBe(again)
  expect(livingConsent([withdrawn, later], 'service', consent.signedAtMs + 20)).toBe(later)
})

test('a yes to one thing is never a yes to another', () => {
  for (const scope of CONSENT_SCOPES)
    expect(livingConsent([consent], scope, consent.signedAtMs) === consent).toBe(scope === 'service')
})
