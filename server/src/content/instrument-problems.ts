import type { Instrument } from '@quancheng/contract/content/instrument.ts'
import { attainable } from '@quancheng/rules/attainable.ts'
import { checkAnswers, score } from '@quancheng/rules/scoring.ts'
import type { Problem } from './read.ts'

/** Every instrument held against the rule that scores it: its range, its worked examples, and what they leave out. */
export function instrumentProblems(instruments: ReadonlyMap<string, Instrument>): Problem[] {
  return [
    ...[...instruments].flatMap(([file, instrument]) =>
      [...scalesOutOfRange(instrument), ...examplesThatFail(instrument), ...examplesThatLack(instrument)].map(
        (problem) => ({ file, ...problem }),
      ),
    ),
    ...alarmsOfOneName(instruments),
  ]
}

type Found = Omit<Problem, 'file'>

/** What a scale says its lowest and highest are must be what its questions can give. */
function scalesOutOfRange({ items, scales }: Instrument): Found[] {
  return scales.flatMap((scale, index) => {
    const path = `scales.${index}`
    const scores = attainable(scale, items)
    if (scores === null) return [{ path, message: 'has more possible scores than a scale can have' }]
    const [lowest, highest] = [scores[0] ?? null, scores.at(-1) ?? null]
    if (scale.lowest === lowest && scale.highest === highest) return []
    return [{ path, message: `reaches from ${lowest} to ${highest}` }]
  })
}

function examplesThatFail(instrument: Instrument): Found[] {
  return instrument.examples.flatMap((example, index) => {
    const path = `examples.${index}`
    const refusal = checkAnswers(instrument, example.answers)
    if (refusal) return [{ path, message: `“${example.says}” is refused: ${JSON.stringify(refusal.facts)}` }]
    const { scores, band, flags, missing } = score(instrument, example.answers)
    const got = { scores, band, flags: flags.map((flag) => flag.code), missing }
    return (['scores', 'band', 'flags', 'missing'] as const)
      .filter((part) => asText(got[part]) !== asText(example.expect[part]))
      .map((part) => ({
        path: `${path}.expect.${part}`,
        message: `“${example.says}” gives ${asText(got[part])}, not ${asText(example.expect[part])}`,
      }))
  })
}

function asText(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value)
  return JSON.stringify(Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))))
}

/** Examples must stand on both edges of every band, raise every flag and leave an answer out. */
function examplesThatLack({ scales, mainScale, flags, examples, items }: Instrument): Found[] {
  const path = 'examples'
  const lacks: Found[] = examples.length === 0 ? [{ path, message: 'none stands here' }] : []
  const main = scales.find((scale) => scale.id === mainScale)
  const scores = main ? (attainable(main, items) ?? []) : []
  const reached = examples.map(({ expect }) => expect.scores[mainScale])
  for (const band of main?.bands ?? []) {
    const inBand = scores.filter((value) => value >= band.from && value <= band.to)
    for (const edge of new Set([inBand[0], inBand.at(-1)]))
      if (edge === undefined) lacks.push({ path, message: `no score can lie in the band ${band.key}` })
      else if (!reached.includes(edge))
        lacks.push({ path, message: `none scores ${edge}, an edge of the band ${band.key}` })
  }
  for (const { code } of flags)
    if (!examples.some(({ expect }) => expect.flags.includes(code)))
      lacks.push({ path, message: `none raises ${code}` })
  if (items.some((item) => item.required) && !examples.some(({ expect }) => expect.missing.length > 0))
    lacks.push({ path, message: 'none leaves a question unanswered' })
  return lacks
}

/** An alarm is spoken of by its code alone, on a list of alarms of many instruments. */
function alarmsOfOneName(instruments: ReadonlyMap<string, Instrument>): Problem[] {
  const first = new Map<string, string>()
  return [...instruments].flatMap(([file, { id, flags }]) =>
    flags
      .filter((flag) => flag.action === 'safety-task')
      .flatMap(({ code }) => {
        const other = first.get(code)
        first.set(code, other ?? id)
        return other === undefined
          ? []
          : [{ file, path: 'flags', message: `${other} has an alarm ${code} already` }]
      }),
  )
}
