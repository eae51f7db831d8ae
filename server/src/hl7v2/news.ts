import { dayAt } from '@quancheng/rules/calendar-day.ts'
import type { PersonNews, StayEvent, StayNews } from '../clients/public.ts'
import type { Coded, Person, PersonMessage, Visit, VisitEvent, VisitMessage } from './adt-message.ts'

/** What a message says about a person, in the words of the house. */
export function personNews({ person, messageTime, ...message }: VisitMessage | PersonMessage): PersonNews {
  const payer = message.kind === 'visit' ? message.visit?.payer?.code : undefined
  const diedOn =
    person.diedOn !== undefined || message.kind === 'person'
      ? person.diedOn
      : deathIn({ ...message, messageTime })
  return {
    identifiers: person.identifiers,
    saidAt: messageTime === null ? null : new Date(messageTime),
    ...(person.names !== undefined && { name: clipped(person.names?.[0]?.full, 200) }),
    ...(person.sex !== undefined && {
      sex: person.sex === null ? null : (Number(person.sex) as 0 | 1 | 2 | 9),
    }),
    ...(person.birthDate !== undefined && { birthDate: person.birthDate }),
    ...(diedOn !== undefined && { diedOn }),
    ...(person.phones !== undefined && { phone: clipped(person.phones?.[0]?.number, 40) }),
    ...(person.address !== undefined && { address: clipped(person.address?.text, 300) }),
    ...codeOf('marital', person.marital),
    ...codeOf('ethnicity', person.ethnicity),
    ...(payer && { payer }),
    ...(person.contacts !== undefined && { contacts: contactsIn(person) }),
  }
}

const DIED = 'exp'

/** The day of a discharge by death (PV1-36); a discharge that is taken back takes it back. */
function deathIn({
  event,
  visit,
  occurredAt,
  messageTime,
}: Omit<VisitMessage, 'person'>): string | null | undefined {
  if (event === 'A13') return null
  if (event !== 'A03' || visit?.disposition?.code !== DIED) return undefined
  const told = visit.dischargedAt ?? occurredAt ?? messageTime
  return told === null ? null : dayAt(Date.parse(told))
}

/** No longer than what a person could enter; blank is nothing. */
function clipped(text: string | undefined, most: number): string | null {
  const tidy = (text ?? '')
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, most)
    .trim()
  return tidy === '' ? null : tidy
}

/** A code the mapping does not know says nothing we could keep; taking a value away is said by `null` alone. */
function codeOf<Key extends string>(
  key: Key,
  coded: Coded | null | undefined,
): { readonly [K in Key]?: string | null } {
  if (coded === undefined || (coded !== null && coded.code === null)) return {}
  return { [key]: coded?.code ?? null } as { readonly [K in Key]?: string | null }
}

function contactsIn({ contacts }: Person) {
  return (contacts ?? []).map((contact) => ({
    name: clipped(contact.name, 200) ?? '？',
    relation: contact.relation?.code ?? null,
    phone: clipped(contact.phones[0]?.number, 40),
  }))
}

const EVENTS: Readonly<Record<VisitEvent, StayEvent>> = {
  A01: 'begins',
  A02: 'moves',
  A03: 'ends',
  A04: 'begins',
  A08: 'changes',
  A11: 'never-was',
  A13: 'ended-not',
}

/** What a message says about a stay. The event happened when EVN-6 says, else when it was told, else now. */
export function stayNews(message: VisitMessage, visit: Visit, receivedAt: Date): StayNews {
  const { messageTime, occurredAt } = message
  const told = occurredAt ?? messageTime
  const diagnosis = visit.diagnoses?.[0]
  return {
    event: EVENTS[message.event],
    number: visit.number,
    saidAt: messageTime === null ? null : new Date(messageTime),
    happenedAt: told === null ? receivedAt : new Date(told),
    ...(visit.class !== undefined && { class: visit.class }),
    ...(visit.status !== undefined && { status: visit.status }),
    ...(visit.location !== undefined && { place: placeOf(visit.location) }),
    ...(visit.attending !== undefined && { attending: visit.attending?.name ?? visit.attending?.id ?? null }),
    ...(visit.admittedAt !== undefined && { admittedAt: dateOf(visit.admittedAt) }),
    ...(visit.dischargedAt !== undefined && { dischargedAt: dateOf(visit.dischargedAt) }),
    ...codeOf('disposition', visit.disposition),
    ...codeOf('payer', visit.payer),
    ...(visit.diagnoses !== undefined && {
      diagnosis: diagnosis === undefined ? null : { code: diagnosis.code, text: diagnosis.text },
    }),
  }
}

function placeOf(location: NonNullable<Visit['location']> | null) {
  if (location === null) return null
  const departments = [location.ward, location.department].filter((code) => code !== null)
  return { departments, room: location.room, bed: location.bed }
}

function dateOf(instant: string | null): Date | null {
  return instant === null ? null : new Date(instant)
}
