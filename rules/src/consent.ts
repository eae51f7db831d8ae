import { ageOn, type CalendarDay, compareDays, dayAt } from './calendar-day.ts'
import { Refusal } from './refusal.ts'

/** What one may agree to, each on its own and each to be withdrawn on its own (知情同意). */
export const CONSENT_SCOPES = ['service', 'record', 'photo', 'share', 'research'] as const
export type ConsentScope = (typeof CONSENT_SCOPES)[number]

export const CONSENT_SIGNERS = ['client', 'guardian'] as const
export type ConsentSigner = (typeof CONSENT_SIGNERS)[number]

export const CONSENT_METHODS = ['paper', 'esign', 'oral-witness'] as const
export type ConsentMethod = (typeof CONSENT_METHODS)[number]

/** Below this age only a guardian consents (Personal Information Protection Law art. 28 and 31). */
export const GUARDIAN_UNDER_AGE = 14

/** From this age on somebody decides alone, unless they cannot (Civil Code art. 18–22). */
const GROWN_UP_AGE = 18

/** Signing for another needs a relation other than 本人 (GB/T 4761). */
const RELATION_SELF = '01'

export interface Consent {
  readonly scope: ConsentScope
  /** With whom may be shared; only for the scope `share`. */
  readonly recipient: string | null
  /** Null for an emergency: then there is a reason instead of a signature. */
  readonly signedBy: ConsentSigner | null
  readonly signer: string | null
  /** GB/T 4761 code of the signer's relation to the client. */
  readonly signerRelation: string | null
  readonly method: ConsentMethod
  /** Who heard it, when it was given by word of mouth. */
  readonly witness: string | null
  readonly emergencyReason: string | null
  /** Why another signs for a grown-up: what shows that they cannot decide themselves. */
  readonly incapacity: string | null
  readonly signedAtMs: number
  /** The last day on which it lives. */
  readonly expiresOn: CalendarDay | null
  readonly withdrawnAtMs: number | null
}

/** Whether only a guardian may consent on that day; null when the birth date is not known. */
export function needsGuardian(birthDate: CalendarDay | null, day: CalendarDay): boolean | null {
  if (birthDate === null) return null
  const age = ageOn(birthDate, day)
  return age === null || age < GUARDIAN_UNDER_AGE
}

/**
 * Whether a consent may be kept as given: the right signer for the client's age on that day, and all that names them.
 * An emergency is kept in its place with a reason, for service and record only, and is no consent to anything else.
 */
export function giveConsent(
  consent: Consent,
  birthDate: CalendarDay | null,
): Refusal<
  | 'clients.guardian-must-sign'
  | 'clients.signer-missing'
  | 'clients.witness-missing'
  | 'clients.recipient-missing'
  | 'clients.emergency-needs-reason'
  | 'clients.age-unknown'
  | 'clients.incapacity-missing'
> | null {
  if (consent.scope === 'share' && !consent.recipient?.trim()) return new Refusal('clients.recipient-missing')
  if (consent.signedBy === null) {
    const isForEmergencies = consent.scope === 'service' || consent.scope === 'record'
    if (!isForEmergencies) return new Refusal('clients.signer-missing', { scope: consent.scope })
    return consent.emergencyReason?.trim() ? null : new Refusal('clients.emergency-needs-reason')
  }
  if (!consent.signer?.trim()) return new Refusal('clients.signer-missing')
  if (consent.method === 'oral-witness' && !consent.witness?.trim())
    return new Refusal('clients.witness-missing')
  if (needsIncapacity(consent, birthDate) && !consent.incapacity?.trim())
    return new Refusal('clients.incapacity-missing')
  return checkSigner(consent.signedBy, consent.signerRelation, birthDate, dayAt(consent.signedAtMs))
}

/** Whether another signs for somebody who is grown up: then the file says why they cannot sign themselves. */
export function needsIncapacity(
  consent: Pick<Consent, 'signedBy' | 'signedAtMs'>,
  birthDate: CalendarDay | null,
): boolean {
  if (consent.signedBy !== 'guardian' || birthDate === null) return false
  const age = ageOn(birthDate, dayAt(consent.signedAtMs))
  return age !== null && age >= GROWN_UP_AGE
}

/** A plain no to one purpose; for sharing, to one recipient. */
export interface ConsentRefusal {
  readonly scope: ConsentScope
  readonly recipient: string | null
  readonly refusedAtMs: number
}

