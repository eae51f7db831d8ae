import type { CalendarDay } from './calendar-day.ts'
import type { Family, FamilyPerson } from './genogram.ts'
import { isBefore, isFamilyDate, yearOf } from './genogram-dates.ts'
import { Refusal } from './refusal.ts'

export const FAMILY_REFUSALS = [
  'clients.family-one-index',
  'clients.family-unknown-person',
  'clients.family-with-oneself',
  'clients.family-said-twice',
  'clients.family-own-ancestor',
  'clients.family-biological-parents',
  'clients.family-date-unreadable',
  'clients.family-date-future',
  'clients.family-died-before-born',
  'clients.family-born-before-parent',
  'clients.family-twins-differ',
] as const
type FamilyRefusal = Refusal<(typeof FAMILY_REFUSALS)[number]>

/** The oldest people there are lived to 122: nobody older is drawn as living. */
const OLDEST = 125

/** Why this cannot be a family; null when it can. */
export function checkFamily(family: Family, today: CalendarDay): FamilyRefusal | null {
  return checkNames(family) ?? checkParents(family) ?? checkDates(family, today) ?? checkTwins(family)
}

function checkNames({ people, unions, parents, twins, ties }: Family): FamilyRefusal | null {
  const keys = new Set(people.map(({ key }) => key))
  if (keys.size < people.length) return new Refusal('clients.family-said-twice', {})
  if (people.filter(({ index }) => index).length !== 1) return new Refusal('clients.family-one-index')
  const pairs = [
    ...unions.map(({ a, b }) => [a, b] as const),
    ...parents.map(({ parent, child }) => [parent, child] as const),
    ...ties.map(({ a, b }) => [a, b] as const),
  ]
  const named = [...pairs.flat(), ...twins.flatMap(({ children }) => children)]
  if (named.some((key) => !keys.has(key))) return new Refusal('clients.family-unknown-person')
  const name = namesOf(people)
  const alone = pairs.find(([a, b]) => a === b)
  if (alone) return new Refusal('clients.family-with-oneself', { person: name(alone[0]) })
  const said = [
    unions.map(({ a, b }) => [a, b].toSorted().join('|')),
    parents.map(({ parent, child }) => `${parent}|${child}`),
    ties.map(({ a, b, kind }) => `${[a, b].toSorted().join('|')}|${kind}`),
    twins.flatMap(({ children }) => children),
  ]
  const twice = said.flatMap((list) => list.filter((each, place) => list.indexOf(each) !== place))[0]
  if (twice) return new Refusal('clients.family-said-twice', { person: name(twice.split('|')[0] ?? '') })
  return null
}

function checkParents({ people, parents }: Family): FamilyRefusal | null {
  const name = namesOf(people)
  const above = Map.groupBy(parents, ({ child }) => child)
  for (const [child, lines] of above)
    if (lines.filter(({ kind }) => kind === 'biological').length > 2)
      return new Refusal('clients.family-biological-parents', { person: name(child) })
  const done = new Set<string>()
  const onTheWay = new Set<string>()
  const circle = (key: string): string | null => {
    if (onTheWay.has(key)) return key
    if (done.has(key)) return null
    onTheWay.add(key)
    for (const { parent } of above.get(key) ?? []) {
      const found = circle(parent)
      if (found !== null) return found
    }
    onTheWay.delete(key)
    done.add(key)
    return null
  }
  for (const { key } of people) {
    const found = circle(key)
    if (found !== null) return new Refusal('clients.family-own-ancestor', { person: name(found) })
  }
  return null
}

function checkDates({ people, parents }: Family, today: CalendarDay): FamilyRefusal | null {
  const by = new Map(people.map((person) => [person.key, person]))
  const name = namesOf(people)
  for (const { key, born, died } of people) {
    const person = name(key)
    for (const date of [born, died]) {
      if (date === null) continue
      if (!isFamilyDate(date)) return new Refusal('clients.family-date-unreadable', { person, date })
      if (isBefore(today, date)) return new Refusal('clients.family-date-future', { person, date })
    }
    if (born !== null && died !== null && (isBefore(died, born) || yearOf(died) - yearOf(born) > OLDEST))
      return new Refusal('clients.family-died-before-born', { person })
  }
  for (const { parent, child, kind } of parents) {
    const [older, younger] = [by.get(parent)?.born ?? null, by.get(child)?.born ?? null]
    if (older === null || younger === null) continue
    const isTooYoung = kind === 'biological' && yearOf(younger) - yearOf(older) < 10
    if (isTooYoung || isBefore(younger, older))
      return new Refusal('clients.family-born-before-parent', { person: name(child), parent: name(parent) })
  }
  return null
}

/** Twins have the same parents and were born within a day or a year's turn of each other. */
function checkTwins({ people, parents, twins }: Family): FamilyRefusal | null {
  const name = namesOf(people)
  const by = new Map(people.map((person) => [person.key, person]))
  const biological = (child: string) =>
    parents
      .filter((line) => line.child === child && line.kind === 'biological')
      .map(({ parent }) => parent)
      .toSorted()
      .join('|')
  for (const { children } of twins) {
    const [first = '', ...others] = children
    for (const other of others) {
      const [a, b] = [by.get(first)?.born ?? null, by.get(other)?.born ?? null]
      const isApart = a !== null && b !== null && Math.abs(yearOf(a) - yearOf(b)) > 1
      if (biological(first) !== biological(other) || biological(first) === '' || isApart)
        return new Refusal('clients.family-twins-differ', { person: name(first), other: name(other) })
    }
  }
  return null
}

function namesOf(people: readonly FamilyPerson[]): (key: string) => string {
  const names = new Map(people.map(({ key, name }) => [key, name ?? '？']))
  return (key) => names.get(key) ?? '？'
}
