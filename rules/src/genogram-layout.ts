import type { CalendarDay } from './calendar-day.ts'
import type { Family, FamilyPerson, ParentKind, TieKind } from './genogram.ts'
import { ageFrom, yearOf } from './genogram-dates.ts'
import { linesOf, tiesOf } from './genogram-lines.ts'
import { type Bond, bondsOf, broodsOf, clustersOf, generationsOf } from './genogram-order.ts'
import { placeAcross } from './genogram-rows.ts'
import { breakWords, wordsWidth } from './genogram-words.ts'

export const SYMBOL = 38
const MARGIN = 36
const HEAD = 40
const LANE = 14
const NAME_FONT = 13

export interface DrawnPerson {
  readonly key: string
  readonly x: number
  readonly y: number
  readonly shape: 'square' | 'circle' | 'diamond' | 'triangle'
  readonly index: boolean
  readonly carer: boolean
  readonly deceased: boolean
  /** Inside the symbol: the age of the living. */
  readonly age: number | null
  readonly name: string | null
  /** Under the name: years of life, then the note, broken to fit. */
  readonly words: readonly string[]
}

export type LineKind = Bond['kind'] | `${ParentKind}-child` | 'brood' | 'twins' | 'slash' | TieKind

export interface DrawnLine {
  readonly kind: LineKind
  readonly path: string
}

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface Genogram {
  readonly width: number
  readonly height: number
  readonly rows: readonly { readonly generation: number; readonly y: number }[]
  readonly people: readonly DrawnPerson[]
  readonly lines: readonly DrawnLine[]
  readonly ties: readonly DrawnLine[]
  readonly households: readonly Box[]
}

/** Draws a family: generations in rows, deterministic, no two people or their words upon each other. */
export function layOutFamily(family: Family, today: CalendarDay): Genogram {
  const broods = broodsOf(family)
  const bonds = bondsOf(family, broods)
  const generations = generationsOf(family, bonds, broods)
  const clusters = clustersOf(family, bonds, generations)
  const drawn = new Map(family.people.map((person) => [person.key, wordsOf(person, today)]))
  const halfWidth = (key: string) => {
    const words = drawn.get(key)
    const name = words?.name ?? ''
    const wide = Math.max(
      SYMBOL + 8,
      wordsWidth(name, NAME_FONT),
      ...(words?.words ?? []).map((line) => wordsWidth(line)),
    )
    return wide / 2
  }
  const across = placeAcross(family, clusters, broods, halfWidth)
  const least = Math.min(...[...across].map(([key, x]) => x - halfWidth(key)))
  const ys = rowHeights(
    family,
    generations,
    broods.map(({ parents }) => parents[0] ?? ''),
    drawn,
  )
  const moved = new Map(family.people.map((person) => [person.key, person.moved]))
  const people: DrawnPerson[] = family.people.map(({ key }) => {
    const own = drawn.get(key)
    if (!own) throw new Error(`${key} has no words`)
    return {
      ...own,
      x: Math.round((across.get(key) ?? 0) - least + MARGIN + HEAD + (moved.get(key)?.x ?? 0)),
      y: (ys.get(generations.get(key) ?? 0) ?? 0) + (moved.get(key)?.y ?? 0),
    }
  })
  const by = new Map(people.map((person) => [person.key, person]))
  const boxes = new Map(people.map((person) => [person.key, boxOf(person)]))
  const all = [...boxes.values()]
  return {
    width: Math.max(0, ...all.map(({ right }) => right)) + MARGIN,
    height: Math.max(0, ...all.map(({ bottom }) => bottom)) + MARGIN,
    rows: [...ys].map(([generation, y]) => ({ generation, y })),
    people,
    lines: linesOf(by, bonds, broods, family.twins, LANE),
    ties: tiesOf(by, bonds, family.ties),
    households: householdsOf(family, people, boxes),
  }
}

