import { URGENCIES, type Urgency } from './request.ts'

export const NUMBER_FACTS = [
  'age',
  'readmissionWithinDays',
  'lengthOfStayDays',
  'staysLastYear',
  'crisesLastYear',
  'safetyLastYear',
] as const
export type NumberFact = (typeof NUMBER_FACTS)[number]

export const CODE_FACTS = ['sex', 'diagnosisCode', 'payer', 'departmentName', 'departmentKind'] as const
export type CodeFact = (typeof CODE_FACTS)[number]

export const BOOLEAN_FACTS = ['admittedThroughEmergency', 'livesAlone'] as const
export type BooleanFact = (typeof BOOLEAN_FACTS)[number]

/** A tree of questions over facts, written as data so that a hospital can change it. */
export type Condition =
  | { readonly op: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly op: 'not'; readonly of: Condition }
  | { readonly op: 'at-least' | 'at-most'; readonly fact: NumberFact; readonly value: number }
  | {
      readonly op: 'one-of' | 'starts-with' | 'contains'
      readonly fact: CodeFact
      readonly values: readonly string[]
    }
  | { readonly op: 'is'; readonly fact: BooleanFact; readonly value: boolean }
  | {
      readonly op: 'score-at-least'
      readonly instrument: string
      readonly scale: string
      readonly value: number
    }

/** What is known about one encounter; null is "not known", which is never the same as "no". */
export interface ScreeningFacts {
  readonly age: number | null
  /** GB/T 2261.1; 0 and 9 say that it is not known. */
  readonly sex: string | null
  /** ICD-10 */
  readonly diagnosisCode: string | null
  readonly payer: string | null
  /** Days between the last discharge and this admission. */
  readonly readmissionWithinDays: number | null
  readonly lengthOfStayDays: number | null
  readonly departmentName: string | null
  readonly departmentKind: string | null
  readonly admittedThroughEmergency: boolean | null
  readonly livesAlone: boolean | null
  /** Inpatient stays that began in the year before this one, as far as this house has heard of them. */
  readonly staysLastYear: number | null
  /** Requests of the highest urgency in the last year, those of this stay left out. */
  readonly crisesLastYear: number | null
  /** Safety tasks of the last year. */
  readonly safetyLastYear: number | null
  /** Latest scores: instrument → scale → score. */
  readonly scores: Readonly<Record<string, Readonly<Record<string, number | null>>>>
}

/** Somebody of whom nothing has been heard. */
export const NOTHING_KNOWN: ScreeningFacts = {
  age: null,
  sex: null,
  diagnosisCode: null,
  payer: null,
  readmissionWithinDays: null,
  lengthOfStayDays: null,
  departmentName: null,
  departmentKind: null,
  admittedThroughEmergency: null,
  livesAlone: null,
  staysLastYear: null,
  crisesLastYear: null,
  safetyLastYear: null,
  scores: {},
}

export interface ScreeningRule {
  readonly id: string
  readonly enabled: boolean
  readonly urgency: Urgency
  readonly when: Condition
  readonly reason: { readonly zh: string; readonly en: string }
}

export interface Evidence {
  readonly fact: string
  readonly value: string | number | boolean
}

export interface ScreeningReason {
  readonly rule: string
  readonly urgency: Urgency
  readonly text: { readonly zh: string; readonly en: string }
  readonly evidence: readonly Evidence[]
}

export interface Screened {
  readonly reasons: readonly ScreeningReason[]
  /** The most pressing urgency among the reasons; null when nothing asks for a request. */
  readonly urgency: Urgency | null
  /** Rules that could not be decided, and the facts that would decide them. */
  readonly undecided: readonly { readonly rule: string; readonly unknown: readonly string[] }[]
}

interface Verdict {
  readonly truth: 'yes' | 'no' | 'unknown'
  readonly evidence: readonly Evidence[]
  readonly unknown: readonly string[]
}

/** Finds why an admitted person may need social work, with the evidence for each reason. */
export function screen(rules: readonly ScreeningRule[], facts: ScreeningFacts): Screened {
  const reasons: ScreeningReason[] = []
  const undecided: { rule: string; unknown: readonly string[] }[] = []
  for (const rule of rules) {
    if (!rule.enabled) continue
    const { truth, evidence, unknown } = weigh(rule.when, facts)
    if (truth === 'unknown') undecided.push({ rule: rule.id, unknown })
    if (truth !== 'yes') continue
    const text = { zh: filled(rule.reason.zh, evidence), en: filled(rule.reason.en, evidence) }
    reasons.push({ rule: rule.id, urgency: rule.urgency, text, evidence })
  }
  return { reasons, urgency: highestUrgency(reasons.map((reason) => reason.urgency)), undecided }
}

