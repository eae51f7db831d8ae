import type { today } from '@quancheng/contract/today.ts'
import { sql } from 'kysely'
import { safetyFor } from '../assessments/public.ts'
import { clientLines } from '../clients/public.ts'
import type { Action, Work } from '../http/call.ts'
import { queueFor } from '../intake/public.ts'
import { caseloads, EMPTY } from './caseload.ts'
import { spanAt } from './span.ts'
import { isOverdue, rowsOf, type Unnamed } from './today-rows.ts'

const MOST_REQUESTS = 20

/** Who needs me today: risk first, then new requests, what is overdue, what is due; one list that can be emptied. */
export const worker: Action<typeof today.worker> = async (call) => {
  const { actor, at, input, content } = call
  const span = spanAt(at, input.span)
  const [safety, queue, rows, loads, weekMinutes, waiting] = await Promise.all([
    safetyFor(call, actor),
    queueFor(call, actor, MOST_REQUESTS),
    rowsOf(call, actor.accountId, span),
    caseloads(call, sql<boolean>`c.worker_id = ${actor.accountId}`),
    minutesSince(call, actor.accountId, span.startOfWeek),
    waitingOnOthers(call, actor.accountId),
  ])
  const lines = await clientLines(call, [
    ...rows.map((row) => row.clientId),
    ...safety.map((task) => task.clientId),
    ...waiting.map((row) => row.client_id),
  ])
  const named = ({ clientId, ...row }: Unnamed) => ({
    ...row,
    client: (clientId && lines.get(clientId)) || null,
  })
  const open = rows.filter((row) => row.doneAt === null).sort(byDue)
  const late = (row: Unnamed) => isOverdue(row, at, span, content.deadlines.recordLateAfterMinutes)
  const overdue = open.filter(late)
  const due = open.filter((row) => !late(row))
  const load = loads.get(actor.accountId) ?? EMPTY()
  return {
    now: at.toISOString(),
    safety: safety.flatMap((task) => {
      const client = lines.get(task.clientId)
      return client ? [{ ...task, client }] : []
    }),
    requests: queue.rows,
    requestsMore: queue.more,
    overdue: overdue.map(named),
    due: due.map(named),
    done: rows.filter((row) => row.doneAt !== null).map(named),
    left: safety.length + queue.rows.length + open.length,
    stages: load.stages,
    risks: load.risks,
    route: await routeOf(call, open),
    waiting: waiting.map((row) => ({
      caseId: row.case_id,
      client: lines.get(row.client_id)?.name ?? '',
      what: row.what,
      since: row.since.toISOString(),
    })),
    weekMinutes,
    drafts: open.filter((row) => row.kind === 'draft').length,
  }
}

function byDue(a: Unnamed, b: Unnamed): number {
  return (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9')
}

async function minutesSince({ tx, orgId }: Work, workerId: string, since: Date): Promise<number> {
  const { rows } = await sql<{ minutes: number }>`
    select coalesce(sum(minutes), 0)::int as minutes from service_record
    where org_id = ${orgId} and worker_id = ${workerId} and occurred_at >= ${since} and state = 'signed'`.execute(
    tx,
  )
  return rows[0]?.minutes ?? 0
}

/** Where the ball is with somebody else: closures a supervisor has not decided yet. */
async function waitingOnOthers({ tx, orgId }: Work, workerId: string) {
  const { rows } = await sql<{ case_id: string; client_id: string; what: string; since: Date }>`
    select c.id as case_id, c.client_id, 'closure' as what, l.asked_at as since
    from case_file c join closure l on l.org_id = c.org_id and l.case_id = c.id and l.state = 'requested'
    where c.org_id = ${orgId} and c.worker_id = ${workerId} and c.live = true and c.state = 'closing'
    order by l.asked_at limit 20`.execute(tx)
  return rows
}

/** Today's way through the house: floor by floor, whom to see there. */
async function routeOf(call: Work, rows: readonly Unnamed[]) {
  const clientIds = [...new Set(rows.map((row) => row.clientId).filter((id) => id !== null))]
  if (clientIds.length === 0) return []
  const { rows: stops } = await sql<{ floor: string; department: string; client_id: string }>`
    select coalesce(d.floor, '') as floor, d.name as department, e.client_id
    from encounter e join department d on d.org_id = e.org_id and d.id = e.department_id
    where e.org_id = ${call.orgId} and e.status = 'in-progress' and e.client_id = any(${clientIds}::uuid[])
    order by length(d.floor), d.floor, d.name limit 60`.execute(call.tx)
  const lines = await clientLines(
    call,
    stops.map((stop) => stop.client_id),
  )
  const caseOf = new Map(rows.map((row) => [row.clientId, row.caseId]))
  return [...Map.groupBy(stops, (stop) => stop.floor)].map(([floor, on]) => ({
    floor,
    stops: on.map((stop) => ({
      department: stop.department,
      name: lines.get(stop.client_id)?.name ?? '',
      caseId: caseOf.get(stop.client_id) ?? null,
    })),
  }))
}
