import type { cases } from '@quancheng/contract/cases.ts'
import { dayAt } from '@quancheng/rules/calendar-day.ts'
import { checkSigner } from '@quancheng/rules/consent.ts'
import { clientLines } from '../../clients/public.ts'
import type { Call } from '../../http/call.ts'
import { orNotFound, orRefuse, refuse } from '../../http/refused.ts'
import { lockCaseOf, unlessLive, unlessSeen } from '../case-store.ts'
import { refreshDue } from '../due.ts'
import { getPlan } from './plan-store.ts'

/** The client, or for a child the guardian, agrees to a version of the plan; the version before it is replaced. */
export async function agreePlan(call: Call<typeof cases.agreePlan>) {
  const { tx, orgId, input, protect } = call
  const caseFile = await lockCaseOf(call, 'cases.write', 'plan', input.planId)
  const row = await getPlan(call, input.planId)
  if (row.state !== 'draft') refuse('cases.plan-already-agreed', { version: row.version })
  unlessLive(caseFile)
  unlessSeen(row, input.seen, { state: row.state })
  const agreedAt = new Date(input.agreedAt)
  if (agreedAt > call.at) refuse('cases.in-the-future')
  const client = orNotFound((await clientLines(call, [caseFile.client_id])).get(caseFile.client_id))
  orRefuse(checkSigner(input.agreedBy, input.signerRelation, client.birthDate, dayAt(agreedAt.getTime())))
  await tx
    .updateTable('plan')
    .set((eb) => ({ state: 'replaced', revision: eb('revision', '+', 1) }))
    .where('org_id', '=', orgId)
    .where('case_id', '=', caseFile.id)
    .where('state', '=', 'agreed')
    .execute()
  await tx
    .updateTable('plan')
    .set({
      state: 'agreed',
      agreed_by: input.agreedBy,
      signer_sealed: protect.seal('plan.signer', input.signer),
      signer_relation: input.signerRelation,
      agreed_at: agreedAt,
      revision: row.revision + 1,
    })
    .where('org_id', '=', orgId)
    .where('id', '=', row.id)
    .execute()
  await refreshDue(call, caseFile.id)
  call.record({
    act: 'cases.plan.agree',
    subjectKind: 'plan',
    subjectId: row.id,
    clientId: caseFile.client_id,
    facts: { caseId: caseFile.id, version: row.version, agreedBy: input.agreedBy },
  })
  return { id: row.id, revision: row.revision + 1 }
}
