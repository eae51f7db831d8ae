import type { CalendarDay } from '@quancheng/rules/calendar-day.ts'
import { needsGuardian } from '@quancheng/rules/consent.ts'
import type { Person } from './persons.ts'

export interface Signer {
  readonly by: 'client' | 'guardian'
  readonly name: string
  /** GB/T 4761: what the signer is to the client */
  readonly relation: string
}

/** Who signs for a person on a day: under fourteen a guardian, otherwise the person. */
export function signerOf(person: Person, day: CalendarDay): Signer {
  if (!needsGuardian(person.birthDate, day)) return { by: 'client', name: person.name, relation: '01' }
  const guardian = person.relatives.find((relative) => relative.guardian)
  if (!guardian) throw new Error(`nobody signs for a child born ${person.birthDate}`)
  return { by: 'guardian', name: guardian.name, relation: guardian.relation }
}
