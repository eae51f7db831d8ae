import type { intake } from '@quancheng/contract/intake.ts'
import { may } from '@quancheng/rules/access.ts'
import { bandsOf } from '../assist/public.ts'
import type { Action } from '../http/call.ts'
import { queueCounts, queuePage } from './queue-store.ts'
import { requestLines } from './request-lines.ts'

export const list: Action<typeof intake.list> = async (call) => {
  const { view, after, limit, ...filter } = call.input
  const [page, { counts, filtered }] = await Promise.all([
    queuePage(call, call.actor, view, filter, { after, limit }),
    queueCounts(call, call.actor, view, filter),
  ])
  const [lines, bands] = await Promise.all([
    requestLines(call, page.rows),
    may(call.actor, 'assist.read')
      ? bandsOf(
          call,
          page.rows.map((row) => row.client_id),
        )
      : new Map(),
  ])
  const rows = lines.map((line) => ({ ...line, risk: bands.get(line.client?.id ?? '') ?? null }))
  return { rows, next: page.next, ...filtered, counts }
}
