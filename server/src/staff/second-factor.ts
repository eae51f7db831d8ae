import type { staff } from '@quancheng/contract/staff.ts'
import type { OpenAction } from '../http/call.ts'
import { orRefuse, refuse } from '../http/refused.ts'
import { getAccount, saveTotp } from './account-store.ts'
import { endChallenge, findChallenge } from './challenge-store.ts'
import { settle } from './prove-password.ts'
import { startSession } from './start-session.ts'
import { useCode } from './totp.ts'

/** The six digits after a right password. Wrong digits count like a wrong password. */
export const secondFactor: OpenAction<typeof staff.secondFactor> = async (call) => {
  const { tx, at, input, parts } = call
  const pending = await findChallenge(tx, 'second-factor', input.challengeId, at)
  if (!pending?.accountId) return refuse('staff.challenge-expired')
  const account = await getAccount(tx, pending.accountId)
  if (!account.totp_sealed) return refuse('staff.challenge-expired')
  const used = useCode(parts.keys, account.totp_sealed, input.code, at)
  orRefuse(await settle(tx, account, used !== null, at, 'staff.wrong-code'))
  await endChallenge(tx, input.challengeId)
  await saveTotp(tx, account.id, used, true)
  orRefuse(await startSession(call, account, 'password+code'))
  return { step: 'done' }
}
