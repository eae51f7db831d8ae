import { ageOn, dayAt } from '@quancheng/rules/calendar-day.ts'
import type { Chance } from './chance.ts'
import type { HouseKey } from './houses.ts'
import type { Stay } from './stays.ts'
import { ACCIDENT } from './words/accident.ts'
import { BIRTH } from './words/birth.ts'
import { CARE } from './words/care.ts'
import { CHILD } from './words/child.ts'
import { CHILD_MONEY } from './words/child-money.ts'
import { CHRONIC } from './words/chronic.ts'
import { ENDING } from './words/ending.ts'
import { FAMILY } from './words/family.ts'
import { MONEY } from './words/money.ts'
import { MOOD } from './words/mood.ts'
import type { Theme } from './words/theme.ts'

type Weighted = readonly (readonly [Theme, number])[]

const LONG_ILL: Weighted = [
  [CHRONIC, 45],
  [MONEY, 20],
  [CARE, 20],
  [MOOD, 15],
]
const BROKEN: Weighted = [
  [ACCIDENT, 40],
  [CARE, 30],
  [MONEY, 20],
  [FAMILY, 10],
]
const SLOW: Weighted = [
  [CARE, 50],
  [MONEY, 15],
  [FAMILY, 15],
  [MOOD, 10],
  [CHRONIC, 10],
]
const ORDINARY: Weighted = [
  [MONEY, 35],
  [CARE, 20],
  [FAMILY, 22],
  [MOOD, 23],
]
const CANCER: Weighted = [
  [MONEY, 30],
  [MOOD, 36],
  [FAMILY, 20],
  [CARE, 14],
]
const CHILDREN: Weighted = [
  [CHILD, 62],
  [CHILD_MONEY, 38],
]

/** What a person's case turns out to be about: by age, ward and illness. */
export function themeFor(chance: Chance, stay: Stay): Theme {
  const { person, ward, diagnosis } = stay
  const age = ageOn(person.birthDate, dayAt(stay.admittedAt)) ?? 0
  if (age === 0)
    return chance.weighted([
      [BIRTH, 70],
      [CHILD_MONEY, 30],
    ] as const)
  if (age < 18) return chance.weighted(CHILDREN)
  if (ward.code === 'AN' || stay.hasDied)
    return chance.weighted([
      [ENDING, 85],
      [FAMILY, 15],
    ] as const)
  if (ward.code === 'CK')
    return chance.weighted([
      [BIRTH, 82],
      [FAMILY, 10],
      [MONEY, 8],
    ] as const)
  if (/^[ST]/u.test(diagnosis.code) && age < 65) return chance.weighted(BROKEN)
  if (diagnosis.code.startsWith('C')) return chance.weighted(CANCER)
  if (['SJN', 'KF', 'LN', 'GK'].includes(ward.code)) return chance.weighted(SLOW)
  if (['SN', 'XTS', 'XN', 'HX', 'NFM', 'NKMZ', 'QK', 'JT'].includes(ward.code))
    return chance.weighted(LONG_ILL)
  return chance.weighted(ORDINARY)
}

/** What people come to a community or an agency for, where there is no stay. */
export function themeOutside(chance: Chance, key: HouseKey, age: number): Theme {
  if (age < 18) return chance.weighted(CHILDREN)
  if (key === 'agency')
    return chance.weighted([
      [CARE, 30],
      [CHRONIC, 30],
      [FAMILY, 15],
      [MOOD, 15],
      [MONEY, 10],
    ] as const)
  return chance.weighted([
    [CHRONIC, 55],
    [CARE, 40],
    [MOOD, 5],
  ] as const)
}
