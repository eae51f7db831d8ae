import { attainable } from '@quancheng/rules/attainable.ts'
import { checkAnswers, score } from '@quancheng/rules/scoring.ts'
import { z } from 'zod'
import { Instrument } from './content/instrument.ts'
import { FileBand } from './questionnaire/bands-and-alarms.ts'
import { QUESTIONNAIRE_LIMITS, type ReadQuestionnaire } from './questionnaire/read.ts'
import { Line } from './wire.ts'

/** What a Questionnaire does not say, or what whoever brings it in made of what it says. */
export const OwnChoices = z.strictObject({
  version: z.string().trim().min(1).max(30),
  permittedBy: Line.describe('whoever permits the institution to use it'),
  reference: Line.describe('under what: letter, contract, licence, with number and date'),
  isForPatients: z.boolean(),
  sumOfAll: z.boolean().describe('the file has no scoring: the sum of all weights is its score'),
  mainScale: z.string().max(60).nullable().describe('null: the first'),
  scales: z
    .array(
      z.strictObject({
        id: z.string().max(60),
        higherIs: z.enum(['worse', 'better']),
        bands: z
          .array(FileBand.partial({ key: true, level: true }))
          .max(12)
          .describe('none: scores of this scale have no band'),
      }),
    )
    .max(20),
  alarms: z
    .array(z.strictObject({ item: z.string().max(60), atLeast: z.number() }))
    .max(40)
    .describe('answers after which somebody must be seen at once, beside the alarms the file brings'),
  examples: z
    .array(z.strictObject({ answers: z.array(z.number().nullable()).max(300), score: z.number().nullable() }))
    .max(50)
    .describe(
      'worked examples of the paper: the answers in the order of the counted questions, and the score',
    ),
})
export type OwnChoices = z.infer<typeof OwnChoices>

export const QuestionnaireText = z.string().min(1).max(QUESTIONNAIRE_LIMITS.bytes)

export const OWN_PREFIX = 'own-'

/** What keeps an instrument from being made: a code, and where. */
export interface OwnProblem {
  readonly code:
    | 'scale-unknown'
    | 'higher-is-missing'
    | 'nothing-scored'
    | 'too-many-scores'
    | 'bands-do-not-fit'
    | 'example-fails'
    | 'alarm-unknown'
    | 'alarm-out-of-range'
    | 'not-an-instrument'
  readonly place: string
}

/** The scales a file has, or the one that is asked for where it has none. */
export function scalesOf(read: ReadQuestionnaire, sumOfAll: boolean) {
  if (read.scales.length > 0 || !sumOfAll || read.weighed.length === 0) return read.scales
  return [
    {
      id: 'total',
      name: { zh: '总分', en: 'Total' },
      items: read.weighed,
      reverse: [],
      method: 'sum' as const,
      multiplier: 1,
      missing: { atMost: 0, fill: 'nothing' as const },
      lacking: [],
      saysMissing: false,
      higherIs: null,
      bands: [],
    },
  ]
}

/** What the file itself says of its scales, to begin with. */
export function saidByFile({ scales }: ReadQuestionnaire): OwnChoices['scales'] {
  return scales.flatMap(({ id, higherIs, bands }) =>
    higherIs === null ? [] : [{ id, higherIs, bands: [...bands] }],
  )
}

/** Lowest and highest of each scale; null where there are more scores than a scale can have. */
export function rangeOf(
  read: Pick<ReadQuestionnaire, 'items'>,
  scale: Parameters<typeof attainable>[0],
): { readonly lowest: number; readonly highest: number } | null {
  const scores = attainable(scale, read.items)
  const [lowest, highest] = [scores?.[0], scores?.at(-1)]
  return lowest === undefined || highest === undefined ? null : { lowest, highest }
}

/**
 * The instrument that follows from a file and what was said about it, or everything that keeps it from being made. The
 * browser asks it while somebody is deciding, the server when they have.
 */
export function ownInstrument(
  id: string,
  read: ReadQuestionnaire,
  choices: OwnChoices,
): { readonly instrument: Instrument } | { readonly problems: readonly OwnProblem[] } {
  const problems: OwnProblem[] = []
  const found = scalesOf(read, choices.sumOfAll)
  if (found.length === 0) problems.push({ code: 'nothing-scored', place: '' })
  const scales = found.flatMap(({ id: scaleId, name, items, reverse, method, multiplier, missing }) => {
    const said = choices.scales.find((one) => one.id === scaleId)
    if (!said) {
      problems.push({ code: 'higher-is-missing', place: scaleId })
      return []
    }
    const counted = { id: scaleId, items, reverse, method, multiplier, missing, bands: [] }
    const range = rangeOf(read, counted)
    if (range === null) {
      problems.push({ code: 'too-many-scores', place: scaleId })
      return []
    }
    return [{ ...counted, name, ...range, higherIs: said.higherIs, bands: bandsOf(said) }]
  })
  const mainScale = choices.mainScale ?? found.at(0)?.id ?? ''
  if (found.length > 0 && !found.some((one) => one.id === mainScale))
    problems.push({ code: 'scale-unknown', place: mainScale })
  for (const { item } of choices.alarms)
    if (!read.items.some((one) => one.id === item && (one.kind === 'choice' || one.kind === 'number')))
      problems.push({ code: 'alarm-unknown', place: item })
  if (problems.length > 0) return { problems }
  const codes = read.flags.map(({ code }) => code)
  const right = `${choices.permittedBy}: ${choices.reference}`
  const whose = { status: 'institution' as const, source: right }
  const made = Instrument.safeParse({
    id,
    version: choices.version,
    name: read.title,
    shortName: { zh: read.title.zh.slice(0, 20), en: read.title.en.slice(0, 40) },
    purpose: read.purpose,
    isForPatients: choices.isForPatients,
    instruction: read.instruction ?? { zh: '请逐题作答。', en: 'Please answer each question.' },
    minutes: null,
    origin: 'institution',
    availability: 'open',
    source: read.copyright ?? right,
    licence: right,
    wordings: { zh: whose, en: whose },
    officialWording: { zh: 'unknown', en: 'unknown' },
    note: null,
    sections: read.sections,
    items: read.items,
    scales,
    mainScale,
    flags: [
      ...read.flags,
      ...choices.alarms.map(({ item, atLeast }, index) => ({
        code: unused(`${id}-alarm`, index + 1, codes),
        on: { item },
        atLeast,
        severity: 'crisis',
        action: 'safety-task',
        text: alarmText(read, item),
      })),
    ],
    examples: [],
  })
  if (!made.success) return { problems: made.error.issues.slice(0, 20).map(problemOf) }
  const failing = [...alarmsOutOfRange(made.data), ...examplesThatFail(made.data, choices.examples)]
  return failing.length > 0
    ? { problems: failing }
    : { instrument: withExamples(made.data, choices.examples) }
}

