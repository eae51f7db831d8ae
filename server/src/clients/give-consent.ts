import { hash } from 'node:crypto'
import type { clients } from '@quancheng/contract/clients.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { askedTooSoon, giveConsent as check } from '@quancheng/rules/consent.ts'
import { sql } from 'kysely'
import type { Call } from '../http/call.ts'
import { orNotFound, orRefuse, refuse } from '../http/refused.ts'
import { refusalsOf } from './consent-refusals.ts'
import { lockSeen } from './seen.ts'

type ConsentCall = Call<typeof clients.giveConsent>

/** Keeps what a client or guardian agreed to, with the very text they were shown. */
export async function giveConsent(call: ConsentCall) {
  const { tx, orgId, at, input, protect, content, actor } = call
  const client = await lockSeen(call, 'clients.consent', input.clientId)
  if (input.caseId !== null) await unlessTheirCase(call, client.id, input.caseId)
  const text = content.findConsentText(input.scope, input.textVersion)
  if (text === null) return refuse('clients.unknown-consent-text', { scope: input.scope })
  const signedAt = new Date(Math.min(new Date(input.signedAt).getTime(), at.getTime()))
  orRefuse(
    check(
      {
        scope: input.scope,
        recipient: input.recipient,
        signedBy: input.signedBy,
        signer: input.signer,
        signerRelation: input.signerRelation,
        method: input.method,
        witness: input.witness,
        emergencyReason: input.emergencyReason,
        incapacity: input.incapacity,
        signedAtMs: signedAt.getTime(),
        expiresOn: input.expiresOn,
        withdrawnAtMs: null,
      },
      client.birth_date,
    ),
  )
  const refusals = await refusalsOf(call, client.id)
  const tooSoon = askedTooSoon(refusals, input, content.deadlines.consentQuietMinutes, at.getTime())
  if (tooSoon !== null) orRefuse(tooSoon)
  const id = newId(at.getTime())
  const isEmergency = input.signedBy === null
  await tx
    .insertInto('consent')
    .values({
      org_id: orgId,
      id,
      client_id: client.id,
      case_id: input.caseId,
      scope: input.scope,
      recipient: input.scope === 'share' ? input.recipient : null,
      text_version: text.version,
      text_hash: hash('sha256', JSON.stringify(text.body), 'buffer'),
      signed_by: input.signedBy,
      signer_sealed: isEmergency ? null : protect.sealMaybe('consent.signer', input.signer),
      signer_relation: isEmergency ? null : input.signerRelation,
      method: input.method,
      witness_sealed: protect.sealMaybe('consent.witness', input.witness || null),
      emergency_sealed: isEmergency ? protect.sealMaybe('consent.emergency', input.emergencyReason) : null,
      incapacity_sealed: protect.sealMaybe(
        'consent.incapacity',
        input.signedBy === 'guardian' ? input.incapacity : null,
      ),
      signed_at: signedAt,
      expires_on: input.expiresOn,
      withdrawn_at: null,
      withdrawn_by: null,
      recorded_by: actor.accountId,
    })
    .execute()
  call.record({
    act: 'clients.give-consent',
    subjectKind: 'consent',
    subjectId: id,
    clientId: client.id,
    facts: {
      scope: input.scope,
      textVersion: text.version,
      signedBy: input.signedBy,
      method: input.method,
      ...(isEmergency && { emergency: true }),
      ...(input.clientAsked && { clientAsked: true }),
    },
  })
  if (input.scope === 'record' || input.scope === 'share')
    await call.enqueue('exchange-withheld', { clientId: client.id })
  return { id, revision: 1 }
}

async function unlessTheirCase({ tx, orgId }: ConsentCall, clientId: string, caseId: string): Promise<void> {
  const { rows } = await sql`
    select from case_file where org_id = ${orgId} and id = ${caseId} and client_id = ${clientId}`.execute(tx)
  orNotFound(rows[0])
}
