import { sql } from 'kysely'
import type { Work } from '../http/call.ts'

/**
 * Brings what the work list shows of a case up to date, in the transaction that changed it: the last signed service,
 * and the next thing due: an open task, a follow-up, the next step of the latest record, the review of the plan. A day
 * is due until it ends.
 */
export async function refreshDue({ tx, orgId }: Pick<Work, 'tx' | 'orgId'>, caseId: string): Promise<void> {
  await sql`
    update case_file c set
      last_service_at = (
        select max(r.occurred_at) from service_record r
        where r.org_id = ${orgId} and r.case_id = ${caseId} and r.state = 'signed'),
      next_due_at = least(
        (select min(t.due_at) from task t
          where t.org_id = ${orgId} and t.case_id = ${caseId} and t.state in ('open', 'answered')),
        (select ${endOf('min(f.planned_on)')} from follow_up f
          where f.org_id = ${orgId} and f.case_id = ${caseId} and f.state in ('planned', 'missed')),
        case when c.state = 'closed' then null else least(
          (select ${endOf('r.next_on')} from service_record r
            where r.org_id = ${orgId} and r.case_id = ${caseId} and r.state = 'signed'
            order by r.occurred_at desc limit 1),
          (select ${endOf('p.review_on')} from plan p
            where p.org_id = ${orgId} and p.case_id = ${caseId} and p.state = 'agreed'
            order by p.version desc limit 1)) end)
    where c.org_id = ${orgId} and c.id = ${caseId}`.execute(tx)
}

/** The last second of a day in China. */
function endOf(day: string) {
  return sql.raw(`(${day} + time '23:59:59') at time zone 'Asia/Shanghai'`)
}
