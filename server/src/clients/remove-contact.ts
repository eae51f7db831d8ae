import type { clients } from '@quancheng/contract/clients.ts'
import { sql } from 'kysely'
import type { Call } from '../http/call.ts'
import { orNotFound, refuse } from '../http/refused.ts'
import { seesClient } from './seen.ts'

/** Somebody is no longer around the client; the row stays, so that what they signed keeps its signer. */
export async function removeContact(call: Call<typeof clients.removeContact>) {
  const { tx, orgId, at, input, actor } = call
  const { rows } = await sql<{ id: string; client_id: string; revision: number }>`
    select k.id, k.client_id, k.revision from client_contact k
    join client c on c.org_id = k.org_id and c.id = k.client_id
    where k.org_id = ${orgId} and k.id = ${input.contactId} and k.removed_at is null
      and ${seesClient(actor, 'clients.write')}
    for update of k`.execute(tx)
  const row = orNotFound(rows[0])
  if (row.revision !== input.seen) refuse('conflict', { revision: row.revision, fields: [] })
  const revision = row.revision + 1
  await tx
    .updateTable('client_contact')
    .set({ removed_at: at, revision })
    .where('org_id', '=', orgId)
    .where('id', '=', row.id)
    .execute()
  call.record({
    act: 'clients.remove-contact',
    subjectKind: 'contact',
    subjectId: row.id,
    clientId: row.client_id,
    facts: {},
  })
  return { id: row.id, revision }
}
