import { newId } from '@quancheng/contract/new-id.ts'
import type { supervision } from '@quancheng/contract/supervision.ts'
import { sideOf, totalOf } from '@quancheng/rules/quality-review.ts'
import { sql } from 'kysely'
import { ofMyTeam } from '../access/of-my-team.ts'
import { askForWork, getCaseRow } from '../cases/public.ts'
import type { Action } from '../http/call.ts'
import { orNotFound, orRefuse, refuse } from '../http/refused.ts'
import { reviewSeen } from './sample-store.ts'

interface Row {
  id: string
  case_id: string
  worker_id: string
  third_id: string | null
  supervises: boolean
}

/** One side judges a drawn case, once; what the supervisor or a third person remarks is a task for its worker. */
export const review: Action<typeof supervision.review> = async (call) => {
  const { tx, orgId, input, at, actor, content, protect } = call
  const { rows } = await sql<Row>`
    select q.id, q.case_id, q.worker_id, s.third_id, ${ofMyTeam(actor)('q')} as supervises
    from quality_review q join quality_sample s on s.org_id = q.org_id and s.id = q.sample_id
    where q.org_id = ${orgId} and q.id = ${input.reviewId} and ${reviewSeen(actor)}`.execute(tx)
  const row = orNotFound(rows[0])
  const side = orNotFound(
    sideOf(
      { workerId: row.worker_id, thirdId: row.third_id },
      { id: actor.accountId, supervises: row.supervises },
    ),
  )
  const total = orRefuse(totalOf(content.reviewForm.criteria, input.points))
  const id = newId(at.getTime())
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('quality_opinion')
    .values({
      org_id: orgId,
      id,
      review_id: row.id,
      side,
      by: actor.accountId,
      at,
      points: JSON.stringify(input.points),
      total,
      remark_sealed: protect.sealMaybe('quality_opinion.remark', input.remark || null),
    })
    .onConflict((conflict) => conflict.columns(['org_id', 'review_id', 'side']).doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 0n) refuse('supervision.already-reviewed')
  const caseRow = await getCaseRow(call, row.case_id)
  if (side !== 'self' && input.remark)
    await askForWork(call, caseRow, { words: input.remark, dueOn: null, reviewId: row.id })
  call.record({
    act: 'supervision.review',
    subjectKind: 'case',
    subjectId: row.case_id,
    clientId: caseRow.client_id,
    facts: { reviewId: row.id, side, total },
  })
  return { id, revision: 1 }
}
