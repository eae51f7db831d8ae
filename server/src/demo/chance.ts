/** What looks like chance and is not: the same name always draws the same numbers. */
export interface Chance {
  /** 0 ≤ x < 1 */
  next(): number
  /** from … to, both included */
  int(from: number, to: number): number
  /** true that often */
  is(share: number): boolean
  pick<T>(list: readonly T[]): T
  /** one of several, each as often as its weight says */
  weighted<T>(list: readonly (readonly [T, number])[]): T
  /** several different ones, in the list's order */
  some<T>(list: readonly T[], count: number): readonly T[]
  /** around a mean with a long tail, at least `least` */
  around(mean: number, least: number): number
  /** a UUIDv7 (RFC 9562) of that instant */
  id(atMs: number): string
}

const SEED = 20_201_030

/** A generator of its own for each part of the demonstration, so that one part can grow without changing another. */
export function chanceFor(part: string): Chance {
  const next = mulberry32(seedOf(part))
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const pick = <T>(list: readonly T[]): T => {
    const one = list[Math.floor(next() * list.length)]
    if (one === undefined) throw new Error(`${part}: nothing to pick from`)
    return one
  }
  return {
    next,
    int,
    is: (share) => next() < share,
    pick,
    weighted: (list) => {
      let left = next() * list.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [one, weight] of list) {
        left -= weight
        if (left < 0) return one
      }
      return pick(list)[0]
    },
    some: (list, count) => {
      const places = new Set<number>()
      while (places.size < Math.min(count, list.length)) places.add(Math.floor(next() * list.length))
      return list.filter((_, place) => places.has(place))
    },
    around: (mean, least) => Math.max(least, Math.round(-Math.log(1 - next()) * (mean - least)) + least),
    id: (atMs) => uuidV7(atMs, next),
  }
}

/** mulberry32, public domain. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** FNV-1a over the name. */
function seedOf(part: string): number {
  let hash = 0x811c9dc5 ^ SEED
  for (const character of part) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}

function uuidV7(atMs: number, next: () => number): string {
  const time = Math.floor(atMs).toString(16).padStart(12, '0')
  const hex = (digits: number) =>
    Math.floor(next() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0')
  const variant = (8 + Math.floor(next() * 4)).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(6)}${hex(6)}`
}