/** Until when the same is not asked again; `open` where the institution has set no time: until the client brings it up. */
export type Quiet = { readonly untilMs: number | 'open' }

/** Whether a no still stands in the way of asking (网络数据安全管理条例 22: not often after an explicit no; it names no number). */
export function quietAfter(refusal: ConsentRefusal, quietMinutes: number | null, atMs: number): Quiet | null {
  if (quietMinutes === null) return { untilMs: 'open' }
  const untilMs = refusal.refusedAtMs + quietMinutes * 60_000
  return atMs < untilMs ? { untilMs } : null
}

/** Asked again too soon after a no to the very same, unless the client came back to it themselves. */
export function askedTooSoon(
  refusals: readonly ConsentRefusal[],
  asked: {
    readonly scope: ConsentScope
    readonly recipient: string | null
    readonly clientAsked: boolean
  },
  quietMinutes: number | null,
  atMs: number,
): Refusal<'clients.refused-lately'> | null {
  if (asked.clientAsked) return null
  const isSame = (refusal: ConsentRefusal) =>
    refusal.scope === asked.scope && (refusal.recipient ?? '').trim() === (asked.recipient ?? '').trim()
  return refusals.some((refusal) => isSame(refusal) && quietAfter(refusal, quietMinutes, atMs) !== null)
    ? new Refusal('clients.refused-lately', { scope: asked.scope })
    : null
}

/** Whether that person may sign for the client on that day; the same holds for a plan that is agreed to. */
export function checkSigner(
  signedBy: ConsentSigner,
  relation: string | null,
  birthDate: CalendarDay | null,
  day: CalendarDay,
): Refusal<'clients.guardian-must-sign' | 'clients.signer-missing' | 'clients.age-unknown'> | null {
  if (signedBy === 'guardian')
    return isAnothersRelation(relation) ? null : new Refusal('clients.signer-missing', { relation })
  const isChild = needsGuardian(birthDate, day)
  if (isChild === null) return new Refusal('clients.age-unknown')
  return isChild ? new Refusal('clients.guardian-must-sign', { underAge: GUARDIAN_UNDER_AGE }) : null
}

/** What lives for a scope at an instant: the latest signed by then, not withdrawn and not expired; a signature before an emergency. */
export function livingConsent<C extends Consent>(
  consents: readonly C[],
  scope: ConsentScope,
  atMs: number,
): C | null {
  const living = consents
    .filter((consent) => consent.scope === scope && isLivingAt(consent, atMs))
    .toSorted((first, second) => second.signedAtMs - first.signedAtMs)
  return living.find((consent) => consent.signedBy !== null) ?? living[0] ?? null
}

/**
 * Whether what was signed may go to somebody: the institution's own record needs a consent to the record, another body a
 * consent to share with exactly that body (个保法 23).
 */
export function mayGoTo(
  living: readonly Pick<Consent, 'scope' | 'recipient'>[],
  recipient: string | null,
): boolean {
  return living.some((consent) =>
    recipient === null
      ? consent.scope === 'record'
      : consent.scope === 'share' && consent.recipient?.trim() === recipient.trim(),
  )
}

/** Withdrawal counts from its very instant; a consent lives through its last day. */
export function isLivingAt(
  consent: Pick<Consent, 'signedAtMs' | 'withdrawnAtMs' | 'expiresOn'>,
  atMs: number,
): boolean {
  if (atMs < consent.signedAtMs) return false
  if (consent.withdrawnAtMs !== null && atMs >= consent.withdrawnAtMs) return false
  return consent.expiresOn === null || compareDays(dayAt(atMs), consent.expiresOn) <= 0
}

/** Takes a consent back; from that instant on it does not live, what was done before stays lawful. */
export function withdrawConsent<C extends Pick<Consent, 'signedAtMs' | 'withdrawnAtMs'>>(
  consent: C,
  atMs: number,
): C | Refusal<'clients.already-withdrawn'> {
  if (consent.withdrawnAtMs !== null) return new Refusal('clients.already-withdrawn')
  return { ...consent, withdrawnAtMs: Math.max(atMs, consent.signedAtMs) }
}

function isAnothersRelation(relation: string | null): boolean {
  return relation !== null && relation.trim() !== '' && relation !== RELATION_SELF
}
