import type { safety } from '@quancheng/contract/safety.ts'
import type { Action } from '../../http/call.ts'
import { watchLines, watchRows } from './watch-store.ts'

export const watchList: Action<typeof safety.watchList> = async (call) => {
  const { rows, more } = await watchRows(call, call.input.of)
  return { now: call.at.toISOString(), rows: await watchLines(call, rows), more }
}
