import type { ConsentRefused } from '@quancheng/contract/clients.ts'
import { type ConsentRefusal, type ConsentScope, quietAfter } from '@quancheng/rules/consent.ts'
import type { Work } from '../http/call.ts'

type Reading = Pick<Work, 'tx' | 'orgId' | 'protect' | 'at' | 'content'>

/** Every plain no of a client as the rule reads it, the newest first. */
export async function refusalsOf(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  clientId: string,
): Promise<(ConsentRefusal & { id: string; refusedBy: string; signer: Buffer | null })[]> {
  const rows = await tx
    .selectFrom('consent_refusal')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('client_id', '=', clientId)
    .orderBy('refused_at', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    scope: row.scope as ConsentScope,
    recipient: row.recipient,
    refusedBy: row.refused_by,
    signer: row.signer_sealed,
    refusedAtMs: row.refused_at.getTime(),
  }))
}

/** The same for the file, with until when it keeps people from asking. */
export async function shownRefusals(work: Reading, clientId: string): Promise<ConsentRefused[]> {
  const minutes = work.content.deadlines.consentQuietMinutes
  return (await refusalsOf(work, clientId)).map((row) => {
    const quiet = quietAfter(row, minutes, work.at.getTime())
    return {
      id: row.id,
      scope: row.scope,
      recipient: row.recipient,
      refusedBy: row.refusedBy as ConsentRefused['refusedBy'],
      signer: work.protect.openMaybe('consent_refusal.signer', row.signer),
      at: new Date(row.refusedAtMs).toISOString(),
      quiet: quiet !== null,
      quietUntil: quiet === null || quiet.untilMs === 'open' ? null : new Date(quiet.untilMs).toISOString(),
    }
  })
}
