import type { staff } from '@quancheng/contract/staff.ts'
import type { Action } from '../http/call.ts'
import { orRefuse } from '../http/refused.ts'
import { savePassword } from './account-store.ts'
import { hashPassword } from './password.ts'
import { refuseWeak } from './password-policy.ts'
import { provePasswordAgain } from './prove-password.ts'
import { endOtherSessions } from './session-store.ts'

/** A new password signs every other browser of this person out. */
export const changePassword: Action<typeof staff.changePassword> = async (call) => {
  const { asOwner, actor, input, parts } = call
  orRefuse(await provePasswordAgain(parts, actor.accountId, input.current))
  orRefuse(refuseWeak(input.next, { login: actor.login, mode: parts.settings.mode }))
  const hash = await hashPassword(input.next)
  await asOwner(async (tx) => {
    await savePassword(tx, actor.accountId, hash)
    await endOtherSessions(tx, actor.accountId, actor.sessionId)
  })
  call.record({
    act: 'staff.changePassword',
    subjectKind: 'account',
    subjectId: actor.accountId,
    clientId: null,
    facts: {},
  })
  return {}
}
