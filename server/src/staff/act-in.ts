import type { staff } from '@quancheng/contract/staff.ts'
import type { Action } from '../http/call.ts'
import { orNotFound } from '../http/refused.ts'
import { organisationsOf } from './member-store.ts'
import { moveSession } from './session-store.ts'

/** The session acts in another organisation from the next question on; one without a duty there does not exist. */
export const actIn: Action<typeof staff.actIn> = async ({ asOwner, actor, input, record }) => {
  await asOwner(async (tx) => {
    const organisations = await organisationsOf(tx, actor.accountId)
    const next = orNotFound(organisations.find(({ id }) => id === input.organisationId))
    await moveSession(tx, actor.sessionId, next.id)
  })
  record({
    act: 'staff.actIn',
    subjectKind: 'organisation',
    subjectId: input.organisationId,
    clientId: null,
    facts: {},
  })
  return {}
}
