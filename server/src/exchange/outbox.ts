import type { outbox as outboxOf } from '@quancheng/contract/outbox.ts'
import type { Call } from '../http/call.ts'
import { asCount, COUNT_UP_TO, cursorOf, cut, readRowCursor } from '../http/page.ts'
import { countOutbox, getOutbound, outboundLine, pageOfOutbox } from './outbox-store.ts'

/** What is on its way to the hospital's record: what waits and what got stuck, or everything. */
export async function outbox(call: Call<typeof outboxOf.outbox>) {
  const { input } = call
  const [rows, count] = await Promise.all([
    pageOfOutbox(call, input.state, readRowCursor(input.after), input.limit + 1),
    countOutbox(call, input.state, COUNT_UP_TO + 1),
  ])
  const { shown, last } = cut(rows, input.limit)
  return {
    rows: shown.map(outboundLine),
    next: last ? cursorOf(last.made_at, last.id) : null,
    ...asCount(count),
  }
}

/** One of them with its receipt: an answer speaks of a message, not of a person. */
export async function outbound(call: Call<typeof outboxOf.outbound>) {
  const row = await getOutbound(call, call.input.outboundId)
  return {
    ...outboundLine(row),
    receipt: call.protect.openMaybe('outbound_message.receipt', row.receipt_sealed),
    aside: call.protect.openMaybe('outbound_message.aside', row.aside_sealed),
  }
}
