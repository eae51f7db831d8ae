import type { Family } from './genogram.ts'
import type { Brood, Cluster } from './genogram-order.ts'

/** Where a person stands inside their cluster, and how much room they and their words take on each side. */
interface Standing {
  readonly cluster: number
  readonly offset: number
}

interface Column {
  readonly left: number
  readonly right: number
}

const GAP = 20
const SWEEPS = 8
const PASSES = 16

/** The x of every person: rows ordered so that few lines cross, then drawn under one another without touching. */
export function placeAcross(
  family: Family,
  clusters: readonly Cluster[],
  broods: readonly Brood[],
  halfWidth: (key: string) => number,
): ReadonlyMap<string, number> {
  const standings = new Map<string, Standing>()
  const columns: Column[] = clusters.map(({ members }, cluster) => {
    let at = 0
    for (const [place, key] of members.entries()) {
      const before = members[place - 1]
      if (before !== undefined) at += Math.max(96, halfWidth(before) + halfWidth(key) + GAP)
      standings.set(key, { cluster, offset: at })
    }
    const middle = at / 2
    for (const key of members) {
      const standing = standings.get(key)
      if (standing) standings.set(key, { cluster, offset: standing.offset - middle })
    }
    return {
      left: middle + halfWidth(members[0] ?? ''),
      right: middle + halfWidth(members.at(-1) ?? ''),
    }
  })
  const rows = rowsOf(family, clusters, broods, standings)
  let best = { rows, xs: spread(rows, columns, standings, broods), cost: Number.POSITIVE_INFINITY }
  best = { ...best, cost: costOf(best.xs, standings, broods) }
  let now: readonly (readonly number[])[] = rows
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    now = reorder(now, spread(now, columns, standings, broods), standings, broods, sweep % 2 === 0)
    const xs = spread(now, columns, standings, broods)
    const cost = costOf(xs, standings, broods)
    if (cost < best.cost) best = { rows: now, xs, cost }
  }
  return new Map(
    [...standings].map(([key, { cluster, offset }]) => [key, Math.round((best.xs[cluster] ?? 0) + offset)]),
  )
}

/** A first order: from the client outward, the father’s side before the mother’s. */
function rowsOf(
  family: Family,
  clusters: readonly Cluster[],
  broods: readonly Brood[],
  standings: ReadonlyMap<string, Standing>,
): readonly (readonly number[])[] {
  const generations = [...new Set(clusters.map(({ generation }) => generation))].toSorted((a, b) => a - b)
  const rows = new Map(generations.map((generation) => [generation, [] as number[]]))
  const seen = new Set<number>()
  const visit = (cluster: number) => {
    if (seen.has(cluster)) return
    seen.add(cluster)
    const here = clusters[cluster]
    if (!here) return
    for (const key of here.members)
      for (const { parents, children } of broods) {
        if (!children.includes(key)) continue
        for (const parent of parents) visit(standings.get(parent)?.cluster ?? cluster)
        for (const child of children.slice(0, children.indexOf(key)))
          visit(standings.get(child)?.cluster ?? cluster)
      }
    rows.get(here.generation)?.push(cluster)
    for (const key of here.members)
      for (const { parents, children } of broods) {
        if (!children.includes(key) && !parents.includes(key)) continue
        for (const child of children) visit(standings.get(child)?.cluster ?? cluster)
      }
  }
  const index = family.people.find((person) => person.index)
  if (index) visit(standings.get(index.key)?.cluster ?? 0)
  for (const cluster of clusters.keys()) visit(cluster)
  return [...rows.values()]
}

/** Sorts each row by where its parents (going down) or its children (going up) stand. */
function reorder(
  rows: readonly (readonly number[])[],
  xs: readonly number[],
  standings: ReadonlyMap<string, Standing>,
  broods: readonly Brood[],
  down: boolean,
): readonly (readonly number[])[] {
  const pulls = new Map<number, number[]>()
  for (const { parents, children } of broods) {
    const [theirs, others] = down ? [children, parents] : [parents, children]
    const middle = meanOf(others.map((key) => xOf(key, xs, standings)))
    for (const [at, key] of theirs.entries()) {
      const cluster = standings.get(key)?.cluster
      if (cluster === undefined) continue
      pulls.set(cluster, [
        ...(pulls.get(cluster) ?? []),
        middle + (down ? (at - theirs.length / 2) / 100 : 0),
      ])
    }
  }
  return rows.map((row) => {
    const wish = (cluster: number) => {
      const own = pulls.get(cluster)
      return own ? meanOf(own) : (xs[cluster] ?? 0)
    }
    return row.toSorted((a, b) => wish(a) - wish(b) || row.indexOf(a) - row.indexOf(b))
  })
}

