import type { Paper } from '@quancheng/rules/course.ts'
import { sql } from 'kysely'
import { hasLivingConsent } from '../../clients/public.ts'
import type { Work } from '../../http/call.ts'
import type { CaseRow } from '../case-store.ts'

type Reading = Pick<Work, 'tx' | 'orgId' | 'protect' | 'at'>

/** What a case file holds, as the rules of course and closure ask for it. */
export interface FileFacts {
  readonly papers: readonly Paper[]
  readonly unsettledSafetyTasks: number
  readonly draftRecords: number
  readonly goalsWithoutResult: number
}

interface Counted {
  needs_assessments: number
  needs: number
  goals: number
  goals_without_result: number
  plans: number
  agreed_plans: number
  signed: number
  drafts: number
  evaluations: number
  client_views: number
  closures: number
  follow_ups: number
  follow_ups_done: number
  safety: number
}

/** The instrument that is the needs assessment of a pack; whoever brings another names it so. */
const NEEDS_INSTRUMENT = 'needs-assessment'

/** Looks through a case file once: which papers lie in it and what stands in the way of closing it. */
export async function factsOf(work: Reading, caseFile: CaseRow): Promise<FileFacts> {
  const { tx, orgId } = work
  const here = sql`org_id = ${orgId} and case_id = ${caseFile.id}`
  const [{ rows }, hasConsent] = await Promise.all([
    sql<Counted>`
      select
        (select count(*)::int from assessment where org_id = ${orgId} and client_id = ${caseFile.client_id}
          and instrument = ${NEEDS_INSTRUMENT} and voided_at is null
          and (case_id = ${caseFile.id} or taken_at >= ${caseFile.opened_at})) as needs_assessments,
        (select count(*)::int from need where ${here} and removed_at is null and state <> 'withdrawn') as needs,
        (select count(*)::int from goal where ${here} and removed_at is null and state <> 'dropped') as goals,
        (select count(*)::int from goal where ${here} and removed_at is null and state = 'open') as goals_without_result,
        (select count(*)::int from plan where ${here}) as plans,
        (select count(*)::int from plan where ${here} and state = 'agreed') as agreed_plans,
        (select count(*)::int from service_record where ${here} and state = 'signed') as signed,
        (select count(*)::int from service_record where ${here} and state = 'draft') as drafts,
        (select count(*)::int from evaluation where ${here}) as evaluations,
        (select count(*)::int from evaluation where ${here}
          and (client_view_sealed is not null or satisfaction is not null)) as client_views,
        (select count(*)::int from closure where ${here} and state <> 'returned' and reopened_at is null) as closures,
        (select count(*)::int from follow_up where ${here} and state <> 'cancelled') as follow_ups,
        (select count(*)::int from follow_up where ${here} and state = 'done') as follow_ups_done,
        (select count(*)::int from task where org_id = ${orgId} and client_id = ${caseFile.client_id}
          and kind = 'safety' and state in ('open', 'answered')) as safety`.execute(tx),
    hasLivingConsent(work, caseFile.client_id, 'service'),
  ])
  const counted = rows[0]
  if (!counted) throw new Error('a select without a table answered no row')
  const there: Record<Paper, boolean> = {
    'intake-form': caseFile.problem_sealed !== null || caseFile.request_id !== null,
    consent: hasConsent,
    'needs-assessment': counted.needs_assessments > 0,
    needs: counted.needs > 0,
    goals: counted.goals > 0,
    plan: counted.plans > 0,
    'plan-agreement': counted.agreed_plans > 0,
    'signed-record': counted.signed > 0,
    evaluation: counted.evaluations > 0,
    'client-view': counted.client_views > 0,
    'closure-summary': counted.closures > 0,
    'follow-up-plan': counted.follow_ups > 0,
    'follow-up-done': counted.follow_ups_done > 0,
  }
  return {
    papers: (Object.keys(there) as Paper[]).filter((paper) => there[paper]),
    unsettledSafetyTasks: counted.safety,
    draftRecords: counted.drafts,
    goalsWithoutResult: counted.goals_without_result,
  }
}
