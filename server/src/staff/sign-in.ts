import type { staff } from '@quancheng/contract/staff.ts'
import type { OpenAction } from '../http/call.ts'
import { orRefuse, Refused } from '../http/refused.ts'
import { findAccountByLogin } from './account-store.ts'
import { makeChallenge, saveTriesOfUnknown, triesOfUnknown } from './challenge-store.ts'
import { afterFailure, afterwards, lockedOut } from './lock-out.ts'
import { isPassword } from './password.ts'
import { provePassword } from './prove-password.ts'
import { type Door, startSession } from './start-session.ts'

const SECOND_FACTOR_MINUTES = 5

/** Signs in with a password; somebody with a second factor is asked for it next. */
export const signIn: OpenAction<typeof staff.signIn> = async (call) => {
  const { tx, at, input } = call
  const account = await findAccountByLogin(tx, input.login)
  if (!account) return refuseUnknown(call, input.login, input.password)
  orRefuse(await provePassword(tx, account, input.password, at))
  if (account.totp_confirmed && !account.disabled_at) {
    const pending = { accountId: account.id, secret: {} }
    const challengeId = await makeChallenge(tx, 'second-factor', pending, at, SECOND_FACTOR_MINUTES)
    return { step: 'second-factor', challengeId }
  }
  orRefuse(await startSession(call, account, 'password'))
  return { step: 'done' }
}

/** Nobody has this login: it takes as long and sounds the same as a wrong password. */
async function refuseUnknown(
  { tx, at }: Pick<Door, 'tx' | 'at'>,
  login: string,
  password: string,
): Promise<never> {
  const [tries] = await Promise.all([triesOfUnknown(tx, login), isPassword(password, null)])
  const shut = lockedOut(tries, at)
  if (shut) throw new Refused(shut)
  const now = afterFailure(tries, at)
  await saveTriesOfUnknown(tx, login, now, at)
  throw new Refused(afterwards(now, at, 'staff.wrong-password'))
}
