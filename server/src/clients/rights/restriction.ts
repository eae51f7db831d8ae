import type { rights } from '@quancheng/contract/rights.ts'
import { namesOf } from '../../access/colleagues.ts'
import type { Call } from '../../http/call.ts'
import { orNotFound, refuse } from '../../http/refused.ts'
import { holderOf } from '../move-everything.ts'
import { getSeen, lockSeen } from '../seen.ts'
import { livingRestriction } from './restriction-store.ts'

/** What stands above the file for whoever may read it. */
export async function restriction(call: Call<typeof rights.restriction>) {
  const client = await getSeen(call, 'clients.read', await holderOf(call, call.input.clientId))
  const row = await livingRestriction(call, client.id)
  if (row === null) return { restricted: null }
  const names = await namesOf(call, [row.restricted_by])
  return {
    restricted: {
      id: row.id,
      reason: call.protect.openMaybe('restriction.reason', row.reason_sealed),
      by: { id: row.restricted_by, name: names.get(row.restricted_by) ?? '' },
      since: row.restricted_at.toISOString(),
      revision: row.revision,
    },
  }
}

/** The file is used again. Where two records became one, each may have been restricted: all of it is lifted. */
export async function liftRestriction(call: Call<typeof rights.liftRestriction>) {
  const { tx, orgId, at, input, actor, protect } = call
  const row = orNotFound(
    await tx
      .selectFrom('restriction')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('id', '=', input.restrictionId)
      .forUpdate()
      .executeTakeFirst(),
  )
  await lockSeen(call, 'clients.privacy', row.client_id)
  if (row.lifted_at !== null) refuse('clients.restriction-over')
  if (row.revision !== input.seen) refuse('conflict', { revision: row.revision, fields: [] })
  await tx
    .updateTable('restriction')
    .set((all) => ({
      lifted_by: actor.accountId,
      lifted_at: at,
      lifted_sealed: protect.seal('restriction.lifted', input.words),
      revision: all('revision', '+', 1),
    }))
    .where('org_id', '=', orgId)
    .where('client_id', '=', row.client_id)
    .where('lifted_at', 'is', null)
    .execute()
  await call.enqueue('exchange-withheld', { clientId: row.client_id })
  call.record({
    act: 'clients.lift-restriction',
    subjectKind: 'restriction',
    subjectId: row.id,
    clientId: row.client_id,
    facts: {},
  })
  return { id: row.id, revision: row.revision + 1 }
}
