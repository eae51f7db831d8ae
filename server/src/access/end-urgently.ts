import type { urgent } from '@quancheng/contract/urgent.ts'
import { endOpening } from '@quancheng/rules/urgent-opening.ts'
import type { Call } from '../http/call.ts'
import { orNotFound, orRefuse, refuse } from '../http/refused.ts'
import { asRule, lockOpening } from './opening-store.ts'

/** Ends an urgent opening early: whoever opened it, or whoever was told of it. */
export async function endUrgently(call: Call<typeof urgent.endUrgently>) {
  const { tx, orgId, at, input, actor } = call
  const row = orNotFound(await lockOpening(call, input.openingId))
  orRefuse(endOpening(asRule(row), at.getTime(), row.account_id === actor.accountId))
  if (row.revision !== input.seen) refuse('conflict', { revision: row.revision, fields: [] })
  const revision = row.revision + 1
  await tx
    .updateTable('urgent_opening')
    .set({ ended_at: at, ended_by: actor.accountId, revision })
    .where('org_id', '=', orgId)
    .where('id', '=', row.id)
    .execute()
  call.record({
    act: 'access.end-urgently',
    subjectKind: 'opening',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { own: row.account_id === actor.accountId },
  })
  return { id: row.id, revision }
}
