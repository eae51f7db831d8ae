import type { FamilyTie, FamilyTwins } from './genogram.ts'
import type { DrawnLine, DrawnPerson } from './genogram-layout.ts'
import { type Bond, type Brood, pair } from './genogram-order.ts'

const HALF = 19
/** From the middle of a symbol to below its name: where a bar may run. */
const UNDER = HALF + 26

interface Point {
  readonly x: number
  readonly y: number
}
type People = ReadonlyMap<string, DrawnPerson>

/** Unions, and the lines down to children; bars of different parents never run on one height over one another. */
export function linesOf(
  people: People,
  bonds: readonly Bond[],
  broods: readonly Brood[],
  twins: readonly FamilyTwins[],
  lane: number,
): readonly DrawnLine[] {
  const lines: DrawnLine[] = []
  const drops = new Map<string, Point>()
  const arches = new Map<number, number>()
  for (const bond of bonds) {
    const [a, b] = [people.get(bond.a), people.get(bond.b)]
    if (!a || !b) continue
    const [left, right] = a.x <= b.x ? [a, b] : [b, a]
    const isBetween = [...people.values()].some(
      (other) => other.y === left.y && other.x > left.x && other.x < right.x,
    )
    if (!isBetween || left.y !== right.y) {
      lines.push({ kind: bond.kind, path: `M${left.x + HALF} ${left.y}L${right.x - HALF} ${right.y}` })
      const middle = { x: (left.x + right.x) / 2, y: (left.y + right.y) / 2 }
      drops.set(pair(bond.a, bond.b), middle)
      lines.push(...slashes(bond.kind, left.x + HALF + 14, left.y + (right.y - left.y) * 0.2))
      continue
    }
    const depth = (arches.get(left.y) ?? 0) + 1
    arches.set(left.y, depth)
    const top = left.y - HALF - 4 - depth * 9
    lines.push({
      kind: bond.kind,
      path: `M${left.x + 6 + depth * 3} ${left.y - HALF}V${top}H${right.x - 6 - depth * 3}V${right.y - HALF}`,
    })
    lines.push(...slashes(bond.kind, left.x + 30, top))
    const next = [...people.values()]
      .filter((other) => other.y === left.y && other.x > left.x)
      .reduce((nearest, other) => Math.min(nearest, other.x), right.x)
    drops.set(pair(bond.a, bond.b), { x: (left.x + next) / 2, y: top })
  }
  const bars: { row: number; left: number; right: number; at: number }[] = []
  const sorted = broods
    .map((brood) => ({ brood, from: fromOf(brood, people, drops) }))
    .toSorted((a, b) => a.from.x - b.from.x)
  for (const { brood, from } of sorted) {
    const children = brood.children.flatMap((key) => people.get(key) ?? [])
    if (children.length === 0) continue
    const highest = Math.min(...children.map(({ y }) => y))
    const feet = feetOf(brood, children, twins)
    const [left, right] = [Math.min(from.x, ...feet.xs), Math.max(from.x, ...feet.xs)]
    let at = 0
    const row = highest
    while (
      bars.some((bar) => bar.row === row && bar.at === at && bar.left - 8 < right && left < bar.right + 8)
    )
      at += 1
    bars.push({ row, left, right, at })
    const y = highest - HALF - 16 - (feet.hasTwins ? 12 : 0) - at * lane
    const isStraight = feet.xs.length === 1 && Math.abs((feet.xs[0] ?? 0) - from.x) < 1
    lines.push({
      kind: 'brood',
      path: isStraight ? `M${from.x} ${from.y}V${y}` : `M${from.x} ${from.y}V${y}M${left} ${y}H${right}`,
    })
    for (const child of children) {
      const foot = feet.of(child)
      const top = child.y - (child.shape === 'triangle' ? 10 : HALF)
      lines.push({ kind: `${brood.kind}-child`, path: `M${foot} ${y}L${child.x} ${top}` })
      if (brood.kind === 'adopted')
        lines.push({ kind: 'adopted-child', path: `M${foot + 4} ${y}L${child.x + 4} ${top}` })
    }
    for (const { children: keys, kind } of twins) {
      const own = children.filter(({ key }) => keys.includes(key))
      if (kind !== 'identical' || own.length < 2) continue
      const foot = feet.of(own[0] as DrawnPerson)
      const half = own.map((child) => ({ x: (foot + child.x) / 2, y: (y + child.y - HALF) / 2 }))
      const [first, last] = [half[0], half.at(-1)]
      if (first && last) lines.push({ kind: 'twins', path: `M${first.x} ${first.y}L${last.x} ${last.y}` })
    }
  }
  return lines
}

