import type { exchange } from '@quancheng/contract/exchange.ts'
import type { Call } from '../http/call.ts'
import { asCount, COUNT_UP_TO, cursorOf, cut, readRowCursor } from '../http/page.ts'
import { countMessages, lineOf, pageOfMessages } from './store.ts'

/** What the hospital's feed said, the newest first: what failed and waits for a person, or everything. */
export async function messages(call: Call<typeof exchange.messages>) {
  const { input } = call
  const [rows, counts] = await Promise.all([
    pageOfMessages(call, input.state, readRowCursor(input.after), input.limit + 1),
    countMessages(call, input.state, COUNT_UP_TO + 1),
  ])
  const { shown, last } = cut(rows, input.limit)
  return {
    rows: shown.map((row) => lineOf(call, row)),
    next: last ? cursorOf(last.received_at, last.id) : null,
    ...asCount(counts.count),
    today: { applied: counts.applied, failed: counts.failed },
    lastAt: counts.lastAt?.toISOString() ?? null,
  }
}
