import { type CalendarDay, compareDays } from './calendar-day.ts'
import { Refusal } from './refusal.ts'

export interface ImpactAssessment {
  readonly kind: string
  readonly assessedOn: CalendarDay
  readonly reviewOn: CalendarDay
  readonly isReplaced: boolean
}

/** It counts while no newer one took its place and its day of review has not gone by. */
export function isLiving(
  { reviewOn, isReplaced }: Pick<ImpactAssessment, 'reviewOn' | 'isReplaced'>,
  today: CalendarDay,
): boolean {
  return !isReplaced && compareDays(reviewOn, today) >= 0
}

/** An assessment is of a day that has come, is looked at again later, and takes the place of the newest of its kind. */
export function mayAssess(
  given: Pick<ImpactAssessment, 'kind' | 'assessedOn' | 'reviewOn'>,
  before: Pick<ImpactAssessment, 'kind' | 'isReplaced'> | null,
  today: CalendarDay,
): Refusal<
  | 'compliance.assessed-later'
  | 'compliance.review-too-early'
  | 'compliance.replaced'
  | 'compliance.another-kind'
> | null {
  if (compareDays(given.assessedOn, today) > 0) return new Refusal('compliance.assessed-later')
  if (compareDays(given.reviewOn, given.assessedOn) <= 0 || compareDays(given.reviewOn, today) < 0)
    return new Refusal('compliance.review-too-early')
  if (before?.isReplaced) return new Refusal('compliance.replaced')
  return before && before.kind !== given.kind ? new Refusal('compliance.another-kind') : null
}

/** Something goes into use only where an assessment of a kind that opens it is living (个保法 55). */
export function unlessAssessed(
  opening: readonly string[],
  living: readonly string[],
): Refusal<'compliance.impact-assessment-missing'> | null {
  return opening.some((kind) => living.includes(kind))
    ? null
    : new Refusal('compliance.impact-assessment-missing', { kinds: [...opening] })
}
