import type { exchange } from '@quancheng/contract/exchange.ts'
import type { Call } from '../http/call.ts'
import { afterRow, placeOf } from './place.ts'
import { countMessages, lineOf, pageOfMessages } from './store.ts'

const MOST_COUNTED = 1000

/** What the hospital's feed said, the newest first: what failed and waits for a person, or everything. */
export async function messages(call: Call<typeof exchange.messages>) {
  const { input } = call
  const [rows, counts] = await Promise.all([
    pageOfMessages(call, input.state, placeOf(input.after), input.limit + 1),
    countMessages(call, input.state, MOST_COUNTED + 1),
  ])
  const shown = rows.slice(0, input.limit)
  const last = rows.length > input.limit ? shown.at(-1) : undefined
  return {
    rows: shown.map((row) => lineOf(call, row)),
    next: last ? afterRow(last.received_at, last.id) : null,
    count: Math.min(counts.count, MOST_COUNTED),
    more: counts.count > MOST_COUNTED,
    today: { applied: counts.applied, failed: counts.failed },
    lastAt: counts.lastAt?.toISOString() ?? null,
  }
}
