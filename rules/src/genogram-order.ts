import type { Family, FamilyPerson, FamilyUnion } from './genogram.ts'
import { yearOf } from './genogram-dates.ts'

/** People who stand side by side because of a union, left to right. */
export interface Cluster {
  readonly generation: number
  readonly members: readonly string[]
}

/** Parents and those of their children who came to them the same way. */
export interface Brood {
  readonly parents: readonly string[]
  readonly kind: 'biological' | 'adopted' | 'foster'
  readonly children: readonly string[]
}

/** Pairs that stand together: every union, and parents of one child of whom no union is told. */
export type Bond = Pick<FamilyUnion, 'a' | 'b' | 'order'> & { readonly kind: FamilyUnion['kind'] | 'parents' }

export function broodsOf(family: Family): readonly Brood[] {
  const by = new Map(family.people.map((person) => [person.key, person]))
  const twinSet = new Map(family.twins.flatMap(({ children }, set) => children.map((key) => [key, set])))
  const sets = new Map<string, { parents: string[]; kind: Brood['kind']; children: string[] }>()
  for (const { key } of family.people)
    for (const kind of ['biological', 'adopted', 'foster'] as const) {
      const above = family.parents.filter((line) => line.child === key && line.kind === kind)
      for (let at = 0; at < above.length; at += 2) {
        const parents = above
          .slice(at, at + 2)
          .map(({ parent }) => parent)
          .toSorted()
        const name = `${kind}|${parents.join('|')}`
        const set = sets.get(name) ?? { parents, kind, children: [] }
        set.children.push(key)
        sets.set(name, set)
      }
    }
  const place = new Map(family.people.map(({ key }, at) => [key, at]))
  const age = (key: string) => {
    const born = by.get(key)?.born
    return born
      ? yearOf(born) * 10_000 + Number(born.slice(5).replace('-', '') || 0)
      : Number.POSITIVE_INFINITY
  }
  const older = (a: string, b: string) => {
    const [x, y] = [age(a), age(b)]
    return x === y || !Number.isFinite(x) || !Number.isFinite(y)
      ? (place.get(a) ?? 0) - (place.get(b) ?? 0)
      : x - y
  }
  return [...sets.values()].map(({ parents, kind, children }) => {
    const sorted = children.toSorted(older)
    const grouped = sorted.flatMap((key, at) => {
      const set = twinSet.get(key)
      if (set === undefined) return [key]
      const twins = sorted.filter((other) => twinSet.get(other) === set)
      return sorted.findIndex((other) => twinSet.get(other) === set) === at ? twins : []
    })
    return { parents, kind, children: grouped }
  })
}

export function bondsOf(family: Family, broods: readonly Brood[]): readonly Bond[] {
  const told = new Set(family.unions.map(({ a, b }) => pair(a, b)))
  const implied: Bond[] = []
  for (const { parents } of broods) {
    const [a, b] = parents
    if (a === undefined || b === undefined || told.has(pair(a, b))) continue
    told.add(pair(a, b))
    implied.push({ a, b, order: 0, kind: 'parents' })
  }
  return [...family.unions, ...implied]
}

export function pair(a: string, b: string): string {
  return a < b ? `${a}|${b}` : `${b}|${a}`
}

