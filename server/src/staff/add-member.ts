import { newId } from '@quancheng/contract/new-id.ts'
import type { staff } from '@quancheng/contract/staff.ts'
import type { Action, Call } from '../http/call.ts'
import { orNotFound, refuse } from '../http/refused.ts'
import { insertAccount, loginEmail } from './account-store.ts'
import { giveDuty, refuseStrangeDuty } from './duties.ts'
import { invite } from './invitation-store.ts'
import { findMember, saveMember } from './member-store.ts'

/**
 * A colleague joins: a new account with a one-time invitation, or somebody who already signs in elsewhere, known by
 * the same login and the same e-mail, who keeps their password.
 */
export const addMember: Action<typeof staff.addMember> = async (call) => {
  const { tx, orgId, input } = call
  const teams = input.teamId === null ? input.teamIds : [input.teamId, ...input.teamIds]
  await refuseStrangeDuty(call, { ...input, teamIds: teams })
  if (input.supervisorId) orNotFound(await findMember(tx, orgId, input.supervisorId))
  const { id, invitation } = await accountFor(call)
  const known = await findMember(tx, orgId, id)
  if (known && !known.left_at) return refuse('staff.login-taken')
  await saveMember(tx, orgId, { ...input, accountId: id })
  await giveDuty(call, { ...input, accountId: id })
  call.record({
    act: 'staff.addMember',
    subjectKind: 'account',
    subjectId: id,
    clientId: null,
    facts: { duty: input.duty },
  })
  return { id, invitation }
}

async function accountFor({ asOwner, at, input, parts }: Call<typeof staff.addMember>) {
  const { origin } = parts.settings
  return asOwner(async (tx) => {
    const taken = await loginEmail(tx, input.login)
    if (!taken) {
      const id = newId(at.getTime())
      await insertAccount(tx, { id, login: input.login, name: input.name, email: input.email }, at)
      return { id, invitation: await invite(tx, id, origin, at) }
    }
    const same = taken.email !== null && taken.email.toLowerCase() === input.email?.toLowerCase()
    if (!same || taken.disabled_at) return refuse('staff.login-taken')
    return { id: taken.id, invitation: `${origin}/sign-in` }
  })
}
