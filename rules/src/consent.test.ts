import { expect, test } from 'vitest'
import { addDays, startOfDay } from './calendar-day.ts'
import {
  askedTooSoon,
  CONSENT_SCOPES,
  type Consent,
  giveConsent,
  isLivingAt,
  livingConsent,
  mayGoTo,
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
  incapacity: null,
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
  [
    'somebody signs for a grown-up and does not say why',
    '1980-01-01',
    guardian,
    'clients.incapacity-missing',
  ],
  [
    'somebody signs for a grown-up who lies in a coma',
    '1980-01-01',
    { ...guardian, incapacity: '昏迷，主治医生当天评估' },
    null,
  ],
  ['a guardian signs for a youth one day short of eighteen', '2007-06-15', guardian, null],
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

const DAY = 24 * 60
const no = { scope: 'photo', recipient: null, refusedAtMs: 0 } as const
const asksAgain = { scope: 'photo', recipient: null, clientAsked: false } as const

test.each([
  ['within the time the institution set', asksAgain, 30 * DAY, 30 * DAY - 1, true],
  ['when that time is over', asksAgain, 30 * DAY, 30 * DAY, false],
  ['ever, where no time is set', asksAgain, null, 10_000 * DAY, true],
  ['when the client came back to it', { ...asksAgain, clientAsked: true }, null, 1, false],
  ['about another purpose', { ...asksAgain, scope: 'research' as const }, null, 1, false],
])('after a plain no nobody asks again %s', (_when, asked, quiet, minutes, tooSoon) => {
  expect(askedTooSoon([no], asked, quiet, minutes * 60_000) !== null).toBe(tooSoon)
})

test('a no to one recipient is no no to another', () => {
  const toOne = { ...no, scope: 'share', recipient: '街道办' } as const
  const asks = (recipient: string) =>
    askedTooSoon([toOne], { scope: 'share', recipient, clientAsked: false }, null, 1)
  expect([asks('街道办') !== null, asks('红十字会') !== null]).toEqual([true, false])
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

test('must 3: what was signed goes to the own record by the consent to it, and to another body by the one that names it alone', () => {
  const record = { scope: 'record', recipient: null } as const
  const share = { scope: 'share', recipient: ' 梧桐社区卫生服务中心 ' } as const
  const service = { scope: 'service', recipient: null } as const
  expect([mayGoTo([record], null), mayGoTo([service, share], null)]).toEqual([true, false])
  expect(mayGoTo([record], '梧桐社区卫生服务中心')).toBe(false)
  expect(mayGoTo([share], '梧桐社区卫生服务中心')).toBe(true)
  expect(mayGoTo([share], '梧桐街道办')).toBe(false)
})
