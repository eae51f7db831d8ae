import type { Instrument, InstrumentItem } from '../content/instrument.ts'
import { type Expression, printed, readExpression } from './expression.ts'
import { scoreExpression } from './score-expression.ts'

/** An entry of the file as far as an expression can point at it. */
export interface Entry {
  readonly linkId: string
  readonly inside: readonly Entry[]
  /** The question it became; null for a heading, words, or what was left out. */
  readonly item: InstrumentItem | null
  /** Whether each of its options carries a weight, some, or none. */
  readonly weights: 'all' | 'some' | 'none'
}

type Scale = Instrument['scales'][number]
type Counted = Pick<Scale, 'items' | 'reverse' | 'method' | 'multiplier' | 'missing'>

/** What an expression counts. `lacking` names questions it counts whose options do not all carry a weight. */
export interface Understood extends Counted {
  readonly lacking: readonly string[]
  /** Whether the file itself says how many answers may be missing. */
  readonly saysMissing: boolean
}

interface Values {
  readonly entries: readonly Entry[]
  /** Lowest + highest where answers are taken from it; null: as they are. */
  readonly turned: number | null
}

/** A scale out of a scoring expression, where it is one of the shapes in which scales are scored; otherwise null. */
export function understand(text: string, roots: readonly Entry[]): Understood | null {
  const read = readExpression(text)
  if (read === null) return null
  const plain = simple(read, roots)
  if (plain) return counted(plain, 0, 'nothing', false)
  if (read.kind !== 'call' || read.of !== null || read.name !== 'iif') return null
  const values = guarded(read)
  const groups = values === null ? null : valuesOf(values, roots)
  return groups && ourOwn(read, groups, roots)
}

interface Plain {
  readonly groups: readonly Values[]
  readonly method: Scale['method']
  readonly multiplier: number
}

/** A sum, a greatest value or a count over answers, perhaps times a number. */
function simple(read: Expression, roots: readonly Entry[]): Plain | null {
  if (read.kind === 'pair') {
    const { sign, left, right } = read
    if (sign === '*' && right.kind === 'number') return times(simple(left, roots), right.value)
    if (sign === '*' && left.kind === 'number') return times(simple(right, roots), left.value)
    if (sign === '/' && right.kind === 'number' && right.value !== 0)
      return times(simple(left, roots), 1 / right.value)
    if (sign !== '+') return null
    const [one, other] = [added(left, roots), added(right, roots)]
    return one && other ? { groups: [...one, ...other], method: 'sum', multiplier: 1 } : null
  }
  if (read.kind !== 'call' || read.of === null) return null
  if (read.name === 'count') {
    const { of } = read
    const isAboveZero = of.kind === 'call' && of.name === 'where' && of.args.length === 1
    if (!isAboveZero || of.of === null || of.args.map(printed).join() !== '($this>0)') return null
    const groups = valuesOf(of.of, roots)
    return groups && { groups, method: 'count', multiplier: 1 }
  }
  const groups = valuesOf(read.of, roots)
  if (groups === null) return null
  if (read.name === 'sum' && read.args.length === 0) return { groups, method: 'sum', multiplier: 1 }
  if (read.name === 'max' && read.args.length === 0) return { groups, method: 'max', multiplier: 1 }
  const folded = read.args.map(printed).join(';')
  if (read.name === 'aggregate' && /^\((\$this\+\$total|\$total\+\$this)\);0$/.test(folded))
    return { groups, method: 'sum', multiplier: 1 }
  const size = groups.reduce((sum, { entries }) => sum + entries.length, 0)
  if (read.name === 'avg' && read.args.length === 0 && size > 0)
    return { groups, method: 'sum', multiplier: 1 / size }
  return null
}

function times(plain: Plain | null, by: number): Plain | null {
  return plain && by > 0 && Number.isFinite(by) ? { ...plain, multiplier: plain.multiplier * by } : null
}

/** One term of a sum that is written out: a single answer, turned round or not, or again such a sum. */
function added(read: Expression, roots: readonly Entry[]): readonly Values[] | null {
  if (read.kind === 'pair' && read.sign === '+') {
    const [one, other] = [added(read.left, roots), added(read.right, roots)]
    return one && other ? [...one, ...other] : null
  }
  if (read.kind === 'pair' && read.sign === '-' && read.left.kind === 'number') {
    const [only, ...more] = valuesOf(read.right, roots) ?? []
    return only && more.length === 0 && only.entries.length === 1 && only.turned === null
      ? [{ ...only, turned: read.left.value }]
      : null
  }
  const groups = valuesOf(read, roots)
  if (groups)
    return groups.every(({ entries }) => entries.length === 1) && groups.length === 1 ? groups : null
  const plain = simple(read, roots)
  return plain?.method === 'sum' && plain.multiplier === 1 ? plain.groups : null
}

