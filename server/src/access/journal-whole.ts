import type { access } from '@quancheng/contract/access.ts'
import type { Action } from '../http/call.ts'
import { verdictOn } from '../journal/public.ts'

export const journalWhole: Action<typeof access.journalWhole> = async ({ parts, orgId }) => {
  const { entries, broken } = await verdictOn(parts.pool, orgId)
  return { entries, broken: broken && { lane: broken.lane, seq: broken.seq } }
}
