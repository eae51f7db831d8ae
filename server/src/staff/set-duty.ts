import type { staff } from '@quancheng/contract/staff.ts'
import type { Action } from '../http/call.ts'
import { orNotFound, refuse } from '../http/refused.ts'
import { endDutiesOf, giveDuty, refuseStrangeDuty } from './duties.ts'
import { findMember, raiseMember } from './member-store.ts'

/** Gives or ends a duty; it counts from the person's next question on. */
export const setDuty: Action<typeof staff.setDuty> = async (call) => {
  const { tx, orgId, input } = call
  const member = orNotFound(await findMember(tx, orgId, input.accountId))
  if (member.left_at) return refuse('not-found')
  if (input.ended) await endDutiesOf(call, input.accountId, input.duty)
  else {
    await refuseStrangeDuty(call, input)
    await giveDuty(call, input)
  }
  call.record({
    act: 'staff.setDuty',
    subjectKind: 'account',
    subjectId: input.accountId,
    clientId: null,
    facts: { duty: input.duty, ended: input.ended },
  })
  return { id: input.accountId, revision: await raiseMember(tx, orgId, input.accountId, {}) }
}
