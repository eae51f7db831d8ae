import type { safety } from '@quancheng/contract/safety.ts'
import type { Action } from '../../http/call.ts'
import { reportLines, reportRows } from './report-store.ts'

export const reports: Action<typeof safety.reports> = async (call) => {
  const { rows, more } = await reportRows(call, call.actor, { open: call.input.of === 'open' })
  return { now: call.at.toISOString(), rows: await reportLines(call, rows), more }
}
