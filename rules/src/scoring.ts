import { Refusal } from './refusal.ts'

export const FLAG_SEVERITIES = ['low', 'medium', 'high', 'crisis'] as const
export type FlagSeverity = (typeof FLAG_SEVERITIES)[number]

/** What a flag sets going: a safety task with the supervisor told, the supervisor told, or a closer look asked for. */
export const FLAG_ACTIONS = ['safety-task', 'tell-supervisor', 'further-assessment'] as const
export type FlagAction = (typeof FLAG_ACTIONS)[number]

export const SCALE_METHODS = ['sum', 'max', 'count'] as const
export type ScaleMethod = (typeof SCALE_METHODS)[number]

export interface InstrumentItem {
  readonly id: string
  /** One number out of several, any number of codes, or words. */
  readonly kind: 'choice' | 'several' | 'text'
  readonly required: boolean
  readonly options: readonly { readonly value: number | string }[]
}

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

export interface InstrumentFlag {
  readonly code: string
  readonly on: { readonly item: string } | { readonly scale: string }
  readonly atLeast: number
  readonly severity: FlagSeverity
  readonly action: FlagAction
}

export interface Instrument {
  readonly id: string
  readonly version: string
  readonly items: readonly InstrumentItem[]
  readonly scales: readonly InstrumentScale[]
  readonly mainScale: string
  readonly flags: readonly InstrumentFlag[]
}

export type Answer = number | string | readonly string[] | null
export type Answers = Readonly<Record<string, Answer>>

export interface RaisedFlag {
  readonly code: string
  readonly value: number
  readonly severity: FlagSeverity
  readonly action: FlagAction
}

export interface Scored {
  /** One entry per scale; null where too much is unanswered for a score. */
  readonly scores: Readonly<Record<string, number | null>>
  readonly bands: Readonly<Record<string, string | null>>
  /** The band of the main scale. */
  readonly band: string | null
  readonly flags: readonly RaisedFlag[]
  /** Required items without an answer, in the instrument's order. */
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

function fits(item: InstrumentItem, answer: Exclude<Answer, null>): boolean {
  if (item.kind === 'text') return typeof answer === 'string'
  if (item.kind === 'choice') return isOption(item, answer)
  if (typeof answer === 'number' || typeof answer === 'string') return false
  return new Set(answer).size === answer.length && answer.every((code) => isOption(item, code))
}

function isOption(item: InstrumentItem, answer: Answer): boolean {
  return item.options.some((option) => option.value === answer)
}

/** Scores an instrument; the same function answers in the browser while typing and in the server when it is kept. */
export function score(instrument: Instrument, answers: Answers): Scored {
  const items = new Map(instrument.items.map((item) => [item.id, item]))
  const scores: Record<string, number | null> = {}
  const bands: Record<string, string | null> = {}
  for (const scale of instrument.scales) {
    const value = scaleScore(scale, items, answers)
    scores[scale.id] = value
    bands[scale.id] = bandOf(scale, value)
  }
  const flags: RaisedFlag[] = []
  for (const { code, on, atLeast, severity, action } of instrument.flags) {
    const value = 'item' in on ? numberAnswered(items.get(on.item), answers) : (scores[on.scale] ?? null)
    if (value !== null && value >= atLeast) flags.push({ code, value, severity, action })
  }
  const missing = instrument.items
    .filter((item) => item.required && !isAnswered(item, answers))
    .map((item) => item.id)
  return { scores, bands, band: bands[instrument.mainScale] ?? null, flags, missing }
}

/** The band a score lies in; null without a score or without bands. */
export function bandOf(scale: Pick<InstrumentScale, 'bands'>, value: number | null): string | null {
  if (value === null) return null
  return scale.bands.find((band) => value >= band.from && value <= band.to)?.key ?? null
}

function scaleScore(
  scale: InstrumentScale,
  items: ReadonlyMap<string, InstrumentItem>,
  answers: Answers,
): number | null {
  const values: number[] = []
  let unanswered = 0
  for (const id of scale.items) {
    const item = items.get(id)
    const answer = numberAnswered(item, answers)
    if (!item || answer === null) {
      unanswered++
      continue
    }
    values.push(scale.reverse.includes(id) ? turnedRound(item, answer) : answer)
  }
  if (values.length === 0 || unanswered > scale.missing.atMost) return null
  if (scale.missing.fill === 'mean' && unanswered > 0) {
    const mean = sumOf(values) / values.length
    for (let filled = 0; filled < unanswered; filled++) values.push(mean)
  }
  return combine(scale.method, values) * scale.multiplier
}

function combine(method: ScaleMethod, values: readonly number[]): number {
  switch (method) {
    case 'sum':
      return Math.round(sumOf(values))
    case 'max':
      return Math.max(...values)
    case 'count':
      return values.filter((value) => value > 0).length
  }
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

function turnedRound(item: InstrumentItem, answer: number): number {
  const values = item.options.map((option) => option.value).filter((value) => typeof value === 'number')
  return Math.min(...values) + Math.max(...values) - answer
}

function numberAnswered(item: InstrumentItem | undefined, answers: Answers): number | null {
  if (!item || item.kind === 'text') return null
  const answer = answerTo(item, answers)
  if (answer === null || typeof answer === 'string' || !fits(item, answer)) return null
  return typeof answer === 'number' ? answer : answer.length
}

function isAnswered(item: InstrumentItem, answers: Answers): boolean {
  if (item.kind !== 'text') return numberAnswered(item, answers) !== null
  const answer = answerTo(item, answers)
  return typeof answer === 'string' && answer.trim() !== ''
}

function answerTo(item: InstrumentItem, answers: Answers): Answer {
  return Object.hasOwn(answers, item.id) ? (answers[item.id] ?? null) : null
}
