import type { Reason } from '@quancheng/contract/intake.ts'
import { ageOn, dayAt, daysBetween } from '@quancheng/rules/calendar-day.ts'
import type { Urgency } from '@quancheng/rules/request.ts'
import {
  highestUrgency,
  NOTHING_KNOWN,
  type Screened,
  type ScreeningFacts,
  screen,
} from '@quancheng/rules/screening.ts'
import type { Content } from '../content/load.ts'
import type { Stay } from './stays.ts'

/** What the rules would have found about a stay at an instant, as screening keeps it in a request. */
export interface Found {
  readonly urgency: Urgency
  readonly reasons: readonly Reason[]
  readonly rules: readonly string[]
}

export function screenStay(
  content: Content,
  stay: Stay,
  at: number,
  scores: ScreeningFacts['scores'] = {},
): Found | null {
  const admitted = dayAt(stay.admittedAt)
  const screened = screen(content.screening.rules, {
    ...NOTHING_KNOWN,
    age: ageOn(stay.person.birthDate, admitted),
    sex: String(stay.person.sex),
    diagnosisCode: stay.diagnosis.code,
    payer: stay.person.payer,
    readmissionWithinDays: stay.leftBefore === null ? null : daysBetween(dayAt(stay.leftBefore), admitted),
    lengthOfStayDays: daysBetween(admitted, dayAt(at)),
    departmentName: stay.ward.name,
    departmentKind: stay.ward.kind,
    admittedThroughEmergency: stay.throughEmergency ? true : null,
    scores,
  })
  if (screened.urgency === null) return null
  return {
    urgency: highestUrgency(screened.reasons.map((reason) => reason.urgency)) ?? 'routine',
    reasons: reasonsOf(content, screened, at),
    rules: screened.reasons.map((reason) => reason.rule),
  }
}

/** As a request keeps them: what was found with its evidence, and what nobody has asked yet. */
function reasonsOf(content: Content, screened: Screened, at: number): Reason[] {
  const instant = new Date(at).toISOString()
  const found = screened.reasons.map(({ rule, text, evidence }) => ({
    code: rule,
    text,
    facts: Object.fromEntries(evidence.map(({ fact, value }) => [fact, value])),
    source: evidence.some(({ fact }) => fact.includes('.')) ? 'instrument' : 'admission',
    at: instant,
    unknown: false,
  }))
  const open = screened.undecided.flatMap(({ rule: id, unknown }) => {
    const rule = content.screening.rules.find((one) => one.id === id)
    if (!rule || !unknown.every((fact) => fact.includes('.'))) return []
    const blank = (text: string) => text.replace(/\{[^{}]+\}/gu, '…')
    const text = { zh: blank(rule.reason.zh), en: blank(rule.reason.en) }
    return [{ code: id, text, facts: { unknown }, source: 'instrument', at: instant, unknown: true }]
  })
  return [...found, ...open]
}