/** The answers an expression speaks of, as numbers. */
function valuesOf(read: Expression, roots: readonly Entry[]): readonly Values[] | null {
  if (read.kind === 'call' && read.of !== null) {
    const { of, name, args } = read
    const [first] = args
    if (name === 'combine' && first && args.length === 1) {
      const [one, other] = [valuesOf(of, roots), valuesOf(first, roots)]
      return one && other ? [...one, ...other] : null
    }
    if (name === 'select' && first?.kind === 'pair' && first.sign === '-' && args.length === 1) {
      const groups = valuesOf(of, roots)
      if (first.left.kind !== 'number' || printed(first.right) !== '$this') return null
      const turned = first.left.value
      return groups?.every((group) => group.turned === null)
        ? groups.map((group) => ({ ...group, turned }))
        : null
    }
    if (name === 'select' && first && args.length === 1 && printed(first) === 'answer.count()') {
      const entries = entriesOf(of, roots)
      return entries && [{ entries: entries.filter(({ item }) => item?.kind === 'several'), turned: null }]
    }
    if ((name === 'weight' || name === 'ordinal') && args.length === 0) return weighed(of, roots)
    return null
  }
  if (read.kind !== 'member' || read.of === null) return null
  const ordinal = withoutWeight(read)
  if (ordinal) return weighed(ordinal, roots)
  const entries = answersOf(read, roots)
  return entries && [{ entries: entries.filter(({ item }) => item?.kind === 'number'), turned: null }]
}

function weighed(read: Expression, roots: readonly Entry[]): readonly Values[] | null {
  const entries = answersOf(read, roots)
  return (
    entries && [
      {
        entries: entries.filter(({ item, weights }) => item?.kind === 'choice' && weights !== 'none'),
        turned: null,
      },
    ]
  )
}

/** `….extension('…ordinalValue').value` and its longer spellings: the same weight, read by hand. */
function withoutWeight(read: Expression & { kind: 'member' }): Expression | null {
  if (!['value', 'valueDecimal'].includes(read.name) || read.of === null) return null
  const { of } = read
  if (of.kind !== 'call' || of.of === null) return null
  const names = /ordinalValue|itemWeight/
  if (of.name === 'extension' && of.args.length === 1 && names.test(of.args.map(printed).join())) return of.of
  const isExtension = of.of.kind === 'member' && of.of.name === 'extension'
  if (of.name === 'where' && isExtension && names.test(of.args.map(printed).join()))
    return of.of.kind === 'member' ? of.of.of : null
  return null
}

/** `<entries>.answer.value`, in its spellings. */
function answersOf(read: Expression, roots: readonly Entry[]): readonly Entry[] | null {
  let at: Expression | null = read
  if (at.kind === 'call' && at.name === 'ofType' && at.of !== null) at = at.of
  if (at.kind !== 'member' || !/^value([A-Z][a-zA-Z]*)?$/.test(at.name)) return null
  at = at.of
  if (at?.kind !== 'member' || at.name !== 'answer' || at.of === null) return null
  return entriesOf(at.of, roots)
}

/** The entries a path points at, found in the file itself. */
function entriesOf(read: Expression, roots: readonly Entry[]): readonly Entry[] | null {
  if (read.kind === 'name') return ['%resource', '%questionnaireresponse'].includes(read.value) ? [] : null
  if (read.kind === 'member') {
    if (read.of === null)
      return read.name === 'item' ? roots : read.name === 'QuestionnaireResponse' ? [] : null
    if (read.name !== 'item') return null
    if (isRoot(read.of)) return roots
    return entriesOf(read.of, roots)?.flatMap(({ inside }) => inside) ?? null
  }
  if (read.kind !== 'call') return null
  const [first] = read.args
  if (read.name === 'descendants' || read.name === 'repeat') {
    if (read.name === 'repeat' && (read.args.length !== 1 || !first || printed(first) !== 'item')) return null
    if (read.of === null || isRoot(read.of)) return everyEntry(roots)
    const above = entriesOf(read.of, roots)
    return above && everyEntry(above.flatMap(({ inside }) => inside))
  }
  if (read.name !== 'where' || read.of === null || !first || read.args.length !== 1) return null
  const from = entriesOf(read.of, roots)
  const passes = filterOf(first)
  return from && passes && from.filter(({ linkId }) => passes(linkId))
}

