import { type Family, type FamilyPerson, type FamilySex, newPerson } from './genogram.ts'

/** Somebody on the client’s file, with the code of GB/T 4761 that says what they are to the client. */
export interface KnownContact {
  readonly id: string
  readonly name: string
  readonly relation: string
  readonly mainCarer: boolean
  readonly note: string | null
}

interface Standing {
  readonly sex: FamilySex
  readonly level: number
  readonly as: 'partner' | 'parent' | 'child' | 'partner-parent' | 'other'
}

const between = (code: number, from: number, to: number) => code >= from && code <= to

/** What a code says for certain; where it leaves open by whom (a grandchild, a brother), only the row is known. */
function standingOf(relation: string): Standing | null {
  const code = Number(relation)
  if (!Number.isInteger(code) || code <= 2 || code >= 97 || code === 69 || code === 80) return null
  if (between(code, 10, 12)) return { sex: code === 11 ? 1 : code === 12 ? 2 : 0, level: 0, as: 'partner' }
  if (code === 27 || code === 28) return { sex: 1, level: 1, as: 'other' }
  if (code === 37 || code === 38) return { sex: 2, level: 1, as: 'other' }
  if (between(code, 20, 29)) return { sex: 1, level: 1, as: 'child' }
  if (between(code, 30, 39)) return { sex: 2, level: 1, as: 'child' }
  if (between(code, 40, 49))
    return { sex: MALE.has(code) ? 1 : FEMALE.has(code) ? 2 : 0, level: 2, as: 'other' }
  if (code === 51 || code === 52) return { sex: code === 51 ? 1 : 2, level: -1, as: 'parent' }
  if (between(code, 53, 56)) return { sex: MALE.has(code) ? 1 : 2, level: -1, as: 'partner-parent' }
  if (between(code, 50, 59)) return { sex: code === 57 ? 1 : code === 58 ? 2 : 0, level: -1, as: 'other' }
  if (between(code, 60, 65))
    return { sex: MALE.has(code) ? 1 : FEMALE.has(code) ? 2 : 0, level: -2, as: 'other' }
  if (between(code, 66, 68)) return { sex: code === 66 ? 1 : code === 67 ? 2 : 0, level: -3, as: 'other' }
  if (between(code, 70, 79))
    return { sex: MALE.has(code) ? 1 : FEMALE.has(code) ? 2 : 0, level: 0, as: 'other' }
  if (between(code, 81, 90)) return { sex: MALE.has(code) ? 1 : 2, level: -1, as: 'other' }
  if (code === 91 || code === 92) return { sex: 0, level: 0, as: 'other' }
  return { sex: code === 93 || code === 95 ? 1 : 2, level: 1, as: 'other' }
}

const MALE = new Set([41, 43, 46, 47, 53, 55, 61, 63, 71, 73, 76, 78, 81, 83, 85, 87, 89])
const FEMALE = new Set([42, 44, 45, 48, 62, 64, 72, 74, 75, 77])

/** Contacts of the file that are family and not in the picture yet. */
export function missingContacts(family: Family, contacts: readonly KnownContact[]): readonly KnownContact[] {
  const there = new Set(family.people.map(({ contactId }) => contactId))
  return contacts.filter(({ id, relation }) => !there.has(id) && standingOf(relation) !== null)
}

/** Draws in the contacts that are missing, with the lines that their relation says for certain. */
export function withContacts(family: Family, contacts: readonly KnownContact[]): Family {
  const index = family.people.find((person) => person.index)
  if (!index) return family
  const added = missingContacts(family, contacts).flatMap((contact) => {
    const standing = standingOf(contact.relation)
    return standing === null ? [] : [{ contact, standing, key: contact.id }]
  })
  const people: FamilyPerson[] = added.map(({ contact, standing, key }) =>
    newPerson(key, {
      name: contact.name,
      sex: standing.sex,
      carer: contact.mainCarer,
      note: contact.note,
      contactId: contact.id,
      level: standing.level,
    }),
  )
  const isPartner = (key: string) =>
    family.unions.some(({ a, b }) => (a === index.key && b === key) || (b === index.key && a === key))
  const known = family.people.filter(({ key }) => isPartner(key)).map(({ key }) => key)
  const partners = added.filter(({ standing }) => standing.as === 'partner').map(({ key }) => key)
  const onlyPartner = [...known, ...partners].length === 1 ? [...known, ...partners][0] : undefined
  const parents = family.parents.filter(({ child, kind }) => child === index.key && kind === 'biological')
  const room = added.filter(({ standing }) => standing.as === 'parent').slice(0, 2 - parents.length)
  const ofPartner = onlyPartner
    ? added.filter(({ standing }) => standing.as === 'partner-parent').slice(0, 2)
    : []
  const hasParents = family.parents.some(({ child }) => child === onlyPartner)
  return {
    ...family,
    people: [...family.people, ...people],
    unions: [
      ...family.unions,
      ...partners.map((key, at) => ({
        a: index.key,
        b: key,
        kind: 'married' as const,
        order: known.length + at + 1,
      })),
    ],
    parents: [
      ...family.parents,
      ...room.map(({ key }) => ({ parent: key, child: index.key, kind: 'biological' as const })),
      ...added
        .filter(({ standing }) => standing.as === 'child')
        .flatMap(({ key }) =>
          [index.key, ...(onlyPartner === undefined ? [] : [onlyPartner])].map((parent) => ({
            parent,
            child: key,
            kind: 'biological' as const,
          })),
        ),
      ...(hasParents || onlyPartner === undefined
        ? []
        : ofPartner.map(({ key }) => ({ parent: key, child: onlyPartner, kind: 'biological' as const }))),
    ],
  }
}