function fromOf({ parents }: Brood, people: People, drops: ReadonlyMap<string, Point>): Point {
  const [a = '', b] = parents
  const drop = b === undefined ? undefined : drops.get(pair(a, b))
  if (drop) return drop
  const alone = people.get(a)
  return { x: alone?.x ?? 0, y: (alone?.y ?? 0) + HALF + Math.min(UNDER, 0) }
}

/** Where on the bar each child hangs: twins hang from one point. */
function feetOf(brood: Brood, children: readonly DrawnPerson[], twins: readonly FamilyTwins[]) {
  const feet = new Map(children.map(({ key, x }) => [key, x]))
  let hasTwins = false
  if (brood.kind === 'biological')
    for (const { children: keys } of twins) {
      const own = children.filter(({ key }) => keys.includes(key))
      if (own.length < 2) continue
      hasTwins = true
      const middle = own.reduce((sum, { x }) => sum + x, 0) / own.length
      for (const { key } of own) feet.set(key, middle)
    }
  return { xs: [...feet.values()], of: ({ key, x }: DrawnPerson) => feet.get(key) ?? x, hasTwins }
}

/** 分居 one slash, 离婚 two, left of the middle so that the children's line stays clear. */
function slashes(kind: Bond['kind'], x: number, y: number): readonly DrawnLine[] {
  const count = kind === 'separated' ? 1 : kind === 'divorced' ? 2 : 0
  return Array.from({ length: count }, (_, at) => ({
    kind: 'slash' as const,
    path: `M${x + at * 6 - 4} ${y + 9}L${x + at * 6 + 4} ${y - 9}`,
  }))
}

/** Emotional lines from edge to edge; beside a union they run a little below it, past others in a bow. */
export function tiesOf(
  people: People,
  bonds: readonly Bond[],
  ties: readonly FamilyTie[],
): readonly DrawnLine[] {
  const bonded = new Set(bonds.map(({ a, b }) => pair(a, b)))
  const seen = new Map<string, number>()
  return ties.flatMap(({ a, b, kind }): readonly DrawnLine[] => {
    const [from, to] = [people.get(a), people.get(b)]
    if (!from || !to) return []
    const name = pair(a, b)
    const before = seen.get(name) ?? 0
    seen.set(name, before + 1)
    const isAcross = [...people.values()].some(
      (other) => other.y === from.y && other.y === to.y && (other.x - from.x) * (other.x - to.x) < 0,
    )
    const aside = (bonded.has(name) ? 11 : 0) + before * 9
    const line = isAcross ? bow(from, to, 46 + before * 10) : straight(from, to, aside)
    return strokesOf(kind, line)
  })
}

function straight(from: Point, to: Point, aside: number): readonly Point[] {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1
  const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length]
  const [nx, ny] = dx >= 0 ? [-dy, dx] : [dy, -dx]
  const edge = HALF + 6
  return [
    { x: from.x + dx * edge + nx * aside, y: from.y + dy * edge + ny * aside },
    { x: to.x - dx * edge + nx * aside, y: to.y - dy * edge + ny * aside },
  ]
}

