import type { clients } from '@quancheng/contract/clients.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { isLivingAt } from '@quancheng/rules/consent.ts'
import type { Call } from '../http/call.ts'
import { refuse } from '../http/refused.ts'
import { lockSeen } from './seen.ts'

type RefuseCall = Call<typeof clients.refuseConsent>

/** Keeps a plain no to one purpose. It takes nothing away: what lives is withdrawn, not refused. */
export async function refuseConsent(call: RefuseCall) {
  const { tx, orgId, at, input, protect, content, actor } = call
  const client = await lockSeen(call, 'clients.consent', input.clientId)
  const recipient = input.scope === 'share' ? input.recipient?.trim() || null : null
  if (input.scope === 'share' && recipient === null) refuse('clients.recipient-missing')
  const text = content.findConsentText(input.scope, input.textVersion)
  if (text === null) return refuse('clients.unknown-consent-text', { scope: input.scope })
  if (await isAgreedTo(call, client.id, recipient)) refuse('clients.consent-living', { scope: input.scope })
  const id = newId(at.getTime())
  await tx
    .insertInto('consent_refusal')
    .values({
      org_id: orgId,
      id,
      client_id: client.id,
      scope: input.scope,
      recipient,
      text_version: text.version,
      refused_by: input.refusedBy,
      signer_sealed: protect.sealMaybe('consent_refusal.signer', input.signer || null),
      signer_relation: input.refusedBy === 'guardian' ? input.signerRelation : null,
      refused_at: at,
      recorded_by: actor.accountId,
    })
    .execute()
  call.record({
    act: 'clients.refuse-consent',
    subjectKind: 'consent',
    subjectId: id,
    clientId: client.id,
    facts: { scope: input.scope, textVersion: text.version, refusedBy: input.refusedBy },
  })
  return { id, revision: 1 }
}

async function isAgreedTo(
  { tx, orgId, at, input }: RefuseCall,
  clientId: string,
  recipient: string | null,
): Promise<boolean> {
  const rows = await tx
    .selectFrom('consent')
    .select(['recipient', 'signed_at', 'withdrawn_at', 'expires_on'])
    .where('org_id', '=', orgId)
    .where('client_id', '=', clientId)
    .where('scope', '=', input.scope)
    .where('signed_by', 'is not', null)
    .execute()
  return rows.some(
    (row) =>
      row.recipient === recipient &&
      isLivingAt(
        {
          signedAtMs: row.signed_at.getTime(),
          withdrawnAtMs: row.withdrawn_at?.getTime() ?? null,
          expiresOn: row.expires_on,
        },
        at.getTime(),
      ),
  )
}
