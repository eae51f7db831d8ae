import type { TodayRow } from '@quancheng/contract/today.ts'
import { startOfDay } from '@quancheng/rules/calendar-day.ts'
import { sql } from 'kysely'
import type { Work } from '../http/call.ts'
import type { Span } from './span.ts'

/** A row before its person has been named. */
export type Unnamed = Omit<TodayRow, 'client'> & { readonly clientId: string | null }

interface Row {
  kind: TodayRow['kind']
  id: string
  client_id: string | null
  case_id: string | null
  code: string
  facts: Record<string, unknown>
  words_sealed: Buffer | null
  due_at: Date | null
  due_on: string | null
  done_at: Date | null
  escalation: number
  revision: number
}

/**
 * Everything one person still has to do by the end of the span, and what they ticked off today. Today is a view: it
 * reads across rooms and owns no table. Each part uses the index on its own worker column.
 */
export async function rowsOf(
  { tx, orgId, at, protect }: Pick<Work, 'tx' | 'orgId' | 'at' | 'protect'>,
  me: string,
  span: Span,
): Promise<Unnamed[]> {
  const { rows } = await sql<Row>`
    (select 'task' as kind, t.id, t.client_id, t.case_id, t.kind as code, t.facts, t.title_sealed as words_sealed,
            t.due_at, null::date as due_on, t.ended_at as done_at, t.escalation, t.revision
     from task t
     where t.org_id = ${orgId} and t.assignee_id = ${me} and t.kind <> 'safety'
       and ((t.state = 'open' and (t.due_at is null or t.due_at < ${span.end})) or (t.state = 'done' and t.ended_at >= ${span.startOfToday}))
     limit 200)
    union all
    (select 'follow-up', f.id, f.client_id, f.case_id, 'follow-up', jsonb_build_object('method', f.method, 'attempts', jsonb_array_length(f.attempts)), null,
            null, f.planned_on, f.done_at, f.escalation, f.revision
     from follow_up f
     where f.org_id = ${orgId} and f.assignee_id = ${me}
       and ((f.state = 'planned' and f.planned_on <= ${span.lastDay}) or (f.state = 'done' and f.done_at >= ${span.startOfToday}))
     limit 200)
    union all
    (select 'draft', r.id, r.client_id, r.case_id, 'draft', jsonb_build_object('occurredAt', r.occurred_at, 'channel', r.channel), null,
            r.occurred_at, null, null, 0, r.revision
     from service_record r
     join case_file c on c.org_id = r.org_id and c.id = r.case_id and (c.worker_id = ${me} or ${me} = any(c.co_worker_ids))
     where r.org_id = ${orgId} and r.worker_id = ${me} and r.state = 'draft'
     order by r.occurred_at limit 100)
    union all
    (select 'closure', l.id, c.client_id, c.id, 'closure-returned', '{}'::jsonb, l.remark_sealed, l.decided_at, null, null, 0, l.revision
     from case_file c
     join lateral (select * from closure l where l.org_id = c.org_id and l.case_id = c.id order by l.asked_at desc limit 1) l on l.state = 'returned'
     where c.org_id = ${orgId} and c.worker_id = ${me} and c.live = true and c.state = 'open' and c.stage in ('evaluation', 'closure')
     limit 50)
    union all
    (select 'plan-review', p.id, c.client_id, c.id, 'plan-review', jsonb_build_object('version', p.version), null, null, p.review_on, null, 0, p.revision
     from case_file c join plan p on p.org_id = c.org_id and p.case_id = c.id and p.state = 'agreed' and p.review_on <= ${span.lastDay}
     where c.org_id = ${orgId} and c.worker_id = ${me} and c.live = true and c.state = 'open'
     limit 50)
    union all
    (select 'conference', f.id, c.client_id, c.id, 'conference', jsonb_build_object('minutes', f.minutes, 'minutesToWrite', f.called_by = ${me} and f.begins_at <= ${at}), f.place_sealed,
            f.begins_at, null, null, 0, f.revision
     from conference_guest g
     join conference f on f.org_id = g.org_id and f.id = g.conference_id and f.state = 'called' and f.begins_at < ${span.end}
       and (f.called_by = ${me} or f.begins_at + f.minutes * interval '1 minute' > ${at})
     join case_file c on c.org_id = f.org_id and c.id = f.case_id
     where g.org_id = ${orgId} and g.account_id = ${me} and g.removed_at is null
     order by f.begins_at limit 50)`.execute(tx)
  return rows.map((row) => ({
    kind: row.kind,
    id: row.id,
    clientId: row.client_id,
    caseId: row.case_id,
    text: { code: row.code, facts: row.facts, words: wordsOf(protect, row) },
    dueAt: row.due_on ? new Date(startOfDay(row.due_on)).toISOString() : (row.due_at?.toISOString() ?? null),
    allDay: row.due_on !== null,
    doneAt: row.done_at?.toISOString() ?? null,
    escalation: row.escalation,
    revision: row.revision,
  }))
}

function wordsOf(protect: Work['protect'], row: Row): string | null {
  if (row.kind === 'conference') return protect.openMaybe('conference.place', row.words_sealed)
  return protect.openMaybe(row.kind === 'closure' ? 'closure.remark' : 'task.title', row.words_sealed)
}

/** Overdue: its instant has passed, or its day is before today. A draft is overdue once signing it would be late. */
export function isOverdue(row: Unnamed, at: Date, span: Span, lateAfterMinutes: number | null): boolean {
  if (row.doneAt !== null || row.dueAt === null) return false
  const due = Date.parse(row.dueAt)
  if (row.allDay) return due < span.startOfToday.getTime()
  if (row.kind === 'draft') return lateAfterMinutes !== null && at.getTime() > due + lateAfterMinutes * 60_000
  if (row.kind === 'conference') return due + Number(row.text.facts.minutes) * 60_000 < at.getTime()
  return due < at.getTime()
}
