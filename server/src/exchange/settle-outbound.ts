import type { outbox as outboxOf } from '@quancheng/contract/outbox.ts'
import type { Call } from '../http/call.ts'
import { refuse } from '../http/refused.ts'
import { lockOutbound, saveOutbound, sendAgain } from './outbox-store.ts'

type Settling = Call<typeof outboxOf.resend> | Call<typeof outboxOf.setOutboundAside>

/** One that did not go, because the other side would not have it or nobody agreed. */
async function lockUnsent(call: Settling) {
  const row = await lockOutbound(call, call.input.outboundId)
  if (row.state !== 'stuck' && row.state !== 'withheld') refuse('exchange.not-stuck', { state: row.state })
  if (row.revision !== call.input.seen) refuse('conflict', { revision: row.revision, fields: [] })
  return row
}

export async function resend(call: Call<typeof outboxOf.resend>) {
  const row = await lockUnsent(call)
  const written = await sendAgain(call, row, call.actor.accountId)
  call.record({
    act: 'exchange.resend',
    subjectKind: 'outbound',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { problem: row.problem },
  })
  return written
}

/** It will not go to this system, and somebody says why. */
export async function setOutboundAside(call: Call<typeof outboxOf.setOutboundAside>) {
  const row = await lockUnsent(call)
  const written = await saveOutbound(call, row, {
    state: 'set-aside',
    aside_sealed: call.protect.seal('outbound_message.aside', call.input.reason),
    settled_by: call.actor.accountId,
  })
  call.record({
    act: 'exchange.set-outbound-aside',
    subjectKind: 'outbound',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { problem: row.problem },
  })
  return written
}