export function highestUrgency(urgencies: readonly Urgency[]): Urgency | null {
  return URGENCIES.findLast((urgency) => urgencies.includes(urgency)) ?? null
}

/** Weighs a condition in three values: what is not known is `unknown`, unless the rest decides anyway. */
export function weigh(condition: Condition, facts: ScreeningFacts): Verdict {
  switch (condition.op) {
    case 'all':
      return weighAll(condition.of.map((part) => weigh(part, facts)))
    case 'any':
      return weighAny(condition.of.map((part) => weigh(part, facts)))
    case 'not': {
      const inner = weigh(condition.of, facts)
      if (inner.truth === 'unknown') return inner
      return { ...inner, truth: inner.truth === 'yes' ? 'no' : 'yes' }
    }
    case 'at-least':
      return weighFact(condition.fact, facts[condition.fact], (value) => value >= condition.value)
    case 'at-most':
      return weighFact(condition.fact, facts[condition.fact], (value) => value <= condition.value)
    case 'one-of':
      return weighFact(condition.fact, codeOf(condition.fact, facts), (value) =>
        condition.values.includes(value),
      )
    case 'starts-with':
      return weighFact(condition.fact, codeOf(condition.fact, facts), (value) =>
        condition.values.some((start) => value.startsWith(start)),
      )
    case 'contains':
      return weighFact(condition.fact, codeOf(condition.fact, facts), (value) =>
        condition.values.some((part) => value.includes(part)),
      )
    case 'is':
      return weighFact(condition.fact, facts[condition.fact], (value) => value === condition.value)
    case 'score-at-least':
      return weighFact(
        `${condition.instrument}.${condition.scale}`,
        facts.scores[condition.instrument]?.[condition.scale] ?? null,
        (value) => value >= condition.value,
      )
  }
}

function codeOf(fact: CodeFact, facts: ScreeningFacts): string | null {
  const value = facts[fact]
  if (value === null || value === '') return null
  if (fact === 'sex' && (value === '0' || value === '9')) return null
  return value
}

function weighFact<Value extends string | number | boolean>(
  fact: string,
  value: Value | null,
  holds: (value: Value) => boolean,
): Verdict {
  if (value === null) return { truth: 'unknown', evidence: [], unknown: [fact] }
  return { truth: holds(value) ? 'yes' : 'no', evidence: [{ fact, value }], unknown: [] }
}

function weighAll(parts: readonly Verdict[]): Verdict {
  const against = parts.filter((part) => part.truth === 'no')
  if (against.length > 0) return { truth: 'no', evidence: evidenceOf(against), unknown: [] }
  const open = parts.filter((part) => part.truth === 'unknown')
  if (open.length > 0) return { truth: 'unknown', evidence: [], unknown: unknownOf(open) }
  return { truth: 'yes', evidence: evidenceOf(parts), unknown: [] }
}

function weighAny(parts: readonly Verdict[]): Verdict {
  const speaking = parts.filter((part) => part.truth === 'yes')
  if (speaking.length > 0) return { truth: 'yes', evidence: evidenceOf(speaking), unknown: [] }
  const open = parts.filter((part) => part.truth === 'unknown')
  if (open.length > 0) return { truth: 'unknown', evidence: [], unknown: unknownOf(open) }
  return { truth: 'no', evidence: evidenceOf(parts), unknown: [] }
}

function evidenceOf(parts: readonly Verdict[]): Evidence[] {
  const byFact = new Map(parts.flatMap((part) => part.evidence).map((piece) => [piece.fact, piece]))
  return [...byFact.values()]
}

function unknownOf(parts: readonly Verdict[]): string[] {
  return [...new Set(parts.flatMap((part) => part.unknown))]
}

/** Puts evidence into the `{fact}` places of a text; a place without evidence stays visible as it is. */
export function filled(text: string, evidence: readonly Evidence[]): string {
  return text.replace(/\{([^{}]+)\}/g, (place, fact: string) => {
    const piece = evidence.find((candidate) => candidate.fact === fact)
    return piece ? String(piece.value) : place
  })
}
