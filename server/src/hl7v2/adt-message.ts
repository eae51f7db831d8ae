import type { ENCOUNTER_CLASSES } from '@quancheng/contract/clients.ts'

/**
 * What an ADT message asks for, free of HL7: a plain object that goes through JSON unharmed.
 * Facts are a patch (as in RFC 7396): a key that is not there was not sent and changes nothing, `null` deletes.
 * Instants are ISO in UTC, days `YYYY-MM-DD`.
 */
export type AdtMessage = VisitMessage | PersonMessage | MergeMessage

export const VISIT_EVENTS = ['A01', 'A02', 'A03', 'A04', 'A08', 'A11', 'A13'] as const
export const PERSON_EVENTS = ['A28', 'A31'] as const
export const MERGE_EVENTS = ['A18', 'A30', 'A34', 'A36', 'A39', 'A40'] as const
export type VisitEvent = (typeof VISIT_EVENTS)[number]
export type PersonEvent = (typeof PERSON_EVENTS)[number]
export type MergeEvent = (typeof MERGE_EVENTS)[number]

interface Envelope {
  readonly sender: Sender
  /** MSH-10; with `sender` the key by which a repeated message is known. */
  readonly controlId: string
  /** EVN-2, else MSH-7: guards against an older message undoing a newer one. Null when neither was sent. */
  readonly messageTime: string | null
  /** EVN-6, when the thing itself happened. */
  readonly occurredAt: string | null
}

/** A11 and A13 carry identifiers only: cancelling changes nothing about the person. A08 may come without a visit. */
export interface VisitMessage extends Envelope {
  readonly kind: 'visit'
  readonly event: VisitEvent
  readonly person: Person
  readonly visit: Visit | null
}

export interface PersonMessage extends Envelope {
  readonly kind: 'person'
  readonly event: PersonEvent
  readonly person: Person
}

/** Each pair on its own: the survivor keeps everything of the prior. Demographics are not touched. */
export interface MergeMessage extends Envelope {
  readonly kind: 'merge'
  readonly event: MergeEvent
  readonly merges: readonly Merge[]
}

export interface Sender {
  readonly application: string
  readonly facility: string
}

/** The key of a person is all three; `type` is the mapping's word where it has one, else the source's own, null when none was sent. */
export interface Identifier {
  readonly issuer: string
  readonly type: string | null
  readonly value: string
}

export interface Merge {
  readonly survivor: readonly Identifier[]
  readonly prior: readonly Identifier[]
}

/** A value of a code list: `code` is ours and null when the mapping has none, `raw` is theirs. */
export interface Coded {
  readonly code: string | null
  readonly raw: string | null
  readonly text: string | null
}

/** Full name as it is written: family before given without a gap in Chinese, given before family otherwise. */
export interface PersonName {
  readonly full: string
  readonly family: string | null
  readonly given: string | null
  readonly legal: boolean
}

export interface Phone {
  readonly number: string
  readonly use: string | null
}

export interface Address {
  readonly text: string
  readonly street: string | null
  readonly district: string | null
  readonly city: string | null
  readonly province: string | null
  readonly postcode: string | null
  readonly country: string | null
}

/** A next of kin (NK1); `relation.code` is GB/T 4761. */
export interface Contact {
  readonly name: string
  readonly relation: Coded | null
  readonly role: Coded | null
  readonly phones: readonly Phone[]
  readonly address: Address | null
}

export interface Person {
  /** Never empty. */
  readonly identifiers: readonly Identifier[]
  /** The one to show first. */
  readonly names?: readonly PersonName[] | null
  /** GB/T 2261.1. */
  readonly sex?: '0' | '1' | '2' | '9' | null
  /** Left out when only a year or month was sent. */
  readonly birthDate?: string | null
  /** The day of death; null when the source says that the person lives. */
  readonly diedOn?: string | null
  readonly phones?: readonly Phone[] | null
  readonly address?: Address | null
  /** GB/T 2261.2. */
  readonly marital?: Coded | null
  /** GB/T 3304. */
  readonly ethnicity?: Coded | null
  readonly contacts?: readonly Contact[] | null
}

export type VisitClass = (typeof ENCOUNTER_CLASSES)[number]
export type VisitStatus = 'planned' | 'in-progress' | 'finished' | 'cancelled'

export interface Location {
  /** Hospital service or department (PV1-10), the source's own code. */
  readonly department: string | null
  readonly ward: string | null
  readonly room: string | null
  readonly bed: string | null
  readonly facility: string | null
}

export interface Staff {
  readonly id: string | null
  readonly name: string | null
}

export interface Diagnosis {
  readonly code: string | null
  readonly text: string | null
  readonly system: string | null
  readonly type: string | null
}

export interface Visit {
  /** Null when the source sent none: then it can only be the person's one open encounter. */
  readonly number: { readonly issuer: string; readonly value: string } | null
  readonly class?: VisitClass
  /** Follows from event, class and PV1-45; left out when the message does not say. */
  readonly status?: VisitStatus
  readonly location?: Location | null
  readonly priorLocation?: Location | null
  readonly attending?: Staff | null
  readonly admittedAt?: string | null
  readonly dischargedAt?: string | null
  readonly disposition?: Coded | null
  readonly payer?: Coded | null
  readonly diagnoses?: readonly Diagnosis[] | null
}
