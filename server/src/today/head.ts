import type { today } from '@quancheng/contract/today.ts'
import { type RawBuilder, sql } from 'kysely'
import { membersOfMyTeam, ofMyTeam } from '../access/of-my-team.ts'
import { safetyFor } from '../assessments/public.ts'
import { clientLines } from '../clients/public.ts'
import type { Action, Call } from '../http/call.ts'
import { measures } from '../indicators/public.ts'
import { notAgainst } from '../intake/public.ts'
import { caseloads, EMPTY } from './caseload.ts'
import { spanAt } from './span.ts'
import { rowsOf } from './today-rows.ts'

type HeadCall = Call<typeof today.head>
const MOST_LOOPS = 30

/** The team this morning: risk, loops that have not closed, what waits for a signature, the month so far. */
export const head: Action<typeof today.head> = async (call) => {
  const { actor, at, content } = call
  const span = spanAt(at, 'today')
  const mine = ofMyTeam(actor)
  const [safety, now, before, loads, members, effort, loops, closures, own] = await Promise.all([
    safetyFor(call, actor),
    measures(call, span.startOfMonth, at, mine),
    measures(call, span.startOfMonthBefore, span.sameTimeBefore, mine),
    caseloads(call, mine('c')),
    membersOfMyTeam(call, actor),
    effortOf(call, span.startOfWeek, mine),
    loopsOf(call, mine),
    closuresOf(call, mine),
    rowsOf(call, actor.accountId, span),
  ])
  const lines = await clientLines(call, [
    ...safety.map((task) => task.clientId),
    ...loops.map((loop) => loop.client_id),
    ...closures.map((row) => row.client_id),
    ...own.map((row) => row.clientId),
  ])
  const nameOf = (clientId: string | null) => (clientId && lines.get(clientId)?.name) || ''
  const people = new Map(members.map((member) => [member.id, member]))
  return {
    now: at.toISOString(),
    safety: safety.flatMap((task) => {
      const client = lines.get(task.clientId)
      return client ? [{ ...task, client }] : []
    }),
    month: content.indicators.indicators.map(({ id, unit, target, status }) => ({
      indicator: id,
      value: now[id]?.value ?? null,
      unit,
      before: before[id]?.value ?? null,
      fewerThan: now[id]?.fewerThan ?? null,
      target,
      targetStatus: target === null ? 'unknown' : status,
    })),
    workers: members
      .filter((member) => loads.has(member.id) || member.works)
      .map((member) => {
        const load = loads.get(member.id) ?? EMPTY()
        const done = effort.get(member.id)
        return {
          worker: { id: member.id, name: member.name },
          title: member.title,
          open: load.open,
          risks: load.risks,
          stages: load.stages,
          unsigned: done?.unsigned ?? 0,
          overdue: done?.overdue ?? 0,
          weekMinutes: done?.minutes ?? 0,
        }
      }),
    loops: loops.slice(0, MOST_LOOPS).map((loop) => ({
      kind: loop.kind,
      id: loop.id,
      caseId: loop.case_id,
      client: nameOf(loop.client_id),
      what: { code: loop.code, facts: loop.facts },
      worker: (loop.worker_id && people.get(loop.worker_id)?.name) || null,
      dueAt: loop.due_at.toISOString(),
    })),
    loopsMore: loops.length > MOST_LOOPS,
    closures: closures.map((row) => ({
      closureId: row.id,
      caseId: row.case_id,
      client: nameOf(row.client_id),
      worker: people.get(row.asked_by)?.name ?? '',
      reason: row.reason,
      askedAt: row.asked_at.toISOString(),
      missing: row.missing,
    })),
    conferences: own
      .filter((row) => row.kind === 'conference')
      .map((row) => ({
        id: row.id,
        client: nameOf(row.clientId),
        beginsAt: row.dueAt ?? '',
        place: row.text.words ?? '',
      })),
    lateRecords: [...effort.values()].reduce((sum, one) => sum + one.late, 0),
  }
}

interface Effort {
  worker_id: string
  minutes: number
  unsigned: number
  late: number
  overdue: number
}

