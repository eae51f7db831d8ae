import type { Refusal } from '@quancheng/rules/refusal.ts'
import { asOwner, type Tx } from '../db/db.ts'
import type { Parts } from '../http/call.ts'
import { type Account, getAccount, saveTries } from './account-store.ts'
import { afterFailure, afterwards, lockedOut, NO_TRIES, type Tries } from './lock-out.ts'
import { isPassword } from './password.ts'

/** Null when it is the account's password; a failure is counted, and after too many nobody is let in for a while. */
export async function provePassword(
  tx: Tx,
  account: Account,
  password: string,
  at: Date,
): Promise<Refusal | null> {
  const right = await isPassword(password, account.password_hash)
  return settle(tx, account, right, at, 'staff.wrong-password')
}

/** Counts how a try of an account went: a password, or the digits of the second factor. */
export async function settle(
  tx: Tx,
  account: Account,
  right: boolean,
  at: Date,
  code: string,
): Promise<Refusal | null> {
  const tries: Tries = { failed: account.failed_count, lockedUntil: account.locked_until }
  const shut = lockedOut(tries, at)
  if (shut) return shut
  if (!right) {
    const now = afterFailure(tries, at)
    await saveTries(tx, account.id, now)
    return afterwards(now, at, code)
  }
  if (tries.failed > 0 || tries.lockedUntil) await saveTries(tx, account.id, NO_TRIES)
  return null
}

/**
 * The same for somebody who is signed in, in a transaction of its own: the failure stays counted although what they
 * asked for rolls back.
 */
export async function provePasswordAgain(
  parts: Parts,
  accountId: string,
  password: string,
): Promise<Refusal | null> {
  return asOwner(parts.pool, async (tx) =>
    provePassword(tx, await getAccount(tx, accountId), password, parts.clock()),
  )
}
