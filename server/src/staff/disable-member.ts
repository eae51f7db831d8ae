import type { staff } from '@quancheng/contract/staff.ts'
import { leaveWatches } from '../assessments/public.ts'
import type { Action } from '../http/call.ts'
import { orNotFound, refuse } from '../http/refused.ts'
import { openCaseCounts } from './caseload.ts'
import { endDutiesOf } from './duties.ts'
import { findMember, raiseMember } from './member-store.ts'
import { endSessionsIn } from './session-store.ts'

/** A colleague leaves: duties end and sessions close at once. Cases are handed over before; whom they watch is offered to the supervisor. */
export const disableMember: Action<typeof staff.disableMember> = async (call) => {
  const { tx, orgId, at, input, asOwner } = call
  const { accountId } = input
  const member = orNotFound(await findMember(tx, orgId, accountId))
  if (member.left_at) return refuse('not-found')
  const cases = (await openCaseCounts(tx, orgId, [accountId])).get(accountId) ?? 0
  if (cases > 0) return refuse('staff.open-cases-remain', { cases })
  await endDutiesOf(call, accountId, null)
  await leaveWatches(call, { id: accountId, supervisorId: member.supervisor_id })
  await asOwner((owner) => endSessionsIn(owner, accountId, orgId))
  call.record({
    act: 'staff.disableMember',
    subjectKind: 'account',
    subjectId: accountId,
    clientId: null,
    facts: {},
  })
  return { id: accountId, revision: await raiseMember(tx, orgId, accountId, { left_at: at }) }
}
