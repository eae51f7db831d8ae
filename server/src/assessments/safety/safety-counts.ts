import type { safety } from '@quancheng/contract/safety.ts'
import { may } from '@quancheng/rules/access.ts'
import { sql } from 'kysely'
import type { Action, Work } from '../../http/call.ts'
import { openReportCount } from './report-store.ts'

export const safetyCounts: Action<typeof safety.safetyCounts> = async (call) => {
  const { actor } = call
  const [watches, reports] = await Promise.all([
    may(actor, 'assessments.watch') ? countWatches(call) : { watched: 0, overdue: 0 },
    may(actor, 'assessments.report') ? openReportCount(call, actor) : 0,
  ])
  return { ...watches, reports }
}

async function countWatches({ tx, orgId, at }: Work): Promise<{ watched: number; overdue: number }> {
  return tx
    .selectFrom('watch')
    .select([
      sql<number>`count(*)::int`.as('watched'),
      sql<number>`(count(*) filter (where next_look_at < ${at}))::int`.as('overdue'),
    ])
    .where('org_id', '=', orgId)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
}