/** The row of each person: 0 the client's, children below. Partners and siblings share a row where descent allows it. */
export function generationsOf(
  family: Family,
  bonds: readonly Bond[],
  broods: readonly Brood[],
): ReadonlyMap<string, number> {
  const group = new Map(family.people.map(({ key }) => [key, key]))
  const find = (key: string): string => {
    const next = group.get(key) ?? key
    return next === key ? key : find(next)
  }
  const above = (): Map<string, Set<string>> => {
    const map = new Map<string, Set<string>>()
    for (const { parent, child } of family.parents) {
      const set = map.get(find(child)) ?? new Set<string>()
      set.add(find(parent))
      map.set(find(child), set)
    }
    return map
  }
  const descends = (from: string, to: string, map: Map<string, Set<string>>): boolean => {
    const seen = new Set<string>()
    const look = [...(map.get(from) ?? [])]
    for (let key = look.pop(); key !== undefined; key = look.pop()) {
      if (key === to) return true
      if (seen.has(key)) continue
      seen.add(key)
      look.push(...(map.get(key) ?? []))
    }
    return false
  }
  const side = (a: string, b: string) => {
    const [x, y] = [find(a), find(b)]
    const map = above()
    if (x !== y && !descends(x, y, map) && !descends(y, x, map)) group.set(y, x)
  }
  for (const { a, b } of bonds) side(a, b)
  for (const { children } of broods) for (const child of children.slice(1)) side(children[0] ?? child, child)
  const map = above()
  const depths = new Map<string, number>()
  const depth = (key: string): number => {
    const known = depths.get(key)
    if (known !== undefined) return known
    const deepest = Math.max(-1, ...[...(map.get(key) ?? [])].map(depth)) + 1
    depths.set(key, deepest)
    return deepest
  }
  const groups = [...new Set(family.people.map(({ key }) => find(key)))]
  for (const key of groups) depth(key)
  // Ancestors who married in stand just above their nearest children, not at the top of the page.
  const below = new Map<string, string[]>()
  for (const [child, parents] of map)
    for (const parent of parents) below.set(parent, [...(below.get(parent) ?? []), child])
  for (const key of groups.toSorted((a, b) => (depths.get(b) ?? 0) - (depths.get(a) ?? 0))) {
    const children = below.get(key) ?? []
    if (children.length > 0) depths.set(key, Math.min(...children.map((child) => depths.get(child) ?? 0)) - 1)
  }
  const parts = componentsOf(family, bonds)
  const index = family.people.find((person) => person.index)?.key ?? family.people[0]?.key ?? ''
  const result = new Map<string, number>()
  for (const part of parts) {
    const anchor =
      part.find((person) => person.key === index) ??
      part.find((person) => person.level !== null) ??
      (part[0] as FamilyPerson)
    const shift = (anchor.key === index ? 0 : (anchor.level ?? 0)) - (depths.get(find(anchor.key)) ?? 0)
    for (const { key } of part) result.set(key, (depths.get(find(key)) ?? 0) + shift)
  }
  return result
}

/** People who are joined by any line of descent or union. */
function componentsOf(family: Family, bonds: readonly Bond[]): readonly (readonly FamilyPerson[])[] {
  const near = new Map<string, string[]>()
  const join = (a: string, b: string) => {
    near.set(a, [...(near.get(a) ?? []), b])
    near.set(b, [...(near.get(b) ?? []), a])
  }
  for (const { a, b } of bonds) join(a, b)
  for (const { parent, child } of family.parents) join(parent, child)
  const seen = new Set<string>()
  return family.people.flatMap(({ key }) => {
    if (seen.has(key)) return []
    const look = [key]
    seen.add(key)
    for (let at = 0; at < look.length; at += 1)
      for (const other of near.get(look[at] ?? '') ?? [])
        if (!seen.has(other)) {
          seen.add(other)
          look.push(other)
        }
    return [family.people.filter((person) => look.includes(person.key))]
  })
}

/** Men left and women right of a pair; of several partners the earlier ones left, the last one right. */
export function clustersOf(
  family: Family,
  bonds: readonly Bond[],
  generations: ReadonlyMap<string, number>,
): readonly Cluster[] {
  const by = new Map(family.people.map((person) => [person.key, person]))
  const level = bonds.filter(({ a, b }) => generations.get(a) === generations.get(b))
  const partnersOf = (key: string) =>
    level
      .filter(({ a, b }) => a === key || b === key)
      .toSorted((x, y) => x.order - y.order)
      .map(({ a, b }) => (a === key ? b : a))
  const placed = new Set<string>()
  const clusters: Cluster[] = []
  const ranked = family.people
    .map(({ key }, at) => ({ key, at, partners: partnersOf(key).length }))
    .toSorted((a, b) => b.partners - a.partners || a.at - b.at)
  for (const { key } of ranked) {
    if (placed.has(key)) continue
    const members = [key]
    placed.add(key)
    const grow = (from: string) => {
      const partners = partnersOf(from).filter((other) => !placed.has(other))
      for (const [at, other] of partners.entries()) {
        placed.add(other)
        const here = members.indexOf(from)
        const isSeed = from === key
        const goesLeft = isSeed
          ? partners.length === 1
            ? isLeftOf(by.get(other), by.get(from))
            : at < partners.length - 1
          : here === 0
        if (!goesLeft) members.push(other)
        else members.splice(isSeed ? here : 0, 0, other)
      }
      for (const other of partners) grow(other)
    }
    grow(key)
    clusters.push({ generation: generations.get(key) ?? 0, members })
  }
  return clusters
}

function isLeftOf(a: FamilyPerson | undefined, b: FamilyPerson | undefined): boolean {
  return a?.sex === 1 && b?.sex !== 1
}
