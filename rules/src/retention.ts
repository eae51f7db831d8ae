import { type CalendarDay, compareDays, isCalendarDay } from './calendar-day.ts'
import { Refusal } from './refusal.ts'

export interface RetentionYears {
  readonly inpatientYears: number | null
  readonly outpatientYears: number | null
  readonly psychiatricYears: number | null
  /** Whether the social-work record is kept as the medical record is; null while nobody has decided. */
  readonly followsMedicalRecord: boolean | null
}

/** What a file holds that a law may keep. Stays alone hold nothing: their record is the hospital's own, elsewhere. */
export interface KeptRecord {
  /** The last day of social work on record here; null when there is no record at all. */
  readonly lastDay: CalendarDay | null
  readonly wasInpatient: boolean
  readonly wasPsychiatric: boolean
}

/** Until when a law keeps the record; null when none does, `unset` when the institution has not said for how long. */
export function retentionUntil(record: KeptRecord, years: RetentionYears): CalendarDay | 'unset' | null {
  if (record.lastDay === null || years.followsMedicalRecord === false) return null
  if (years.followsMedicalRecord === null) return 'unset'
  const spans = [
    record.wasInpatient ? years.inpatientYears : years.outpatientYears,
    ...(record.wasPsychiatric ? [years.psychiatricYears] : []),
  ]
  const longest = Math.max(...spans.map((span) => span ?? Number.POSITIVE_INFINITY))
  return longest === Number.POSITIVE_INFINITY ? 'unset' : addYears(record.lastDay, longest)
}

export const RIGHTS_KINDS = ['see', 'copy', 'correct', 'restrict', 'erase', 'explain'] as const
export type RightsKind = (typeof RIGHTS_KINDS)[number]
export const RIGHTS_ASKERS = ['client', 'guardian', 'relative'] as const
export type RightsAsker = (typeof RIGHTS_ASKERS)[number]
export const RIGHTS_OUTCOMES = ['granted', 'partly', 'refused'] as const
export type RightsOutcome = (typeof RIGHTS_OUTCOMES)[number]

/** 近亲属 (Civil Code art. 1045) in GB/T 4761: spouse, children, grandchildren, parents, grandparents, brothers and sisters; in-laws are not. */
const CLOSE_RELATIVES: ReadonlySet<string> = new Set(
  '10 11 12 20 21 22 23 24 25 26 27 29 30 31 32 33 34 35 36 37 39 40 41 42 43 44 50 51 52 57 58 60 61 62 63 64 70 71 73 75 77'.split(
    ' ',
  ),
)

/** Whether this person may ask: the client; for a living one a guardian; for a dead one a close relative (个保法 49). */
export function mayAsk(asked: {
  readonly askedBy: RightsAsker
  readonly relation: string | null
  readonly proof: string | null
  readonly hasDied: boolean
}): Refusal<
  'clients.asker-died' | 'clients.asker-not-relative' | 'clients.asker-not-dead' | 'clients.proof-missing'
> | null {
  if (asked.askedBy === 'client') return asked.hasDied ? new Refusal('clients.asker-died') : null
  if (asked.askedBy === 'guardian' && asked.hasDied) return new Refusal('clients.asker-died')
  if (asked.askedBy === 'relative') {
    if (!asked.hasDied) return new Refusal('clients.asker-not-dead')
    if (asked.relation === null || !CLOSE_RELATIVES.has(asked.relation))
      return new Refusal('clients.asker-not-relative')
  }
  return asked.proof?.trim() ? null : new Refusal('clients.proof-missing')
}

/** What still stands in the way of erasing a file, or lets it go only as far as a store. */
export interface ErasureFacts {
  readonly isServed: boolean
  readonly isHeld: boolean
  readonly until: CalendarDay | 'unset' | null
  readonly today: CalendarDay
}

type CannotErase = Refusal<'clients.still-served' | 'clients.held' | 'clients.retention-unset'>

/** Erasing against retention (个保法 47): `erased` when no law keeps the file, otherwise only stored until its day. */
export function erasureOf(
  facts: ErasureFacts,
): 'erased' | { readonly storedUntil: CalendarDay } | CannotErase {
  if (facts.isHeld) return new Refusal('clients.held')
  if (facts.isServed) return new Refusal('clients.still-served')
  if (facts.until === 'unset') return new Refusal('clients.retention-unset')
  return facts.until === null || compareDays(facts.until, facts.today) < 0
    ? 'erased'
    : { storedUntil: facts.until }
}

/** An answer: anything but a full yes says why in writing; a full yes to erasing is no truth where a law keeps the file. */
export function answerRight(given: {
  readonly kind: RightsKind
  readonly outcome: RightsOutcome
  readonly words: string | null
  readonly isAnswered: boolean
  readonly effect: 'erased' | { readonly storedUntil: CalendarDay } | null
}): Refusal<'clients.right-answered' | 'clients.answer-missing' | 'clients.retention-holds'> | null {
  if (given.isAnswered) return new Refusal('clients.right-answered')
  if (given.outcome !== 'granted' && !given.words?.trim()) return new Refusal('clients.answer-missing')
  if (given.outcome === 'granted' && given.effect !== null && given.effect !== 'erased')
    return new Refusal('clients.retention-holds', { until: given.effect.storedUntil })
  return null
}

/** The same day so many years on; the day after where that year has no 29 February, as a law keeps at least so long. */
export function addYears(day: CalendarDay, years: number): CalendarDay {
  const year = String(Number(day.slice(0, 4)) + years).padStart(4, '0')
  const same = `${year}${day.slice(4)}`
  return isCalendarDay(same) ? same : `${year}-03-01`
}
