import type { clients } from '@quancheng/contract/clients.ts'
import type { Call } from '../http/call.ts'
import { orNotFound, refuse } from '../http/refused.ts'
import { type Moved, sendBack } from './move-everything.ts'
import { getSeen } from './seen.ts'

/** The two were two people after all: what moved returns, what was written since stays. */
export async function unmerge(call: Call<typeof clients.unmerge>) {
  const { tx, orgId, input, actor } = call
  const row = orNotFound(
    await tx
      .selectFrom('client_merge')
      .select(['id', 'survivor_id', 'prior_id', 'moved', 'reversed_at'])
      .where('org_id', '=', orgId)
      .where('id', '=', input.mergeId)
      .forUpdate()
      .executeTakeFirst(),
  )
  const prior = await getSeen(call, 'clients.merge', row.prior_id)
  if (row.reversed_at !== null) refuse('clients.merge-already-reversed')
  const merge = { id: row.id, survivorId: row.survivor_id, priorId: row.prior_id, moved: row.moved as Moved }
  await sendBack(call, merge, actor.accountId)
  for (const clientId of [row.survivor_id, row.prior_id])
    call.record({
      act: 'clients.unmerge',
      subjectKind: 'client',
      subjectId: row.prior_id,
      clientId,
      facts: { survivorId: row.survivor_id, mergeId: row.id },
    })
  return { id: row.prior_id, revision: prior.revision + 1 }
}
