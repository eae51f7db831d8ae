import type { exchange } from '@quancheng/contract/exchange.ts'
import type { Call } from '../http/call.ts'
import { refuse } from '../http/refused.ts'
import { countMessages, lineOf, type Place, pageOfMessages } from './store.ts'

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
    next: last
      ? Buffer.from(JSON.stringify([last.received_at.toISOString(), last.id])).toString('base64url')
      : null,
    count: Math.min(counts.count, MOST_COUNTED),
    more: counts.count > MOST_COUNTED,
    today: { applied: counts.applied, failed: counts.failed },
    lastAt: counts.lastAt?.toISOString() ?? null,
  }
}

function placeOf(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null
  const match =
    /^\["(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)","([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})"\]$/u.exec(
      Buffer.from(cursor, 'base64url').toString(),
    )
  const [, at = '', id = ''] = match ?? []
  return match && !Number.isNaN(Date.parse(at)) ? { at, id } : refuse('malformed')
}
