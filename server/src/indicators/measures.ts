import { addDays, dayAt, startOfDay } from '@quancheng/rules/calendar-day.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Work } from '../http/call.ts'

/** A share is shown only over at least this many rows, so that a figure never tells about one person. */
export const SMALLEST_SHOWN = 10

export interface Measured {
  readonly value: number | null
  /** From how many rows on it is shown, where there are fewer; null where it is shown. */
  readonly fewerThan: number | null
}

interface Row {
  new_cases: number
  active_cases: number
  services: number
  minutes: number
  in_time: number
  due: number
  followed: number
  rated: number
  content: number
  asked: number
  returned: number
}

/** The month's figures between two instants, for the workers the condition allows (columns `w.team_id`, `w.worker_id`). */
export async function measures(
  { tx, orgId, content }: Pick<Work, 'tx' | 'orgId' | 'content'>,
  from: Date,
  until: Date,
  theirs: (alias: string) => RawBuilder<boolean>,
): Promise<Record<string, Measured>> {
  const { rows } = await sql<Row>`
    select
      (select count(*)::int from case_file c where c.org_id = ${orgId} and c.opened_at >= ${from} and c.opened_at < ${until} and ${theirs('c')}) as new_cases,
      (select count(*)::int from case_file c where c.org_id = ${orgId} and c.opened_at < ${until} and (c.closed_at is null or c.closed_at >= ${until}) and ${theirs('c')}) as active_cases,
      r.services, r.minutes, r.in_time, f.due, f.followed, s.rated, s.content, l.asked, l.returned
    from
      (select count(*)::int as services, coalesce(sum(r.minutes), 0)::int as minutes, count(*) filter (where not r.late)::int as in_time
       from service_record r where r.org_id = ${orgId} and r.state = 'signed' and r.occurred_at >= ${from} and r.occurred_at < ${until} and ${theirs('r')}) r,
      (select count(*)::int as due, count(*) filter (where f.state = 'done' and (f.done_at at time zone 'Asia/Shanghai')::date <= f.planned_on)::int as followed
       from follow_up f where f.org_id = ${orgId} and f.state <> 'cancelled'
         and f.planned_on >= (${from} at time zone 'Asia/Shanghai')::date and f.planned_on < (${until} at time zone 'Asia/Shanghai')::date and ${theirs('f')}) f,
      (select count(*)::int as rated, count(*) filter (where s.overall >= 4)::int as content
       from satisfaction s where s.org_id = ${orgId} and s.answered_on >= ${lastMonth(from)}::date and s.answered_on < ${monthOf(from)}::date and ${theirs('s')}) s,
      (select count(*)::int as asked, count(*) filter (where l.used_at is not null)::int as returned
       from door_link l
       where l.org_id = ${orgId} and l.closure_id is not null and (l.used_at is not null or l.withdrawn_at is null)
         and l.made_at >= ${new Date(startOfDay(lastMonth(from)))} and l.made_at < ${new Date(startOfDay(monthOf(from)))}
         and ${theirs('l')}) l`.execute(tx)
  const row = rows[0]
  if (!row) throw new Error('an aggregate answered no row')
  const count = (value: number): Measured => ({ value, fewerThan: null })
  const said = content.ratingForm.leastAnswers.value
  const share = (part: number, of: number, least = SMALLEST_SHOWN): Measured => {
    if (of === 0) return { value: null, fewerThan: null }
    return of < least
      ? { value: null, fewerThan: least }
      : { value: Math.round((part / of) * 1000) / 10, fewerThan: null }
  }
  return {
    newCases: count(row.new_cases),
    activeCases: count(row.active_cases),
    caseServices: count(row.services),
    serviceHours: count(Math.round(row.minutes / 6) / 10),
    recordTimely: share(row.in_time, row.services),
    followRate: share(row.followed, row.due),
    satisfaction: share(row.content, row.rated, said),
    satisfactionReturned: share(row.returned, row.asked, said),
  }
}

const monthOf = (instant: Date) => `${dayAt(instant.getTime()).slice(0, 7)}-01`
/** What people say is counted when its month is over: a figure that moves with one answer would give it away. */
const lastMonth = (instant: Date) => `${addDays(monthOf(instant), -1).slice(0, 7)}-01`
