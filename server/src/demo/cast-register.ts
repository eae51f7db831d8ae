import { addDays, type CalendarDay } from '@quancheng/rules/calendar-day.ts'
import type { Person, PersonWish, Relative } from './persons.ts'
import type { Arrival, Register, Stay } from './stays.ts'
import type { Desk } from './tell-story.ts'
import type { Diagnosis } from './wards.ts'

/** Somebody the screens were drawn with. */
export interface Character extends PersonWish {
  readonly name: string
  readonly sex: 1 | 2
  readonly age: number
  readonly ward: string
  readonly bed: string | null
  readonly diagnosis: readonly [code: string, name: string]
  /** how many days ago they came, and when they left; null while they are here */
  readonly came: number
  readonly left?: number
  readonly expected?: number
  readonly attending?: string
}

export function kin(
  name: string,
  relation: string,
  more: Partial<Pick<Relative, 'guardian' | 'mainCarer' | 'note'>> = {},
): Omit<Relative, 'phone'> {
  return { name, relation, guardian: false, mainCarer: false, note: null, ...more }
}

export function bornYearsAgo(today: CalendarDay, age: number): CalendarDay {
  return addDays(today, -Math.floor(age * 365.25) - 130)
}

export interface Entrance {
  readonly person: Person
  readonly stay: Stay
}

/** Brings a character into the house, with the visits told. */
export function enter(
  { house, moments }: Desk,
  register: Register,
  character: Character,
  before: readonly Pick<Arrival, 'ward' | 'class' | 'admittedAt' | 'dischargedAt'>[] = [],
): Entrance {
  const { name, sex, age, ward, bed, came, left } = character
  const diagnosis: Diagnosis = {
    code: character.diagnosis[0],
    name: character.diagnosis[1],
    ages: [age, age],
  }
  const birthDate = character.birthDate ?? bornYearsAgo(moments.today, age)
  const at = moments.at(-came, '10:20')
  const person = register.person(before[0]?.admittedAt ?? at, [age, age], {
    ...character,
    name,
    sex,
    birthDate,
  })
  const attending = character.attending ? { attending: character.attending } : {}
  let leftBefore: number | null = null
  for (const visit of before) {
    register.arrive(person, { ...visit, bed: null, diagnosis, ...attending })
    if (visit.class === 'inpatient') leftBefore = visit.dischargedAt
  }
  const place = house.ward(ward)
  const stay = register.arrive(person, {
    ward: place,
    class: place.kind === 'ward' ? 'inpatient' : 'outpatient',
    admittedAt: Math.min(at, moments.now - 3 * 3_600_000),
    dischargedAt: left === undefined ? null : moments.at(-left, '10:40'),
    disposition: 'home',
    bed,
    diagnosis,
    leftBefore,
    expectedDischargeOn: character.expected === undefined ? null : moments.day(character.expected),
    ...attending,
  })
  return { person, stay }
}
