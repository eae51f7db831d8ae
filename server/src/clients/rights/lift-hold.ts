import type { rights } from '@quancheng/contract/rights.ts'
import type { Call } from '../../http/call.ts'
import { orNotFound, refuse } from '../../http/refused.ts'
import { isWithin } from './hold-store.ts'

/** The file is needed no more. */
export async function liftHold(call: Call<typeof rights.liftHold>) {
  const { tx, orgId, at, input, actor } = call
  const row = orNotFound(
    await tx
      .selectFrom('legal_hold')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('id', '=', input.holdId)
      .forUpdate()
      .executeTakeFirst(),
  )
  if (row.lifted_at !== null || !isWithin(row.until, at)) refuse('clients.hold-over')
  if (row.revision !== input.seen) refuse('conflict', { revision: row.revision, fields: [] })
  const revision = row.revision + 1
  await tx
    .updateTable('legal_hold')
    .set({ lifted_by: actor.accountId, lifted_at: at, revision })
    .where('org_id', '=', orgId)
    .where('id', '=', row.id)
    .execute()
  call.record({
    act: 'clients.lift-hold',
    subjectKind: 'hold',
    subjectId: row.id,
    clientId: row.client_id,
    facts: {},
  })
  return { id: row.id, revision }
}
