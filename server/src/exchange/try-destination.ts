import { newId } from '@quancheng/contract/new-id.ts'
import type { outbox as outboxOf } from '@quancheng/contract/outbox.ts'
import { controlIdOf, sendByMllp } from '../hl7v2/public.ts'
import type { Call } from '../http/call.ts'
import { targetOf } from './deliver.ts'
import { lockDestination } from './destination-store.ts'
import { bytesFor } from './make-message.ts'

/** Sends a document about an invented person, marked as training, and says what the other side answered. */
export async function tryDestination(call: Call<typeof outboxOf.tryDestination>) {
  const { tx, orgId, at, actor } = call
  const destination = await lockDestination(call, call.input.destinationId)
  const institution = await tx
    .selectFrom('organisation')
    .select('name')
    .where('id', '=', orgId)
    .executeTakeFirstOrThrow()
  const id = newId(at.getTime())
  const controlId = controlIdOf(id)
  const bytes = await bytesFor(destination, {
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
    },
    numbers: [{ value: 'QUANCHENG-TEST', issuer: 'QUANCHENG', type: 'MR' }],
    id,
    version: 1,
    replaces: null,
    controlId,
    signedAt: at,
    processing: 'T',
  })
  const receipt = await sendByMllp(targetOf(destination), bytes, controlId)
  call.record({
    act: 'exchange.try-destination',
    subjectKind: 'destination',
    subjectId: destination.id,
    clientId: null,
    facts: { answer: receipt.answer, ack: receipt.code },
  })
  return { answer: receipt.answer, ack: receipt.code, reason: receipt.reason }
}
