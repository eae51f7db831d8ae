import type { Availability, Instrument, InstrumentFlag, InstrumentScale } from '@quancheng/rules/scoring.ts'
import type { AskCondition, InstrumentItem } from '@quancheng/rules/scoring-answers.ts'

interface Contradiction {
  readonly path: (string | number)[]
  readonly message: string
}

interface Written extends Instrument {
  readonly availability: Availability
  readonly sections: readonly { readonly id: string }[]
  readonly items: readonly (InstrumentItem & { readonly section: string | null })[]
  readonly scales: readonly (InstrumentScale & { readonly lowest: number; readonly highest: number })[]
}

const MOST_STEPS = 10_000

/** What one instrument says against itself: names of nothing, questions that wait for each other, bands that do not fit. */
export function contradictions(instrument: Written): readonly Contradiction[] {
  return [
    ...names(instrument),
    ...instrument.items.flatMap((item, index) => itemContradictions(instrument, item, index)),
    ...instrument.scales.flatMap((scale, index) => scaleContradictions(instrument, scale, index)),
    ...instrument.flags.flatMap((flag, index) => flagContradictions(instrument, flag, index)),
  ]
}

function names({ items, scales, flags, mainScale, availability }: Written): Contradiction[] {
  const found: Contradiction[] = []
  const once = (path: string, ids: readonly string[], what: string) => {
    if (new Set(ids).size !== ids.length) found.push({ path: [path], message: `two ${what} share an id` })
  }
  once('items', idsOf(items), 'items')
  once('scales', idsOf(scales), 'scales')
  once(
    'flags',
    flags.map((flag) => flag.code),
    'flags',
  )
  if (!idsOf(scales).includes(mainScale))
    found.push({ path: ['mainScale'], message: `there is no scale ${mainScale}` })
  if (availability === 'total-only' && items.some((item) => item.kind !== 'number' && item.kind !== 'text'))
    found.push({ path: ['availability'], message: 'of a total-only instrument no item may stand here' })
  return found
}

function idsOf(list: readonly { readonly id: string }[]): string[] {
  return list.map(({ id }) => id)
}

function itemContradictions(
  { items, sections }: Written,
  item: Written['items'][number],
  index: number,
): Contradiction[] {
  const found: Contradiction[] = []
  if (item.section !== null && !idsOf(sections).includes(item.section))
    found.push({ path: ['items', index, 'section'], message: `there is no section ${item.section}` })
  if (item.kind === 'number') {
    const steps = (item.max - item.min) / item.step
    if (!(steps > 0 && steps <= MOST_STEPS) || Math.abs(steps - Math.round(steps)) > 1e-6)
      found.push({ path: ['items', index, 'step'], message: 'the steps do not lead from min to max' })
  } else if (new Set(item.options.map((option) => option.value)).size !== item.options.length)
    found.push({ path: ['items', index, 'options'], message: 'two options share a value' })
  item.askIf?.any.forEach((condition, place) => {
    const message = askContradiction(items.slice(0, index), condition)
    if (message !== null) found.push({ path: ['items', index, 'askIf', 'any', place], message })
  })
  return found
}

/** A question may wait for earlier ones only: then no question waits for itself, however far round. */
function askContradiction(earlier: readonly InstrumentItem[], condition: AskCondition): string | null {
  const item = earlier.find(({ id }) => id === condition.item)
  if (!item) return `${condition.item} is no earlier item; a question may only wait for earlier ones`
  if ('chosen' in condition) return hasCode(item, condition.chosen) ? null : `offers no ${condition.chosen}`
  if (item.kind === 'text') return 'words have no number to wait for'
  if ('equals' in condition && item.kind === 'choice' && !hasCode(item, condition.equals))
    return `offers no ${condition.equals}`
  return null
}

function hasCode(item: InstrumentItem | undefined, code: string | number): boolean {
  if (item?.kind !== (typeof code === 'string' ? 'several' : 'choice')) return false
  return item.options.some((option) => option.value === code)
}

function scaleContradictions(
  { items }: Written,
  scale: Written['scales'][number],
  index: number,
): Contradiction[] {
  const found: Contradiction[] = []
  for (const id of [...scale.items, ...scale.reverse])
    if (!idsOf(items).includes(id))
      found.push({ path: ['scales', index, 'items'], message: `there is no item ${id}` })
  for (const id of scale.reverse)
    if (!scale.items.includes(id))
      found.push({ path: ['scales', index, 'reverse'], message: `${id} is not of this scale` })
  const wrongBands = (message: string) => found.push({ path: ['scales', index, 'bands'], message })
  const bands = scale.bands.toSorted((first, second) => first.from - second.from)
  bands.forEach((band, place) => {
    const next = bands[place + 1]
    if (band.from > band.to || (next && next.from <= band.to))
      wrongBands(`band ${band.key} overlaps or is turned round`)
  })
  if (new Set(bands.map(({ key }) => key)).size < bands.length) wrongBands('two bands share a key')
  const [first, last] = [bands[0], bands.at(-1)]
  if (first && last && (first.from !== scale.lowest || last.to !== scale.highest))
    wrongBands('the bands do not cover the scale')
  return found
}

function flagContradictions(
  { items, scales, flags }: Written,
  flag: InstrumentFlag,
  index: number,
): Contradiction[] {
  const found: Contradiction[] = []
  const { on } = flag
  const find = (id: string) => items.find((item) => item.id === id)
  const isKnown =
    'scale' in on
      ? idsOf(scales).includes(on.scale)
      : 'chosen' in on
        ? hasCode(find(on.item), on.chosen)
        : ('items' in on ? on.items : [on.item]).every((id) => find(id) !== undefined)
  if (!isKnown) found.push({ path: ['flags', index, 'on'], message: 'names nothing in this instrument' })
  for (const code of flag.outranks) {
    // Only what stands before it: then no ring of alarms can silence one another.
    const lower = flags.slice(0, index).find((other) => other.code === code)
    const message = !lower
      ? `${code} is no earlier flag; a flag may only outrank earlier ones`
      : lower.action === 'safety-task' && flag.action !== 'safety-task'
        ? `${code} is an alarm and may only give way to an alarm`
        : null
    if (message !== null) found.push({ path: ['flags', index, 'outranks'], message })
  }
  return found
}
