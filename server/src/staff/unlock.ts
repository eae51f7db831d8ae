import type { staff } from '@quancheng/contract/staff.ts'
import type { OpenAction } from '../http/call.ts'
import { orRefuse, refuse } from '../http/refused.ts'
import { tokenHash } from '../http/who.ts'
import { getAccount } from './account-store.ts'
import { provePassword } from './prove-password.ts'
import { endSession, findSessionByToken, setLocked } from './session-store.ts'

/** Opens a locked session with the password; after too many failures the session is gone and sign-in is needed. */
export const unlock: OpenAction<typeof staff.unlock> = async (call) => {
  const { tx, at, input, sessionToken } = call
  const session = sessionToken ? await findSessionByToken(tx, tokenHash(sessionToken), at) : null
  if (!session) return refuse('signed-out')
  const account = await getAccount(tx, session.account_id)
  const refusal = await provePassword(tx, account, input.password, at)
  if (refusal?.code === 'staff.locked-out') {
    await endSession(tx, account.id, session.id)
    call.setSession(null)
  }
  orRefuse(refusal)
  await setLocked(tx, session.id, false, at)
  call.record(
    { act: 'staff.unlock', subjectKind: 'session', subjectId: session.id, clientId: null, facts: {} },
    account.id,
  )
  return {}
}
