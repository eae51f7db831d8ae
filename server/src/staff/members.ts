import type { staff } from '@quancheng/contract/staff.ts'
import type { Action } from '../http/call.ts'
import { openCaseCounts } from './caseload.ts'
import { listMembers } from './member-store.ts'

/** Colleagues, each with how many cases they carry: for choosing whom to hand something to. */
export const members: Action<typeof staff.members> = async ({ tx, orgId }) => {
  const colleagues = await listMembers(tx, orgId)
  const carried = await openCaseCounts(
    tx,
    orgId,
    colleagues.map(({ accountId }) => accountId),
  )
  return colleagues.map((colleague) => ({ ...colleague, openCases: carried.get(colleague.accountId) ?? 0 }))
}
