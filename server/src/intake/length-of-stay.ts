import { addDays, dayAt, startOfDay } from '@quancheng/rules/calendar-day.ts'
import { sql } from 'kysely'
import { lengthOfStayRules } from '../assist/public.ts'
import type { Work } from '../http/call.ts'
import { screenEncounters } from './screen-encounters.ts'

const AT_ONCE = 500
const NIGHT_HOUR_MS = 2 * 3_600_000

/** Every night: people who have by now been here long enough for a rule on the length of stay, of the screening or of the hint of risk. Sets itself for the next night. */
export async function screenLongStays(work: Work): Promise<void> {
  await scheduleLongStays(work)
  const rules = lengthOfStayRules([...work.content.screening.rules, ...work.content.risk.factors])
  if (rules.length === 0) return
  const days = Math.min(...rules.map((rule) => rule.days))
  const admittedBefore = new Date(startOfDay(addDays(dayAt(work.at.getTime()), 1 - days)))
  let after: string | null = null
  do {
    const ids = await longStays(work, admittedBefore, after)
    await screenEncounters(work, ids)
    after = ids.length === AT_ONCE ? (ids.at(-1) ?? null) : null
  } while (after !== null)
}

/** Sets the nightly look for this organisation; setting it twice sets it once. */
export async function scheduleLongStays(work: Pick<Work, 'orgId' | 'at' | 'enqueue'>): Promise<void> {
  const tonight = startOfDay(dayAt(work.at.getTime())) + NIGHT_HOUR_MS
  const next =
    tonight > work.at.getTime() ? tonight : startOfDay(addDays(dayAt(work.at.getTime()), 1)) + NIGHT_HOUR_MS
  await work.enqueue('intake-length-of-stay', {}, new Date(next), `intake-length-of-stay:${work.orgId}`)
}

async function longStays({ tx, orgId }: Work, admittedBefore: Date, after: string | null): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from encounter
    where org_id = ${orgId} and status = 'in-progress' and class in ('inpatient', 'emergency') and admitted_at < ${admittedBefore}
      and (${after}::uuid is null or id > ${after}::uuid)
    order by id limit ${AT_ONCE}`.execute(tx)
  return rows.map((row) => row.id)
}
