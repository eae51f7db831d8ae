import type { Reason } from '@quancheng/contract/intake.ts'
import type { Urgency } from '@quancheng/rules/request.ts'
import { NOTHING_KNOWN, type Screened, screen } from '@quancheng/rules/screening.ts'
import type { Work } from '../http/call.ts'

const THERMOMETER = 'distress-thermometer'

/** What a number on the thermometer says by the screening rules; below every cut-off it is kept all the same. */
export function readDistress(
  content: Work['content'],
  distress: number | null,
  at: Date,
): { reasons: Reason[]; urgency: Urgency | null } {
  const instrument = content.findInstrument(THERMOMETER)
  if (distress === null || !instrument) return { reasons: [], urgency: null }
  const screened = screen(content.screening.rules, {
    ...NOTHING_KNOWN,
    scores: { [THERMOMETER]: { [instrument.mainScale]: distress } },
  })
  if (screened.reasons.length > 0)
    return { reasons: fromScreening(screened, 'person', at), urgency: screened.urgency }
  const text = {
    zh: `${instrument.shortName.zh} ${distress}`,
    en: `${instrument.shortName.en} ${distress}`,
  }
  const facts = { instrument: THERMOMETER, score: distress }
  return {
    reasons: [{ code: 'score', text, facts, source: 'instrument', at: at.toISOString(), unknown: false }],
    urgency: null,
  }
}

/** Reasons as a request keeps them: each with its evidence and where that comes from. */
export function fromScreening(
  { reasons }: Pick<Screened, 'reasons'>,
  source: 'admission' | 'person',
  at: Date,
): Reason[] {
  return reasons.map(({ rule, text, evidence }) => ({
    code: rule,
    text,
    facts: Object.fromEntries(evidence.map(({ fact, value }) => [fact, value])),
    source: evidence.some(({ fact }) => fact.includes('.')) ? 'instrument' : source,
    at: at.toISOString(),
    unknown: false,
  }))
}