function problemOf({ path }: { readonly path: readonly PropertyKey[] }): OwnProblem {
  return {
    code: path.includes('bands') ? 'bands-do-not-fit' : 'not-an-instrument',
    place: path.map(String).join('.'),
  }
}

/** Gravity for the shading of a chart follows the order of the bands: the last where more is worse, else the first. */
function bandsOf({ higherIs, bands }: OwnChoices['scales'][number]) {
  const keys = bands.flatMap(({ key }) => key ?? [])
  return bands
    .toSorted((one, other) => one.from - other.from)
    .map((band, index) => ({
      ...band,
      key: band.key ?? unused('band', index + 1, keys),
      level: band.level ?? Math.min(4, higherIs === 'worse' ? index : bands.length - 1 - index),
    }))
}

/** A name with the next number that no other has. */
function unused(stem: string, from: number, taken: readonly string[]): string {
  let number = from
  while (taken.includes(`${stem}-${number}`)) number++
  return `${stem}-${number}`
}

/** An alarm at a value that nobody can reach looks like one and never is. */
function alarmsOutOfRange({ items, scales, flags }: Instrument): OwnProblem[] {
  const ends = (id: string): readonly number[] => {
    const item = items.find((one) => one.id === id)
    switch (item?.kind) {
      case 'choice':
        return item.options.map(({ value }) => value)
      case 'number':
        return [item.min, item.max]
      case 'several':
        return [0, item.options.length]
      default:
        return []
    }
  }
  const isWithin = (value: number, of: readonly number[]) =>
    Math.min(...of) <= value && value <= Math.max(...of)
  return flags.flatMap(({ code, on, atLeast, atMost }) => {
    const value = atLeast ?? atMost ?? Number.NaN
    const scale = 'scale' in on ? scales.find(({ id }) => id === on.scale) : undefined
    const looked =
      'scale' in on
        ? [[scale?.lowest ?? 0, scale?.highest ?? 0]]
        : 'chosen' in on
          ? [[0, 1]]
          : ('items' in on ? on.items : [on.item]).map(ends)
    return looked.every((of) => isWithin(value, of))
      ? []
      : [{ code: 'alarm-out-of-range' as const, place: code }]
  })
}

function alarmText(read: ReadQuestionnaire, id: string) {
  const index = read.items.findIndex((one) => one.id === id)
  const text = read.items[index]?.text ?? { zh: '', en: '' }
  return {
    zh: `第 ${index + 1} 题需要马上看人：${text.zh}`.slice(0, 200),
    en: `Question ${index + 1} calls for seeing the person now: ${text.en}`.slice(0, 200),
  }
}

/** Answers in the order of the questions the main scale counts. */
function answersOf({ scales, mainScale }: Instrument, given: readonly (number | null)[]) {
  const counted = scales.find((scale) => scale.id === mainScale)?.items ?? []
  return given.length === counted.length
    ? Object.fromEntries(counted.map((item, index) => [item, given[index] ?? null]))
    : null
}

function examplesThatFail(instrument: Instrument, examples: OwnChoices['examples']): OwnProblem[] {
  return examples.flatMap(({ answers: given, score: wanted }, index) => {
    const answers = answersOf(instrument, given)
    const isRight =
      answers !== null &&
      checkAnswers(instrument, answers) === null &&
      score(instrument, answers).scores[instrument.mainScale] === wanted
    return isRight ? [] : [{ code: 'example-fails' as const, place: String(index + 1) }]
  })
}

function withExamples(instrument: Instrument, examples: OwnChoices['examples']): Instrument {
  return {
    ...instrument,
    examples: examples.map(({ answers: given }, index) => {
      const answers = answersOf(instrument, given) ?? {}
      const { scores, band, flags, missing } = score(instrument, answers)
      return {
        says: String(index + 1),
        answers,
        expect: { scores: { ...scores }, band, flags: flags.map(({ code }) => code), missing: [...missing] },
      }
    }),
  }
}
