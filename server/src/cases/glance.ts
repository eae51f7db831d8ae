import type { cases } from '@quancheng/contract/cases.ts'
import { reachOf } from '@quancheng/rules/access.ts'
import { dayAt } from '@quancheng/rules/calendar-day.ts'
import type { Stage } from '@quancheng/rules/course.ts'
import { visible } from '../access/visible.ts'
import { clientLines, isRemoved } from '../clients/public.ts'
import type { Call } from '../http/call.ts'
import { orNotFound } from '../http/refused.ts'
import { requestsOfClient } from '../intake/public.ts'
import { peopleOf } from './people.ts'

type GlanceCall = Call<typeof cases.glance>

/** What social work is doing for a patient: who, at which step, when next; no word of what was said. */
export async function glance(call: GlanceCall) {
  const { input } = call
  const [clients, found, requests] = await Promise.all([
    clientLines(call, [input.clientId]),
    casesOf(call),
    requestsOfClient(call, call.actor, input.clientId),
  ])
  const client = orNotFound(clients.get(input.clientId))
  if (!(await isWithinSight(call)) || (await isRemoved(call, input.clientId))) orNotFound(null)
  const person = await peopleOf(
    call,
    found.map((row) => row.worker_id),
  )
  call.record({
    act: 'cases.glance',
    subjectKind: 'client',
    subjectId: input.clientId,
    clientId: input.clientId,
    facts: { cases: found.length },
  })
  return {
    client,
    cases: found.map((row) => ({
      number: row.number,
      stage: row.stage as Stage,
      state: row.state as 'open' | 'closing' | 'closed',
      worker: person(row.worker_id).name,
      openedAt: row.opened_at.toISOString(),
      lastServiceAt: row.last_service_at?.toISOString() ?? null,
      nextOn: row.next_due_at === null ? null : dayAt(row.next_due_at.getTime()),
    })),
    requests: requests.map(({ id, state, raisedAt, dueAt, declineReason }) => ({
      id,
      state,
      raisedAt,
      dueAt,
      declineReason,
    })),
  }
}

async function casesOf({ tx, orgId, input }: GlanceCall) {
  return tx
    .selectFrom('case_file')
    .select(['number', 'stage', 'state', 'worker_id', 'opened_at', 'last_service_at', 'next_due_at'])
    .where('org_id', '=', orgId)
    .where('client_id', '=', input.clientId)
    .orderBy('opened_at', 'desc')
    .limit(20)
    .execute()
}

/** A clinician sees patients who lie or lay in their wards, and those they have asked for. */
async function isWithinSight({ tx, orgId, actor, input }: GlanceCall): Promise<boolean> {
  if (reachOf(actor, 'cases.glance').organisation) return true
  const [stay, asked] = await Promise.all([
    tx
      .selectFrom('encounter as e')
      .select('e.id')
      .where('e.org_id', '=', orgId)
      .where('e.client_id', '=', input.clientId)
      .where(visible(actor, 'cases.glance', { own: [], department: 'e.department_id' }))
      .limit(1)
      .executeTakeFirst(),
    tx
      .selectFrom('request as r')
      .select('r.id')
      .where('r.org_id', '=', orgId)
      .where('r.client_id', '=', input.clientId)
      .where(visible(actor, 'cases.glance', { own: ['r.raised_by'], department: 'r.department_id' }))
      .limit(1)
      .executeTakeFirst(),
  ])
  return stay !== undefined || asked !== undefined
}
