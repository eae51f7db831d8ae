import type { staff } from '@quancheng/contract/staff.ts'
import type { OpenAction } from '../http/call.ts'
import { orRefuse, refuse } from '../http/refused.ts'
import { getAccount, savePassword } from './account-store.ts'
import { findInvited, useInvitation } from './invitation-store.ts'
import { hashPassword } from './password.ts'
import { refuseWeak } from './password-policy.ts'
import { endOtherSessions } from './session-store.ts'

/** The first password, set once with the invitation; a password that will not do leaves the invitation usable. */
export const acceptInvitation: OpenAction<typeof staff.acceptInvitation> = async (call) => {
  const { tx, at, input, parts } = call
  const accountId = await findInvited(tx, input.token, at)
  if (!accountId) return refuse('staff.invitation-not-valid')
  const account = await getAccount(tx, accountId)
  if (account.disabled_at) return refuse('staff.invitation-not-valid')
  orRefuse(refuseWeak(input.password, { login: account.login, mode: parts.settings.mode }))
  await savePassword(tx, accountId, await hashPassword(input.password))
  await endOtherSessions(tx, accountId, null)
  await useInvitation(tx, input.token, at)
  call.record(
    {
      act: 'staff.acceptInvitation',
      subjectKind: 'account',
      subjectId: accountId,
      clientId: null,
      facts: {},
    },
    accountId,
  )
  return { login: account.login }
}
