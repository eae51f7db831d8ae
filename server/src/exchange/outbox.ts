import type { outbox as outboxOf } from '@quancheng/contract/outbox.ts'
import type { Call } from '../http/call.ts'
import { countOutbox, getOutbound, outboundLine, pageOfOutbox } from './outbox-store.ts'
import { afterRow, placeOf } from './place.ts'

const MOST_COUNTED = 1000

/** What is on its way to the hospital's record: what waits and what got stuck, or everything. */
export async function outbox(call: Call<typeof outboxOf.outbox>) {
  const { input } = call
  const [rows, count] = await Promise.all([
    pageOfOutbox(call, input.state, placeOf(input.after), input.limit + 1),
    countOutbox(call, input.state, MOST_COUNTED + 1),
  ])
  const shown = rows.slice(0, input.limit)
  const last = rows.length > input.limit ? shown.at(-1) : undefined
  return {
    rows: shown.map(outboundLine),
    next: last ? afterRow(last.made_at, last.id) : null,
    count: Math.min(count, MOST_COUNTED),
    more: count > MOST_COUNTED,
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
