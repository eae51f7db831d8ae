import type { staff } from '@quancheng/contract/staff.ts'
import type { Action, Call } from '../http/call.ts'
import { orRefuse, refuse } from '../http/refused.ts'
import { getAccount, saveTotp } from './account-store.ts'
import { provePasswordAgain } from './prove-password.ts'
import { newTotp, useCode } from './totp.ts'

/** A new secret; it asks nothing of anybody until its first code confirms it. */
export const startTotp: Action<typeof staff.startTotp> = async ({ asOwner, actor, keys }) => {
  const account = await asOwner((tx) => getAccount(tx, actor.accountId))
  if (account.totp_confirmed) return refuse('staff.second-factor-already-set')
  const { sealed, secret, uri } = newTotp(keys, actor.login)
  await asOwner((tx) => saveTotp(tx, actor.accountId, sealed, false))
  return { secret, uri }
}

export const confirmTotp: Action<typeof staff.confirmTotp> = async (call) => {
  const { asOwner, actor, at, input, keys } = call
  const account = await asOwner((tx) => getAccount(tx, actor.accountId))
  if (account.totp_confirmed) return refuse('staff.second-factor-already-set')
  const used = account.totp_sealed ? useCode(keys, account.totp_sealed, input.code, at) : null
  if (!used) return refuse('staff.wrong-code')
  await asOwner((tx) => saveTotp(tx, actor.accountId, used, true))
  recordOn(call, 'staff.confirmTotp')
  return {}
}

export const removeTotp: Action<typeof staff.removeTotp> = async (call) => {
  const { asOwner, actor, input, parts } = call
  orRefuse(await provePasswordAgain(parts, actor.accountId, input.password))
  await asOwner((tx) => saveTotp(tx, actor.accountId, null, false))
  recordOn(call, 'staff.removeTotp')
  return {}
}

function recordOn(
  { actor, record }: Pick<Call<typeof staff.confirmTotp>, 'actor' | 'record'>,
  act: string,
): void {
  record({ act, subjectKind: 'account', subjectId: actor.accountId, clientId: null, facts: {} })
}
