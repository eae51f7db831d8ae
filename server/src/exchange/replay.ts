import type { exchange } from '@quancheng/contract/exchange.ts'
import {
  appliedBefore,
  applyAgain,
  type MessageRow,
  nameOf,
  problemOf,
  processingTaken,
  readSources,
  readText,
  storable,
  textOf,
} from '../hl7v2/public.ts'
import type { Call } from '../http/call.ts'
import { refuse } from '../http/refused.ts'
import { lockMessage, settle } from './store.ts'

type ReplayCall = Call<typeof exchange.replay>

/**
 * Applies a message again, as it is or as corrected. What still fails changes nothing and says why; what has been
 * applied meanwhile by the sender's own repetition is only noted as such.
 */
export async function replay(call: ReplayCall) {
  const { tx, input, actor, protect, content, parts } = call
  const row = await lockMessage(call, input.messageId)
  if (row.state !== 'failed' && row.state !== 'set-aside')
    refuse('exchange.already-applied', { state: row.state })
  if (row.revision !== input.seen) refuse('conflict', { revision: row.revision, fields: [] })
  const sources = await readSources(tx, content.hl7Mappings)
  const processing = processingTaken(parts.settings.mode)
  const { header, outcome } = readText(input.text ?? (await textNow(call, row)), sources, processing)
  if (outcome.kind === 'refused')
    return refuse('exchange.still-fails', { problem: problemOf(outcome.faults) })

  const key = { source: nameOf(header?.sender ?? null), controlId: storable(header?.controlId ?? '') }
  const isRepeated = (await appliedBefore(call, [key])).size > 0
  const again = isRepeated
    ? ({ state: 'repeated', clientId: null, encounterId: null } as const)
    : await applyAgain(call, { id: row.id, receivedAt: row.received_at, adt: outcome.adt })
  if (again.state === 'failed') return refuse('exchange.still-fails', { problem: again.problem })
  const written = await settle(call, row, actor.accountId, {
    ...key,
    state: again.state,
    event: header?.event ?? null,
    clientId: again.clientId,
    encounterId: again.encounterId,
    tries: 1,
    ...(input.text !== null && { fixed: protect.seal('inbound_message.fixed', input.text) }),
  })
  call.record({
    act: 'exchange.replay',
    subjectKind: 'message',
    subjectId: row.id,
    clientId: again.clientId,
    facts: { event: header?.event ?? null, state: again.state, corrected: input.text !== null },
  })
  return { ...written, state: again.state }
}

async function textNow(
  { orgId, keys, protect, tx, content, parts }: ReplayCall,
  row: MessageRow,
): Promise<string> {
  const fixed = protect.openMaybe('inbound_message.fixed', row.fixed_sealed)
  if (fixed !== null) return fixed
  const raw = keys.openBytes(orgId, 'inbound_message.raw', row.raw_sealed)
  return textOf(raw, await readSources(tx, content.hl7Mappings), processingTaken(parts.settings.mode))
}