/** The room a person takes with name and words. */
export function boxOf(person: DrawnPerson): Box {
  const wide =
    Math.max(
      SYMBOL + 8,
      wordsWidth(person.name ?? '', NAME_FONT),
      ...person.words.map((line) => wordsWidth(line)),
    ) / 2
  const tall = (person.name === null ? 0 : 18) + person.words.length * 16
  return {
    left: person.x - wide,
    top: person.y - SYMBOL / 2 - 4,
    right: person.x + wide,
    bottom: person.y + SYMBOL / 2 + 4 + tall,
  }
}

function wordsOf(person: FamilyPerson, today: CalendarDay): Omit<DrawnPerson, 'x' | 'y'> {
  const { born, died, deceased, lost } = person
  const isDead = deceased || died !== null
  const years = [born === null ? '' : String(yearOf(born)), died === null ? '' : String(yearOf(died))]
  const life =
    isDead || lost
      ? born === null && died === null
        ? []
        : [lost ? (years.find((year) => year !== '') ?? '') : years.join('–')]
      : []
  const name = person.name === null ? null : (breakWords(person.name, 1, NAME_FONT)[0] ?? '')
  return {
    key: person.key,
    shape: lost ? 'triangle' : person.sex === 1 ? 'square' : person.sex === 2 ? 'circle' : 'diamond',
    index: person.index,
    carer: person.carer,
    deceased: isDead && !lost,
    age: isDead || lost || born === null ? null : ageFrom(born, today),
    name: lost ? null : name,
    words: [...life, ...(person.note === null ? [] : breakWords(person.note))],
  }
}

/** Each row stands under the words of the row above and the bars of its children. */
function rowHeights(
  family: Family,
  generations: ReadonlyMap<string, number>,
  parents: readonly string[],
  drawn: ReadonlyMap<string, Pick<DrawnPerson, 'words'>>,
): ReadonlyMap<number, number> {
  const rows = [...new Set(generations.values())].toSorted((a, b) => a - b)
  const ys = new Map<number, number>()
  let y = MARGIN + SYMBOL / 2 + 24
  for (const row of rows) {
    ys.set(row, y)
    const here = family.people.filter(({ key }) => generations.get(key) === row)
    const tall = 22 + Math.max(0, ...here.map(({ key }) => drawn.get(key)?.words.length ?? 0)) * 16
    const bars = parents.filter((key) => generations.get(key) === row).length
    y += SYMBOL + tall + 44 + Math.min(8, Math.max(0, bars - 1)) * LANE
  }
  return ys
}

/** Those who live together: one frame when nobody else stands in it, else one frame a run of neighbours. */
function householdsOf(
  family: Family,
  people: readonly DrawnPerson[],
  boxes: ReadonlyMap<string, Box>,
): readonly Box[] {
  const together = new Set(
    family.people.filter(({ index, livesWith }) => index || livesWith).map(({ key }) => key),
  )
  if (together.size < 2) return []
  const frame = (keys: readonly string[]): Box => {
    const inside = keys.flatMap((key) => boxes.get(key) ?? [])
    return {
      left: Math.min(...inside.map(({ left }) => left)) - 10,
      top: Math.min(...inside.map(({ top }) => top)) - 6,
      right: Math.max(...inside.map(({ right }) => right)) + 10,
      bottom: Math.max(...inside.map(({ bottom }) => bottom)) + 6,
    }
  }
  const isFree = (box: Box) =>
    people.every(({ key }) => {
      const own = boxes.get(key)
      return together.has(key) || !own || !meets(box, own)
    })
  const whole = frame([...together])
  if (isFree(whole)) return [whole]
  const rows = Map.groupBy(people, ({ y }) => y)
  return [...rows.values()].flatMap((row) => {
    const runs: string[][] = []
    let run: string[] = []
    for (const { key } of row.toSorted((a, b) => a.x - b.x)) {
      if (together.has(key)) run.push(key)
      else if (run.length > 0) {
        runs.push(run)
        run = []
      }
    }
    return [...runs, run].filter((keys) => keys.length > 0).map(frame)
  })
}

export function meets(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}
