import type { intake } from '@quancheng/contract/intake.ts'
import type { Action } from '../http/call.ts'
import { queueCounts, queuePage } from './queue-store.ts'
import { requestLines } from './request-lines.ts'

export const list: Action<typeof intake.list> = async (call) => {
  const { view, after, limit, ...filter } = call.input
  const [page, { counts, filtered }] = await Promise.all([
    queuePage(call, call.actor, view, filter, { after, limit }),
    queueCounts(call, call.actor, view, filter),
  ])
  return { rows: await requestLines(call, page.rows), next: page.next, ...filtered, counts }
}
