import type { ownPacks as contract } from '@quancheng/contract/own-packs.ts'
import type { Action } from '../http/call.ts'
import { linesOf } from './own-pack-lines.ts'

/** An institution makes a handful of standards; more than these nobody would read as a list. */
const MOST = 200

export const ownPacks: Action<typeof contract.ownPacks> = async (call) => {
  const rows = await call.tx
    .selectFrom('own_pack')
    .selectAll()
    .where('org_id', '=', call.orgId)
    .orderBy((eb) =>
      eb.case().when('state', '=', 'draft').then(0).when('state', '=', 'in-use').then(1).else(2).end(),
    )
    .orderBy('changed_at', 'desc')
    .limit(MOST)
    .execute()
  return linesOf(call, rows)
}
