import type { Mapping } from '@quancheng/contract/content/hl7v2-mapping.ts'
import type { PersonName } from './adt-message.ts'
import { part, type Repetition } from './parse.ts'

const HAN = /\p{Script=Han}/u

/** A Chinese name has no gaps, whatever padding a system puts between its characters (`张  晋`). */
export function tidyName(text: string): string {
  const tidy = text.replace(/\s+/g, ' ').trim()
  return HAN.test(tidy) ? tidy.replace(/(\p{Script=Han})\s+(?=\p{Script=Han})/gu, '$1') : tidy
}

/** XPN: family, given, middle; Chinese is written family first and joined, other names given first. */
export function readName(name: Repetition, style: Mapping['names']): PersonName | null {
  const legal = ['', 'L'].includes(part(name, 7) ?? '')
  const family = tidyName(part(name, 1) ?? '')
  const given = tidyName([part(name, 2), part(name, 3)].filter(Boolean).join(' '))
  if (style === 'unsplit' || given === '') {
    return family === '' ? null : { full: family, family: null, given: null, legal }
  }
  const full = HAN.test(`${family}${given}`) ? tidyName(`${family} ${given}`) : `${given} ${family}`.trim()
  return { full, family: family === '' ? null : family, given, legal }
}

/** The one to show first: legal before others, written in characters before spelled out (XPN.8), then as sent. */
export function readNames(names: readonly Repetition[], style: Mapping['names']): readonly PersonName[] {
  const rank = (repetition: Repetition, name: PersonName) =>
    (name.legal ? 0 : 2) + (['A', 'P'].includes(part(repetition, 8) ?? '') ? 1 : 0)
  return names
    .flatMap((repetition) => {
      const name = readName(repetition, style)
      return name === null ? [] : [{ name, rank: rank(repetition, name) }]
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ name }) => name)
}

/** XCN: the name of a clinician, whose first component is an id. */
export function readStaffName(person: Repetition, style: Mapping['names']): string | null {
  const name = readName(person.slice(1, 4), style)
  return name?.full ?? null
}
