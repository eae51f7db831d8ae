import type { exchange } from '@quancheng/contract/exchange.ts'
import type { Call } from '../http/call.ts'
import { refuse } from '../http/refused.ts'
import { lockMessage, settle } from './store.ts'

/** Nothing is to be done about a message, and somebody says why; it stays and may be replayed all the same. */
export async function setAside(call: Call<typeof exchange.setAside>) {
  const { input, actor, protect } = call
  const row = await lockMessage(call, input.messageId)
  if (row.state !== 'failed') refuse('exchange.already-applied', { state: row.state })
  if (row.revision !== input.seen) refuse('conflict', { revision: row.revision, fields: [] })
  const written = await settle(call, row, actor.accountId, {
    state: 'set-aside',
    aside: protect.seal('inbound_message.aside', input.reason),
  })
  call.record({
    act: 'exchange.set-aside',
    subjectKind: 'message',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { event: row.event },
  })
  return written
}
