import { Refusal } from './refusal.ts'
import {
  type Answers,
  askedItems,
  fits,
  hasChosen,
  type InstrumentItem,
  isAnswered,
  numberAnswered,
  turnedRound,
} from './scoring-answers.ts'

export const FLAG_SEVERITIES = ['low', 'medium', 'high', 'crisis'] as const
export type FlagSeverity = (typeof FLAG_SEVERITIES)[number]

/** What a flag sets going: a safety task with the supervisor told, the supervisor told, or a closer look asked for. */
export const FLAG_ACTIONS = ['safety-task', 'tell-supervisor', 'further-assessment'] as const
export type FlagAction = (typeof FLAG_ACTIONS)[number]

export const SCALE_METHODS = ['sum', 'max', 'count'] as const
export type ScaleMethod = (typeof SCALE_METHODS)[number]

/**
 * Whether an instrument's words may be shown: to everybody, only where the institution has a licence, or never, so that
 * only the total of the licensed paper is kept.
 */
export const AVAILABILITIES = ['open', 'licence-needed', 'total-only'] as const
export type Availability = (typeof AVAILABILITIES)[number]

export interface ScaleBand {
  readonly key: string
  readonly from: number
  readonly to: number
}

export interface InstrumentScale {
  readonly id: string
  readonly items: readonly string[]
  /** Items counted the other way round: lowest option + highest option − answer. */
  readonly reverse: readonly string[]
  /** `count` counts the items answered above 0; an item of several codes is worth as many as were chosen. */
  readonly method: ScaleMethod
  readonly multiplier: number
  /** Up to how many unanswered items there is still a score, and what stands in for them. */
  readonly missing: { readonly atMost: number; readonly fill: 'nothing' | 'mean' }
  readonly bands: readonly ScaleBand[]
}

type FlagTarget =
  | { readonly item: string }
  /** One code among several. */
  | { readonly item: string; readonly chosen: string }
  /** Any of them. */
  | { readonly items: readonly string[] }
  | { readonly scale: string }

export interface InstrumentFlag {
  readonly code: string
  readonly on: FlagTarget
  /** One of the two is given. */
  readonly atLeast: number | null
  readonly atMost: number | null
  readonly severity: FlagSeverity
  readonly action: FlagAction
  /** Flags of the same ladder that need not be raised beside this one. */
  readonly outranks: readonly string[]
}

export interface Instrument {
  readonly id: string
  readonly version: string
  readonly items: readonly InstrumentItem[]
  readonly scales: readonly InstrumentScale[]
  readonly mainScale: string
  readonly flags: readonly InstrumentFlag[]
}

export interface RaisedFlag {
  readonly code: string
  readonly value: number
  readonly severity: FlagSeverity
  readonly action: FlagAction
  /** The questions whose answers raised it; none when a score did. */
  readonly items: readonly string[]
}

export interface Scored {
  /** One entry per scale; null where too much is unanswered for a score. */
  readonly scores: Readonly<Record<string, number | null>>
  readonly bands: Readonly<Record<string, string | null>>
  /** The band of the main scale. */
  readonly band: string | null
  readonly flags: readonly RaisedFlag[]
  /** Required items that were asked and have no answer, in the instrument's order. */
  readonly missing: readonly string[]
}

/** Refuses answers to questions the instrument does not ask and answers it does not offer; null when all fit. */
export function checkAnswers(
  instrument: Instrument,
  answers: Answers,
): Refusal<'assessments.answer-out-of-range'> | null {
  const items = new Map(instrument.items.map((item) => [item.id, item]))
  for (const [id, answer] of Object.entries(answers)) {
    const item = items.get(id)
    if (!item || (answer !== null && !fits(item, answer)))
      return new Refusal('assessments.answer-out-of-range', { item: id })
  }
  return null
}