function isRoot(read: Expression): boolean {
  return (
    (read.kind === 'name' && ['%resource', '%questionnaireresponse'].includes(read.value)) ||
    (read.kind === 'member' && read.of === null && read.name === 'QuestionnaireResponse')
  )
}

export function everyEntry(entries: readonly Entry[]): readonly Entry[] {
  return entries.flatMap((entry) => [entry, ...everyEntry(entry.inside)])
}

function filterOf(read: Expression): ((linkId: string) => boolean) | null {
  if (read.kind !== 'pair') return null
  const { sign, left, right } = read
  if (sign === 'or' || sign === 'and') {
    const [one, other] = [filterOf(left), filterOf(right)]
    if (!one || !other) return null
    return sign === 'or' ? (id) => one(id) || other(id) : (id) => one(id) && other(id)
  }
  if (printed(left) !== 'linkId') return null
  if (sign === '=' && right.kind === 'text') return (id) => id === right.value
  if (sign === '!=' && right.kind === 'text') return (id) => id !== right.value
  const named = sign === 'in' ? textsOf(right) : null
  return named && ((id) => named.has(id))
}

function textsOf(read: Expression): ReadonlySet<string> | null {
  if (read.kind === 'text') return new Set([read.value])
  if (read.kind !== 'pair' || read.sign !== '|') return null
  const [one, other] = [textsOf(read.left), textsOf(read.right)]
  return one && other && new Set([...one, ...other])
}

/** `iif(<values>.count() >= …, …)` and `iif(<values>.exists() and …, …)`: what the guard looks at. */
function guarded(read: Expression & { kind: 'call' }): Expression | null {
  let [guard] = read.args
  if (guard?.kind === 'pair' && guard.sign === 'and') guard = guard.left
  if (guard?.kind === 'pair' && guard.sign === '>=') guard = guard.left
  return guard?.kind === 'call' && ['count', 'exists'].includes(guard.name) ? guard.of : null
}

/**
 * A guarded expression is understood when it says word for word what ours would say of some scale over the same answers:
 * the candidates are written out and held against it.
 */
function ourOwn(
  read: Expression & { kind: 'call' },
  groups: readonly Values[],
  roots: readonly Entry[],
): Understood | null {
  const items = everyEntry(roots).flatMap(({ item }) => item ?? [])
  const size = groups.reduce((sum, { entries }) => sum + entries.length, 0)
  const [guard, outer] = read.args
  const isTimes = outer?.kind === 'pair' && outer.sign === '*' && outer.right.kind === 'number'
  const multiplier = isTimes && outer.right.kind === 'number' ? outer.right.value : 1
  const atMost = Math.max(0, mayLack(guard, size))
  for (const method of ['sum', 'max', 'count'] as const)
    for (const fill of ['nothing', 'mean'] as const) {
      const known = counted({ groups, method, multiplier }, atMost, fill, true)
      const again = known && readExpression(scoreExpression({ items }, known))
      if (again && printed(again) === printed(read)) return known
    }
  return null
}

/** How many answers a guard lets be missing: it asks for so many, or for all that are asked less so many. */
function mayLack(guard: Expression | undefined, size: number): number {
  if (guard?.kind !== 'pair') return 0
  if (guard.sign === 'and') return mayLack(guard.right, size)
  if (guard.right.kind === 'number') return size - guard.right.value
  const { right } = guard
  return right.kind === 'pair' && right.sign === '-' && right.right.kind === 'number' ? right.right.value : 0
}

function counted(
  { groups, method, multiplier }: Plain,
  atMost: number,
  fill: Scale['missing']['fill'],
  saysMissing: boolean,
): Understood | null {
  const items: string[] = []
  const reverse: string[] = []
  const lacking: string[] = []
  for (const { entries, turned } of groups)
    for (const { item, linkId, weights } of entries) {
      if (item === null) continue
      if (items.includes(item.id)) return null
      items.push(item.id)
      if (weights === 'some') lacking.push(linkId)
      if (turned === null) continue
      if (turned !== endsOf(item)) return null
      reverse.push(item.id)
    }
  if (items.length === 0) return null
  return { items, reverse, method, multiplier, missing: { atMost, fill }, lacking, saysMissing }
}

function endsOf(item: InstrumentItem): number | null {
  if (item.kind === 'number') return item.min + item.max
  if (item.kind !== 'choice') return null
  const values = item.options.map(({ value }) => value)
  return Math.min(...values) + Math.max(...values)
}