function spread(
  rows: readonly (readonly number[])[],
  columns: readonly Column[],
  standings: ReadonlyMap<string, Standing>,
  broods: readonly Brood[],
): number[] {
  const xs: number[] = columns.map(() => 0)
  for (const row of rows) settle(row, columns, xs, (cluster) => xs[cluster] ?? 0)
  const rowOf = new Map(rows.flatMap((row) => row.map((cluster) => [cluster, row])))
  const inRow = new Map(
    rows.map((row) => [
      row,
      broods.filter(({ parents, children }) =>
        [...parents, ...children].some((key) => rowOf.get(standings.get(key)?.cluster ?? -1) === row),
      ),
    ]),
  )
  for (let pass = 0; pass < PASSES; pass += 1) {
    const isDown = pass % 2 === 0
    for (const row of isDown ? rows : rows.toReversed()) {
      const wishes = new Map<number, number[]>()
      for (const { parents, children } of inRow.get(row) ?? []) {
        const theirs = isDown ? children : parents
        const shift = centre(isDown ? parents : children, xs, standings) - centre(theirs, xs, standings)
        for (const cluster of new Set(theirs.map((key) => standings.get(key)?.cluster ?? -1)))
          if (rowOf.get(cluster) === row)
            wishes.set(cluster, [...(wishes.get(cluster) ?? []), (xs[cluster] ?? 0) + shift])
      }
      settle(row, columns, xs, (cluster) => {
        const own = wishes.get(cluster)
        return own ? meanOf(own) : (xs[cluster] ?? 0)
      })
    }
  }
  return xs
}

/** Least squares under a fixed order and gaps: pool adjacent violators. */
function settle(
  row: readonly number[],
  columns: readonly Column[],
  xs: number[],
  wish: (cluster: number) => number,
): void {
  let reach = 0
  const offsets = row.map((cluster, at) => {
    const before = row[at - 1]
    if (before !== undefined) reach += (columns[before]?.right ?? 0) + GAP + (columns[cluster]?.left ?? 0)
    return reach
  })
  const pools: { sum: number; count: number }[] = []
  for (const [at, cluster] of row.entries()) {
    let pool = { sum: wish(cluster) - (offsets[at] ?? 0), count: 1 }
    for (
      let last = pools.at(-1);
      last && last.sum / last.count > pool.sum / pool.count;
      last = pools.at(-1)
    ) {
      pools.pop()
      pool = { sum: pool.sum + last.sum, count: pool.count + last.count }
    }
    pools.push(pool)
  }
  const settled = pools.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count))
  for (const [at, cluster] of row.entries()) xs[cluster] = (settled[at] ?? 0) + (offsets[at] ?? 0)
}

/** Lines that cross weigh more than lines that are long. */
function costOf(
  xs: readonly number[],
  standings: ReadonlyMap<string, Standing>,
  broods: readonly Brood[],
): number {
  const lines = broods.flatMap(({ parents, children }) => {
    const from = centre(parents, xs, standings)
    return children.map((child) => ({ from, to: xOf(child, xs, standings), children }))
  })
  let cost = 0
  for (const [at, one] of lines.entries()) {
    cost += Math.abs(one.from - one.to)
    for (const other of lines.slice(at + 1))
      if (one.children !== other.children && (one.from - other.from) * (one.to - other.to) < 0) cost += 400
  }
  return cost
}

function xOf(key: string, xs: readonly number[], standings: ReadonlyMap<string, Standing>): number {
  const standing = standings.get(key)
  return standing ? (xs[standing.cluster] ?? 0) + standing.offset : 0
}

function centre(keys: readonly string[], xs: readonly number[], standings: ReadonlyMap<string, Standing>) {
  const places = keys.map((key) => xOf(key, xs, standings))
  return (Math.min(...places) + Math.max(...places)) / 2
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0) / Math.max(1, numbers.length)
}
