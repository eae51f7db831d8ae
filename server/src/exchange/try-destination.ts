import { newId } from '@quancheng/contract/new-id.ts'
import type { outbox as outboxOf } from '@quancheng/contract/outbox.ts'
import { controlIdOf, type Receipt } from '../hl7v2/public.ts'
import type { Call } from '../http/call.ts'
import { type DestinationRow, lockDestination } from './destination-store.ts'
import { fhirTarget, outgoing } from './make-message.ts'
import { tryFhir } from './send-by-fhir.ts'

/** Asks a FHIR endpoint what it is, or sends a document about an invented person, marked as training, and says what the other side answered. */
export async function tryDestination(call: Call<typeof outboxOf.tryDestination>) {
  const destination = await lockDestination(call, call.input.destinationId)
  const receipt = await (destination.kind === 'fhir'
    ? tryFhir(fhirTarget(call, destination))
    : sendTrial(call, destination))
  call.record({
    act: 'exchange.try-destination',
    subjectKind: 'destination',
    subjectId: destination.id,
    clientId: null,
    facts: { answer: receipt.answer, ack: receipt.code },
  })
  return { answer: receipt.answer, ack: receipt.code, reason: receipt.reason }
}

async function sendTrial(
  call: Call<typeof outboxOf.tryDestination>,
  destination: DestinationRow,
): Promise<Receipt> {
  const { tx, orgId, at, actor } = call
  const institution = await tx
    .selectFrom('organisation')
    .select('name')
    .where('id', '=', orgId)
    .executeTakeFirstOrThrow()
  const id = newId(at.getTime())
  const send = await outgoing(call, destination, {
    caseId: id,
    clientId: id,
    body: {
      title: '医务社会工作小结（联调试发）',
      institution: institution.name,
      caseNumber: 'TEST-0000',
      client: { name: '测试患者', sex: 9, birthDate: null },
      stay: null,
      worker: { id: actor.accountId, name: actor.name, title: actor.title },
      contact: '—',
      note: '这是一条试发消息，患者为虚构，请勿归入病历。',
      parts: [],
      course: null,
    },
    numbers: [{ value: 'QUANCHENG-TEST', issuer: 'QUANCHENG', type: 'MR' }],
    id,
    version: 1,
    replaces: null,
    controlId: controlIdOf(id),
    signedAt: at,
    processing: 'T',
  })
  return send()
}
