import type { rights } from '@quancheng/contract/rights.ts'
import type { Call } from '../../http/call.ts'
import { cursorOf, readCursor } from './cursor.ts'
import { countRights, pageOfRights, shownRights } from './rights-store.ts'

const MOST_COUNTED = 1000

/** What people asked about their own information. */
export async function rightsQueue(call: Call<typeof rights.rightsQueue>) {
  const { input } = call
  const [rows, count] = await Promise.all([
    pageOfRights(call, input.view, readCursor(input.after), input.limit + 1),
    countRights(call, input.view, MOST_COUNTED + 1),
  ])
  const shown = rows.slice(0, input.limit)
  const last = rows.length > input.limit ? shown.at(-1) : undefined
  const lastAt = input.view === 'waiting' ? last?.asked_at : (last?.answered_at ?? undefined)
  return {
    rows: await shownRights(call, shown),
    next: last && lastAt ? cursorOf(lastAt, last.id) : null,
    count: Math.min(count, MOST_COUNTED),
    more: count > MOST_COUNTED,
  }
}
