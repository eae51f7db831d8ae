import type { supervision } from '@quancheng/contract/supervision.ts'
import { sql } from 'kysely'
import type { Action } from '../http/call.ts'
import { asCount, COUNT_UP_TO, cursorOf, cut, readRowCursor } from '../http/page.ts'
import { sampleSeen, sampleViews } from './sample-store.ts'

/** One page, the newest first. */
export const samples: Action<typeof supervision.samples> = async (call) => {
  const { tx, orgId, input, actor } = call
  const [after, found] = await Promise.all([
    sampleViews(call, { after: readRowCursor(input.after), limit: input.limit + 1 }),
    sql<{ count: number }>`
      select count(*)::int as count from (
        select from quality_sample s where s.org_id = ${orgId} and ${sampleSeen(orgId, actor)}
        limit ${COUNT_UP_TO + 1}) found`.execute(tx),
  ])
  const { shown, last } = cut(after, input.limit)
  return {
    rows: [...shown],
    next: last ? cursorOf(last.drawnAt, last.id) : null,
    ...asCount(found.rows[0]?.count ?? 0),
  }
}
