import type { indicators } from '@quancheng/contract/indicators.ts'
import { dayAt, startOfDay } from '@quancheng/rules/calendar-day.ts'
import { type RawBuilder, sql } from 'kysely'
import { visible } from '../access/visible.ts'
import { clientLines } from '../clients/public.ts'
import type { Action } from '../http/call.ts'
import { asCount, COUNT_UP_TO, cursorOf, cut, readRowCursor } from '../http/page.ts'
import { orNotFound } from '../http/refused.ts'

interface Row {
  id: string
  case_id: string
  number: string
  client_id: string
  worker: string
  at: Date
}

const CASES = (condition: RawBuilder<unknown>) => sql`
  select c.id, c.id as case_id, c.number, c.client_id, c.worker_id, c.team_id, c.co_worker_ids, c.department_id, c.opened_at as at, c.org_id from case_file c where ${condition}`
const RECORDS = (condition: RawBuilder<unknown>) => sql`
  select r.id, r.case_id, c.number, r.client_id, r.worker_id, c.team_id, c.co_worker_ids, c.department_id, r.occurred_at as at, r.org_id
  from service_record r join case_file c on c.org_id = r.org_id and c.id = r.case_id where r.state = 'signed' and ${condition}`
const FOLLOW_UPS = (condition: RawBuilder<unknown>) => sql`
  select f.id, f.case_id, c.number, f.client_id, f.assignee_id as worker_id, c.team_id, c.co_worker_ids, c.department_id, f.planned_on::timestamp at time zone 'Asia/Shanghai' as at, f.org_id
  from follow_up f join case_file c on c.org_id = f.org_id and c.id = f.case_id where f.state <> 'cancelled' and ${condition}`

/** The rows this month's figure is made of, for those whose duties open the cases behind it. */
export const rows: Action<typeof indicators.rows> = async (call) => {
  const { tx, orgId, actor, at, input } = call
  const month = new Date(startOfDay(`${dayAt(at.getTime()).slice(0, 8)}01`))
  const records = RECORDS(sql`r.org_id = ${orgId} and r.occurred_at >= ${month}`)
  const sources: Readonly<Record<string, RawBuilder<unknown>>> = {
    newCases: CASES(sql`c.org_id = ${orgId} and c.opened_at >= ${month}`),
    activeCases: CASES(sql`c.org_id = ${orgId} and c.live = true`),
    caseServices: records,
    serviceHours: records,
    recordTimely: records,
    followRate: FOLLOW_UPS(
      sql`f.org_id = ${orgId} and f.planned_on >= (${month} at time zone 'Asia/Shanghai')::date and f.planned_on <= (${at} at time zone 'Asia/Shanghai')::date`,
    ),
  }
  orNotFound(call.content.indicators.indicators.find(({ id }) => id === input.indicator))
  const source = sources[input.indicator]
  // What people say is kept without a name: behind it there is nothing to open.
  if (!source) return { rows: [], next: null, count: 0, more: false }
  const mine = visible(actor, 'cases.read', {
    own: ['s.worker_id'],
    ownAny: ['s.co_worker_ids'],
    team: 's.team_id',
    department: 's.department_id',
  })
  const after = readRowCursor(input.after)
  const [found, counted] = await Promise.all([
    sql<Row>`
      select s.id, s.case_id, s.number, s.client_id, m.name as worker, s.at from (${source}) s
      left join member m on m.org_id = ${orgId} and m.account_id = s.worker_id
      where s.org_id = ${orgId} and ${mine} and ${after ? sql<boolean>`(s.at, s.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql<boolean>`true`}
      order by s.at desc, s.id desc limit ${input.limit + 1}`.execute(tx),
    sql<{
      count: number
    }>`select count(*)::int as count from (select 1 from (${source}) s where s.org_id = ${orgId} and ${mine} limit ${COUNT_UP_TO + 1}) n`.execute(
      tx,
    ),
  ])
  const { shown, last } = cut(found.rows, input.limit)
  const lines = await clientLines(
    call,
    shown.map((row) => row.client_id),
  )
  const count = counted.rows[0]?.count ?? 0
  return {
    rows: shown.map((row) => ({
      id: row.id,
      caseId: row.case_id,
      number: row.number,
      client: lines.get(row.client_id)?.name ?? null,
      worker: row.worker,
      at: row.at.toISOString(),
    })),
    next: last ? cursorOf(last.at, last.id) : null,
    ...asCount(count),
  }
}