/** Scores an instrument; the same function answers in the browser while typing and in the server when it is kept. */
export function score(instrument: Instrument, answers: Answers): Scored {
  const asked = askedItems(instrument.items, answers)
  const scores: Record<string, number | null> = {}
  const bands: Record<string, string | null> = {}
  for (const scale of instrument.scales) {
    const value = scaleScore(scale, asked, answers)
    scores[scale.id] = value
    bands[scale.id] = bandOf(scale, value)
  }
  const missing = [...asked.values()]
    .filter((item) => item.required && !isAnswered(item, answers))
    .map((item) => item.id)
  const flags = raisedFlags(instrument.flags, asked, answers, scores)
  return { scores, bands, band: bands[instrument.mainScale] ?? null, flags, missing }
}

function raisedFlags(
  flags: readonly InstrumentFlag[],
  asked: ReadonlyMap<string, InstrumentItem>,
  answers: Answers,
  scores: Scored['scores'],
): readonly RaisedFlag[] {
  const raised = flags.flatMap((flag) => {
    const met = valuesOf(flag.on, asked, answers, scores).filter(({ value }) => meets(flag, value))
    return met.length === 0 ? [] : [{ flag, met }]
  })
  const outranked = new Set(raised.flatMap(({ flag }) => flag.outranks))
  return raised
    .filter(({ flag }) => !outranked.has(flag.code))
    .map(({ flag: { code, atLeast, severity, action }, met }) => {
      const values = met.map(({ value }) => value)
      const value = atLeast === null ? Math.min(...values) : Math.max(...values)
      return { code, value, severity, action, items: met.flatMap(({ item }) => item ?? []) }
    })
}

function meets({ atLeast, atMost }: InstrumentFlag, value: number): boolean {
  return (atLeast !== null && value >= atLeast) || (atMost !== null && value <= atMost)
}

/** What a flag looks at, as far as it is known. */
function valuesOf(
  on: FlagTarget,
  asked: ReadonlyMap<string, InstrumentItem>,
  answers: Answers,
  scores: Scored['scores'],
): readonly { readonly item: string | null; readonly value: number }[] {
  if ('scale' in on) {
    const value = scores[on.scale] ?? null
    return value === null ? [] : [{ item: null, value }]
  }
  if ('chosen' in on) {
    const chosen = hasChosen(asked.get(on.item), on.chosen, answers)
    return chosen === null ? [] : [{ item: on.item, value: Number(chosen) }]
  }
  return ('items' in on ? on.items : [on.item]).flatMap((item) => {
    const value = numberAnswered(asked.get(item), answers)
    return value === null ? [] : [{ item, value }]
  })
}

/** The band a score lies in; null without a score or without bands. */
export function bandOf(scale: Pick<InstrumentScale, 'bands'>, value: number | null): string | null {
  if (value === null) return null
  return scale.bands.find((band) => value >= band.from && value <= band.to)?.key ?? null
}

function scaleScore(
  scale: InstrumentScale,
  asked: ReadonlyMap<string, InstrumentItem>,
  answers: Answers,
): number | null {
  const values: number[] = []
  let unanswered = 0
  for (const id of scale.items) {
    const item = asked.get(id)
    if (!item) continue
    const answer = numberAnswered(item, answers)
    if (answer === null) unanswered++
    else values.push(scale.reverse.includes(id) ? turnedRound(item, answer) : answer)
  }
  if (values.length === 0 || unanswered > scale.missing.atMost) return null
  const isFilled = scale.missing.fill === 'mean' && unanswered > 0
  if (isFilled) {
    const mean = sumOf(values) / values.length
    for (let filled = 0; filled < unanswered; filled++) values.push(mean)
  }
  const combined = combine(scale.method, values)
  return tidy((isFilled ? Math.round(combined) : combined) * scale.multiplier)
}

function combine(method: ScaleMethod, values: readonly number[]): number {
  switch (method) {
    case 'sum':
      return sumOf(values)
    case 'max':
      return Math.max(...values)
    case 'count':
      return values.filter((value) => value > 0).length
  }
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

/** Sums of decimals leave dust behind the third place; −0 is 0. */
function tidy(value: number): number {
  return Math.round(value * 1000) / 1000 + 0
}
