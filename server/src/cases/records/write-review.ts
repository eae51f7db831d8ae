import type { cases } from '@quancheng/contract/cases.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { dayAt } from '@quancheng/rules/calendar-day.ts'
import type { Call } from '../../http/call.ts'
import { refuse } from '../../http/refused.ts'
import { lockCase, unlessLive } from '../case-store.ts'

/** Says where the case stands and what follows; a review is never changed, the next one says it anew. */
export async function writeReview(call: Call<typeof cases.writeReview>) {
  const { tx, orgId, input, actor, at, protect } = call
  const caseFile = await lockCase(call, 'cases.write', input.caseId)
  unlessLive(caseFile)
  if (input.reviewedOn > dayAt(at.getTime())) refuse('cases.in-the-future')
  const id = newId(at.getTime())
  await tx
    .insertInto('stage_review')
    .values({
      org_id: orgId,
      id,
      case_id: caseFile.id,
      client_id: caseFile.client_id,
      worker_id: actor.accountId,
      reviewed_on: input.reviewedOn,
      summary_sealed: protect.seal('stage_review.summary', input.summary),
      situation_sealed: protect.sealMaybe('stage_review.situation', input.situation),
      outcome: input.outcome,
      next_on: input.nextOn,
      written_at: at,
    })
    .execute()
  call.record({
    act: 'cases.review.write',
    subjectKind: 'stage-review',
    subjectId: id,
    clientId: caseFile.client_id,
    facts: { caseId: caseFile.id, outcome: input.outcome },
  })
  return { id, revision: 1 }
}
