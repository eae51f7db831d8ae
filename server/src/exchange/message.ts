import type { exchange } from '@quancheng/contract/exchange.ts'
import { processingTaken, readSources, textOf } from '../hl7v2/public.ts'
import type { Call } from '../http/call.ts'
import { getMessage, lineOf } from './store.ts'

/** One message with its text as it came and as somebody corrected it; reading it is recorded, for it speaks of a person. */
export async function message(call: Call<typeof exchange.message>) {
  const { tx, orgId, keys, protect, content, input, parts } = call
  const row = await getMessage(call, input.messageId)
  const raw = keys.openBytes(orgId, 'inbound_message.raw', row.raw_sealed)
  const text = textOf(raw, await readSources(tx, content.hl7Mappings), processingTaken(parts.settings.mode))
  call.record({
    act: 'exchange.read',
    subjectKind: 'message',
    subjectId: row.id,
    clientId: row.client_id,
    facts: {},
  })
  return {
    ...lineOf(call, row),
    raw: text,
    fixed: protect.openMaybe('inbound_message.fixed', row.fixed_sealed),
    clientId: row.client_id,
  }
}
