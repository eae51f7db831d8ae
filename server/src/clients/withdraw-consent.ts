import type { clients } from '@quancheng/contract/clients.ts'
import { withdrawConsent as withdraw } from '@quancheng/rules/consent.ts'
import type { Call } from '../http/call.ts'
import { orNotFound, orRefuse, refuse } from '../http/refused.ts'
import { getSeen } from './seen.ts'

/** Takes a consent back: from the next read on it does not live. */
export async function withdrawConsent(call: Call<typeof clients.withdrawConsent>) {
  const { tx, orgId, at, input, actor } = call
  const row = orNotFound(
    await tx
      .selectFrom('consent')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('id', '=', input.consentId)
      .forUpdate()
      .executeTakeFirst(),
  )
  await getSeen(call, 'clients.consent', row.client_id)
  const consent = { signedAtMs: row.signed_at.getTime(), withdrawnAtMs: row.withdrawn_at?.getTime() ?? null }
  const { withdrawnAtMs } = orRefuse(withdraw(consent, at.getTime()))
  if (row.revision !== input.seen) refuse('conflict', { revision: row.revision, fields: [] })
  const revision = row.revision + 1
  await tx
    .updateTable('consent')
    .set({
      withdrawn_at: withdrawnAtMs === null ? at : new Date(withdrawnAtMs),
      withdrawn_by: actor.accountId,
      revision,
    })
    .where('org_id', '=', orgId)
    .where('id', '=', row.id)
    .execute()
  call.record({
    act: 'clients.withdraw-consent',
    subjectKind: 'consent',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { scope: row.scope },
  })
  return { id: row.id, revision }
}
