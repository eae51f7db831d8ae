import type { CaseState } from './course.ts'
import { Refusal } from './refusal.ts'

/** Somebody can be asked how the service was once it has ended, and while they live. */
export function mayAskRating({
  days,
  state,
  hasDied,
}: {
  /** For how many days such a link works; null where the institution does not ask. */
  readonly days: number | null
  readonly state: CaseState
  readonly hasDied: boolean
}):
  | { readonly days: number }
  | Refusal<'relations.not-asked-here' | 'relations.not-ended' | 'relations.died'> {
  if (days === null) return new Refusal('relations.not-asked-here')
  if (state !== 'closed') return new Refusal('relations.not-ended', { state })
  if (hasDied) return new Refusal('relations.died')
  return { days }
}

/** How often each of the five was said overall, in one month; and how many were asked in it. */
export interface RatedMonth {
  /** `YYYY-MM` */
  readonly month: string
  /** Of 1, 2, 3, 4 and 5. */
  readonly counts: readonly [number, number, number, number, number]
  readonly asked: number
  readonly returned: number
}

export interface RatedPeriod {
  readonly from: string
  readonly to: string
  readonly answers: number
  readonly mean: number
  /** Of 0 … 1: said 4 or 5. */
  readonly content: number
  readonly asked: number
  readonly returned: number
}

/**
 * Months, oldest first, put together until each period holds enough answers that nobody can be made out in it; what is
 * left over at the end goes to the period before, or stays out when there is none.
 */
export function ratedPeriods(months: readonly RatedMonth[], least: number): readonly RatedPeriod[] {
  const periods: RatedMonth[][] = []
  let open: RatedMonth[] = []
  for (const month of months) {
    if (periods.length === 0 && open.length === 0 && month.asked === 0 && answersOf([month]) === 0) continue
    open.push(month)
    if (answersOf(open) < least) continue
    periods.push(open)
    open = []
  }
  const last = periods.at(-1)
  if (last) last.push(...open)
  return periods.map(summed)
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
const answersOf = (months: readonly RatedMonth[]) => sum(months.flatMap(({ counts }) => counts))

function summed(months: readonly RatedMonth[]): RatedPeriod {
  const answers = answersOf(months)
  const points = sum(months.flatMap(({ counts }) => counts.map((count, place) => count * (place + 1))))
  return {
    from: months[0]?.month ?? '',
    to: months.at(-1)?.month ?? '',
    answers,
    mean: points / answers,
    content: sum(months.map(({ counts }) => counts[3] + counts[4])) / answers,
    asked: sum(months.map(({ asked }) => asked)),
    returned: sum(months.map(({ returned }) => returned)),
  }
}