function bow(from: Point, to: Point, height: number): readonly Point[] {
  const [start, end] = [
    { x: from.x, y: from.y - HALF - 4 },
    { x: to.x, y: to.y - HALF - 4 },
  ]
  return Array.from({ length: 17 }, (_, at) => {
    const t = at / 16
    return { x: start.x + (end.x - start.x) * t, y: start.y - height * 4 * t * (1 - t) * 0.5 }
  })
}

const round = (number: number) => Math.round(number * 10) / 10
const pathOf = (points: readonly Point[]) =>
  points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('')

/** The line of a feeling: close two, distant dotted, conflict jagged, cut off broken, abuse jagged with a head. */
function strokesOf(kind: FamilyTie['kind'], line: readonly Point[]): readonly DrawnLine[] {
  if (kind === 'close')
    return [
      { kind, path: pathOf(shifted(line, 2.2)) },
      { kind, path: pathOf(shifted(line, -2.2)) },
    ]
  if (kind === 'conflict') return [{ kind, path: pathOf(jagged(line)) }]
  if (kind === 'abuse') return [{ kind, path: pathOf(jagged(line)) + arrowHead(line) }]
  if (kind === 'cut-off') return [{ kind, path: brokenPath(line) }]
  return [{ kind, path: pathOf(line) }]
}

function shifted(line: readonly Point[], by: number): readonly Point[] {
  return line.map((point, at) => {
    const { nx, ny } = normalAt(line, at)
    return { x: point.x + nx * by, y: point.y + ny * by }
  })
}

function normalAt(line: readonly Point[], at: number): { readonly nx: number; readonly ny: number } {
  const a = line[Math.max(0, at - 1)] as Point
  const b = line[Math.min(line.length - 1, at + 1)] as Point
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1
  return { nx: -(b.y - a.y) / length, ny: (b.x - a.x) / length }
}

function sampled(line: readonly Point[], step: number): readonly Point[] {
  return line.flatMap((point, at) => {
    const next = line[at + 1]
    if (!next) return [point]
    const count = Math.max(1, Math.round(Math.hypot(next.x - point.x, next.y - point.y) / step))
    return Array.from({ length: count }, (_, part) => ({
      x: point.x + ((next.x - point.x) * part) / count,
      y: point.y + ((next.y - point.y) * part) / count,
    }))
  })
}

/** A line of teeth, for conflict here and for stress in an ecomap. */
export function jagged(line: readonly Point[]): readonly Point[] {
  const points = sampled(line, 7)
  return points.map((point, at) => {
    if (at === 0 || at === points.length - 1) return point
    const { nx, ny } = normalAt(points, at)
    const by = at % 2 === 0 ? 4.5 : -4.5
    return { x: point.x + nx * by, y: point.y + ny * by }
  })
}

/** An arrow's head at the end of a line. */
export function arrowHead(line: readonly Point[]): string {
  const tip = line.at(-1)
  const before = line.at(-2)
  if (!tip || !before) return ''
  const angle = Math.atan2(tip.y - before.y, tip.x - before.x)
  return [2.75, -2.75]
    .map((turn) => {
      const [x, y] = [tip.x + 9 * Math.cos(angle + turn), tip.y + 9 * Math.sin(angle + turn)]
      return `M${round(tip.x)} ${round(tip.y)}L${round(x)} ${round(y)}`
    })
    .join('')
}

function brokenPath(line: readonly Point[]): string {
  const points = sampled(line, 4)
  const middle = Math.floor(points.length / 2)
  const { nx, ny } = normalAt(points, middle)
  const bar = ({ x, y }: Point) =>
    `M${round(x + nx * 8)} ${round(y + ny * 8)}L${round(x - nx * 8)} ${round(y - ny * 8)}`
  const [before, after] = [points.slice(0, middle), points.slice(middle + 1)]
  const [one, other] = [before.at(-1), after[0]]
  if (!one || !other) return pathOf(points)
  return pathOf(before) + bar(one) + bar(other) + pathOf(after)
}
