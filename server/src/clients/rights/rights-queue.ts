import type { rights } from '@quancheng/contract/rights.ts'
import type { Call } from '../../http/call.ts'
import { asCount, COUNT_UP_TO, cursorOf, cut, readRowCursor } from '../../http/page.ts'
import { countRights, pageOfRights, shownRights } from './rights-store.ts'

/** What people asked about their own information. */
export async function rightsQueue(call: Call<typeof rights.rightsQueue>) {
  const { input } = call
  const [rows, count] = await Promise.all([
    pageOfRights(call, input.view, readRowCursor(input.after), input.limit + 1),
    countRights(call, input.view, COUNT_UP_TO + 1),
  ])
  const { shown, last } = cut(rows, input.limit)
  const lastAt = input.view === 'waiting' ? last?.asked_at : (last?.answered_at ?? undefined)
  return {
    rows: await shownRights(call, shown),
    next: last && lastAt ? cursorOf(lastAt, last.id) : null,
    ...asCount(count),
  }
}
