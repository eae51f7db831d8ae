import { type CalendarDay, dayAt } from '@quancheng/rules/calendar-day.ts'
import { type ErasureFacts, type KeptRecord, retentionUntil } from '@quancheng/rules/retention.ts'
import { sql } from 'kysely'
import type { Work } from '../../http/call.ts'

type Reading = Pick<Work, 'tx' | 'orgId'>

interface Row {
  readonly id: string
  readonly last_at: Date | null
  readonly inpatient: boolean
  readonly psychiatric: boolean
}

/** What of these persons' files a law may keep, and since when. */
async function recordsOf({ tx, orgId }: Reading, ids: readonly string[]): Promise<Map<string, KeptRecord>> {
  const { rows } = await sql<Row>`
    select c.id,
      case when worked.last_at is null then null else greatest(worked.last_at, stay.left_at) end as last_at,
      coalesce(stay.inpatient, false) as inpatient, coalesce(stay.psychiatric, false) as psychiatric
    from client c
    cross join lateral (
      select max(at) as last_at from (
        select max(coalesce(f.closed_at, f.opened_at)) as at from case_file f where f.org_id = c.org_id and f.client_id = c.id
        union all
        select max(r.occurred_at) from case_file f join service_record r on r.org_id = f.org_id and r.case_id = f.id
          where f.org_id = c.org_id and f.client_id = c.id
        union all
        select max(a.taken_at) from assessment a where a.org_id = c.org_id and a.client_id = c.id
        union all
        select max(p.signed_at) from safety_plan p where p.org_id = c.org_id and p.client_id = c.id
        union all
        select max(w.begun_at) from watch w where w.org_id = c.org_id and w.client_id = c.id
        union all
        select max(d.raised_at) from duty_report d where d.org_id = c.org_id and d.client_id = c.id
      ) works
    ) worked
    cross join lateral (
      select max(coalesce(e.discharged_at, e.admitted_at)) as left_at, bool_or(e.class = 'inpatient') as inpatient,
             bool_or(e.diagnosis_code like 'F%') as psychiatric
      from encounter e where e.org_id = c.org_id and e.client_id = c.id and e.status <> 'cancelled'
    ) stay
    where c.org_id = ${orgId} and c.id = any(${[...ids]}::uuid[])`.execute(tx)
  return new Map(
    rows.map((row) => [
      row.id,
      {
        lastDay: row.last_at === null ? null : dayAt(row.last_at.getTime()),
        wasInpatient: row.inpatient,
        wasPsychiatric: row.psychiatric,
      },
    ]),
  )
}

/** Until when a law keeps each of these files. */
export async function retentionsOf(
  work: Reading & Pick<Work, 'content'>,
  ids: readonly string[],
): Promise<Map<string, CalendarDay | 'unset' | null>> {
  const { retention } = work.content
  const years = {
    inpatientYears: retention.inpatientYears.value,
    outpatientYears: retention.outpatientYears.value,
    psychiatricYears: retention.psychiatricYears.value,
    followsMedicalRecord: retention.followsMedicalRecord.value,
  }
  const records = await recordsOf(work, ids)
  return new Map([...records].map(([id, record]) => [id, retentionUntil(record, years)]))
}

/** What stands in the way of erasing one file now. */
export async function erasureFacts(work: Work, clientId: string): Promise<ErasureFacts> {
  const today = dayAt(work.at.getTime())
  const { orgId, tx } = work
  const [retentions, { rows }] = await Promise.all([
    retentionsOf(work, [clientId]),
    sql<{ served: boolean; held: boolean }>`
      select
        exists (select from case_file f where f.org_id = ${orgId} and f.client_id = ${clientId} and f.state <> 'closed')
        or exists (select from request r where r.org_id = ${orgId} and r.client_id = ${clientId} and r.state in ('waiting', 'paused'))
        or exists (select from watch w where w.org_id = ${orgId} and w.client_id = ${clientId} and w.state <> 'ended')
        or exists (select from duty_report d where d.org_id = ${orgId} and d.client_id = ${clientId} and d.state in ('found', 'confirmed', 'declining'))
        or exists (select from task t where t.org_id = ${orgId} and t.client_id = ${clientId} and t.kind = 'safety' and t.state in ('open', 'answered'))
        or exists (select from outbound_message o where o.org_id = ${orgId} and o.client_id = ${clientId} and o.state in ('waiting', 'stuck'))
        as served,
        exists (select from legal_hold h where h.org_id = ${orgId} and h.client_id = ${clientId} and h.lifted_at is null
          and (h.until is null or h.until >= ${today}::date)) as held`.execute(tx),
  ])
  return {
    isServed: rows[0]?.served ?? false,
    isHeld: rows[0]?.held ?? false,
    until: retentions.get(clientId) ?? null,
    today,
  }
}
