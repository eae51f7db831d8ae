import type { cases } from '@quancheng/contract/cases.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import type { Call } from '../../http/call.ts'
import { refuse } from '../../http/refused.ts'
import { lockCase, unlessLive } from '../case-store.ts'
import { goalsOf } from './goal-store.ts'
import { needsOf } from './need-store.ts'
import { planRows, sealBody } from './plan-store.ts'

/** Writes needs and goals, as they stand today, into the next version of the plan; an unsigned draft gives way to it. */
export async function makePlan(call: Call<typeof cases.makePlan>) {
  const { tx, orgId, input, at, actor } = call
  const row = await lockCase(call, 'cases.write', input.caseId)
  unlessLive(row)
  const [needs, goals, earlier] = await Promise.all([
    needsOf(call, row.id),
    goalsOf(call, row.id),
    planRows(call, row.id),
  ])
  const kept = goals.filter((goal) => goal.state !== 'dropped')
  if (kept.length === 0) refuse('cases.no-goals')
  const version = (earlier[0]?.version ?? 0) + 1
  const body = {
    summary: input.summary,
    needs: needs.filter((need) => need.state !== 'withdrawn').map(({ revision: _, ...need }) => need),
    goals: kept.map(({ revision: _, ...goal }) => goal),
  }
  const draft = earlier[0]?.state === 'draft' ? earlier[0] : null
  const id = draft?.id ?? newId(at.getTime())
  const content = {
    body_sealed: sealBody(call, body),
    review_on: input.reviewOn,
    made_by: actor.accountId,
    made_at: at,
  }
  const revision = (draft?.revision ?? 0) + 1
  if (draft)
    await tx
      .updateTable('plan')
      .set({ ...content, revision })
      .where('org_id', '=', orgId)
      .where('id', '=', id)
      .execute()
  else
    await tx
      .insertInto('plan')
      .values({
        org_id: orgId,
        id,
        case_id: row.id,
        version,
        state: 'draft',
        agreed_by: null,
        signer_sealed: null,
        signer_relation: null,
        agreed_at: null,
        ...content,
      })
      .execute()
  call.record({
    act: 'cases.plan.make',
    subjectKind: 'plan',
    subjectId: id,
    clientId: row.client_id,
    facts: {
      caseId: row.id,
      version: draft?.version ?? version,
      needs: body.needs.length,
      goals: kept.length,
    },
  })
  return { id, revision }
}
