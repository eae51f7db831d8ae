import { addDays, startOfDay } from '@quancheng/rules/calendar-day.ts'
import type { Story } from './story.ts'

/** The last second of a day in China, as the work list counts it. */
export function endOf(day: string): number {
  return startOfDay(addDays(day, 1)) - 1_000
}

/** What the work list shows of a case, by the same rule as the house's own (cases/due.ts). */
export function dueOf(
  story: Story,
  isClosed: boolean,
  open: readonly number[],
): { readonly lastServiceAt: number | null; readonly nextDueAt: number | null } {
  const signed = story.records.filter((record) => record.signedAt !== null)
  const latest = signed.toSorted((one, other) => other.at - one.at)[0]
  const agreed = story.plans.findLast((plan) => plan.agreedAt !== null)
  const due = [...open]
  if (!isClosed && latest?.nextOn) due.push(endOf(latest.nextOn))
  if (!isClosed && agreed?.reviewOn) due.push(endOf(agreed.reviewOn))
  return { lastServiceAt: latest?.at ?? null, nextDueAt: due.length === 0 ? null : Math.min(...due) }
}