async function effortOf(
  { tx, orgId, at, content }: HeadCall,
  week: Date,
  mine: (alias: string) => RawBuilder<boolean>,
) {
  const lateAfter = content.deadlines.recordLateAfterMinutes
  const lateBefore = lateAfter === null ? null : new Date(at.getTime() - lateAfter * 60_000)
  const { rows } = await sql<Effort>`
    select worker_id, sum(minutes)::int as minutes, sum(unsigned)::int as unsigned, sum(late)::int as late, sum(overdue)::int as overdue from (
      select r.worker_id, coalesce(sum(r.minutes), 0) as minutes, 0 as unsigned, count(*) filter (where r.late) as late, 0 as overdue
      from service_record r where r.org_id = ${orgId} and r.state = 'signed' and r.occurred_at >= ${week} and ${mine('r')} group by r.worker_id
      union all
      select r.worker_id, 0, count(*), 0, count(*) filter (where r.occurred_at < ${lateBefore}::timestamptz)
      from service_record r where r.org_id = ${orgId} and r.state = 'draft' and ${mine('r')} group by r.worker_id
      union all
      select t.assignee_id, 0, 0, 0, count(*) from task t
      where t.org_id = ${orgId} and t.state = 'open' and t.due_at < ${at} and t.assignee_id is not null and ${mine('t')} group by t.assignee_id
      union all
      select f.assignee_id, 0, 0, 0, count(*) from follow_up f
      where f.org_id = ${orgId} and f.state = 'planned' and f.planned_on < (${at} at time zone 'Asia/Shanghai')::date and ${mine('f')} group by f.assignee_id
    ) e group by worker_id`.execute(tx)
  return new Map(rows.map((row) => [row.worker_id, row]))
}

interface Loop {
  kind: 'request' | 'follow-up' | 'safety' | 'record' | 'task'
  id: string
  case_id: string | null
  client_id: string | null
  worker_id: string | null
  code: string
  facts: Record<string, unknown>
  due_at: Date
}

/** What should have closed by now and has not, the longest overdue first. */
async function loopsOf({ tx, orgId, at, actor }: HeadCall, mine: (alias: string) => RawBuilder<boolean>) {
  const { rows } = await sql<Loop>`
    select * from (
      (select 'request' as kind, r.id, r.case_id, r.client_id, r.offered_to as worker_id, r.source as code, jsonb_build_object('urgency', r.urgency, 'escalation', r.escalation) as facts, r.due_at
       from request r where r.org_id = ${orgId} and r.state = 'waiting' and r.due_at < ${at} and ${notAgainst(actor)} order by r.due_at limit 40)
      union all
      (select 'follow-up', f.id, f.case_id, f.client_id, f.assignee_id, 'follow-up', jsonb_build_object('method', f.method), (f.planned_on + 1)::timestamp at time zone 'Asia/Shanghai'
       from follow_up f where f.org_id = ${orgId} and f.state = 'planned' and f.planned_on < (${at} at time zone 'Asia/Shanghai')::date and ${mine('f')} order by f.planned_on limit 40)
      union all
      (select 'task', t.id, t.case_id, t.client_id, t.assignee_id, t.kind, t.facts, t.due_at
       from task t where t.org_id = ${orgId} and t.state = 'open' and t.kind <> 'safety' and t.due_at < ${at} and ${mine('t')} order by t.due_at limit 40)
    ) loops order by due_at limit ${MOST_LOOPS + 1}`.execute(tx)
  return rows
}

async function closuresOf({ tx, orgId, actor }: HeadCall, mine: (alias: string) => RawBuilder<boolean>) {
  const { rows } = await sql<{
    id: string
    case_id: string
    client_id: string
    asked_by: string
    reason: string
    asked_at: Date
    missing: number
  }>`
    select l.id, l.case_id, c.client_id, l.asked_by, l.reason, l.asked_at, cardinality(l.missing) as missing
    from closure l join case_file c on c.org_id = l.org_id and c.id = l.case_id
    where l.org_id = ${orgId} and l.state = 'requested' and l.asked_by <> ${actor.accountId} and ${mine('c')}
    order by l.asked_at limit 50`.execute(tx)
  return rows
}
