import type { FamilyOfClient, Picture } from '@quancheng/contract/family.ts'
import {
  newPerson,
  PARENT_KINDS,
  type ParentKind,
  TIE_KINDS,
  type TieKind,
  TWIN_KINDS,
  type TwinKind,
  UNION_KINDS,
  type UnionKind,
} from '@quancheng/rules/genogram.ts'
import { withContacts } from '@quancheng/rules/genogram-contacts.ts'

export type Person = Picture['people'][number]
export type System = Picture['systems'][number]
export type LineKind = UnionKind | ParentKind | TwinKind | TieKind

/** A line of the family as the table names it. */
export interface Line {
  readonly kind: LineKind
  readonly a: string
  readonly b: string
}

export const FAMILY_LINES = [...UNION_KINDS, ...PARENT_KINDS, ...TWIN_KINDS] as const
export const FEELINGS = TIE_KINDS

/** What is shown before anybody has drawn: the client and the relatives among the contacts. */
export function firstPicture({ client, contacts }: FamilyOfClient): Picture {
  const { name, sex, born, died } = client
  const self: Person = { ...newPerson('self'), name, sex, born, died, deceased: died !== null, index: true }
  return drawIn({ people: [self], unions: [], parents: [], twins: [], ties: [], systems: [] }, contacts)
}

/** Draws the relatives among the contacts in. */
export function drawIn(picture: Picture, contacts: FamilyOfClient['contacts']): Picture {
  const { people, unions, parents, twins, ties } = withContacts(picture, contacts)
  return {
    systems: picture.systems,
    people: people.map((person) => ({ ...person })),
    unions: unions.map((each) => ({ ...each })),
    parents: parents.map((each) => ({ ...each })),
    twins: twins.map(({ kind, children }) => ({ kind, children: [...children] })),
    ties: ties.map((each) => ({ ...each })),
  }
}

export function putPerson(picture: Picture, person: Person): Picture {
  const isKnown = picture.people.some(({ key }) => key === person.key)
  return {
    ...picture,
    people: isKnown
      ? picture.people.map((each) => (each.key === person.key ? person : each))
      : [...picture.people, person],
  }
}

export function removePerson(picture: Picture, key: string): Picture {
  return {
    ...picture,
    people: picture.people.filter((each) => each.key !== key),
    unions: picture.unions.filter(({ a, b }) => a !== key && b !== key),
    parents: picture.parents.filter(({ parent, child }) => parent !== key && child !== key),
    ties: picture.ties.filter(({ a, b }) => a !== key && b !== key),
    twins: picture.twins
      .map(({ kind, children }) => ({ kind, children: children.filter((each) => each !== key) }))
      .filter(({ children }) => children.length > 1),
  }
}

const isOneOf = <T extends string>(list: readonly T[], kind: string): kind is T =>
  list.some((each) => each === kind)

/** Draws a line. Of parents `a` is the parent; of abuse `a` does it. */
export function putLine(picture: Picture, { kind, a, b }: Line): Picture {
  if (isOneOf(UNION_KINDS, kind)) {
    const order =
      1 + picture.unions.filter((one) => [one.a, one.b].some((key) => key === a || key === b)).length
    return { ...picture, unions: [...picture.unions, { a, b, kind, order }] }
  }
  if (isOneOf(PARENT_KINDS, kind))
    return { ...picture, parents: [...picture.parents, { parent: a, child: b, kind }] }
  if (isOneOf(TWIN_KINDS, kind)) {
    const set = picture.twins.find(({ children }) => children.includes(a) || children.includes(b))
    const children = [...new Set([...(set?.children ?? []), a, b])]
    return { ...picture, twins: [...picture.twins.filter((each) => each !== set), { kind, children }] }
  }
  return { ...picture, ties: [...picture.ties, { a, b, kind }] }
}

export function removeLine(picture: Picture, { kind, a, b }: Line): Picture {
  const isIt = (one: { a: string; b: string; kind: string }) =>
    one.a === a && one.b === b && one.kind === kind
  return {
    ...picture,
    unions: picture.unions.filter((one) => !isIt(one)),
    ties: picture.ties.filter((one) => !isIt(one)),
    parents: picture.parents.filter(
      ({ parent, child, kind: how }) => !isIt({ a: parent, b: child, kind: how }),
    ),
    twins: picture.twins.filter((set) => set.kind !== kind || !set.children.includes(a)),
  }
}

/** Every line, family first, feelings after. */
export function linesOf({ unions, parents, twins, ties }: Picture): readonly Line[] {
  return [
    ...unions,
    ...parents.map(({ parent, child, kind }) => ({ a: parent, b: child, kind })),
    ...twins.flatMap(({ kind, children: [a = '', ...others] }) => others.map((b) => ({ kind, a, b }))),
    ...ties,
  ]
}

export type NewAs = 'child' | 'partner' | 'parent' | 'sibling' | 'other'

/** Joins a person who is new to one who is there. */
export function joinNew(
  picture: Picture,
  person: Person,
  how: { readonly as: NewAs; readonly of: string; readonly otherParent: string | null },
): Picture {
  const { key } = person
  const withThem = putPerson(picture, person)
  const birth = (parent: string, child: string) => ({ parent, child, kind: 'biological' as const })
  switch (how.as) {
    case 'partner':
      return putLine(withThem, { kind: 'married', a: how.of, b: key })
    case 'parent':
      return { ...withThem, parents: [...withThem.parents, birth(key, how.of)] }
    case 'child':
      return {
        ...withThem,
        parents: [
          ...withThem.parents,
          birth(how.of, key),
          ...(how.otherParent === null ? [] : [birth(how.otherParent, key)]),
        ],
      }
    case 'sibling': {
      const theirs = picture.parents.filter(({ child }) => child === how.of)
      if (theirs.length === 0)
        return putPerson(withThem, {
          ...person,
          level: picture.people.find((each) => each.key === how.of)?.level ?? 0,
        })
      return {
        ...withThem,
        parents: [...withThem.parents, ...theirs.map((line) => ({ ...line, child: key }))],
      }
    }
    case 'other':
      return withThem
  }
}

/** Partners of somebody, for whoever else may be a child’s parent. */
export function partnersOf({ unions }: Picture, of: string): readonly string[] {
  return unions.filter(({ a, b }) => a === of || b === of).map(({ a, b }) => (a === of ? b : a))
}
