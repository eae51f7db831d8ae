import { sql } from 'kysely'
import type { Tx } from '../db/db.ts'
import type { Tries } from './lock-out.ts'

/** Accounts belong to no organisation: everything here runs as the owner. */

const FOR_SIGN_IN = [
  'id',
  'login',
  'name',
  'password_hash',
  'totp_sealed',
  'totp_confirmed',
  'failed_count',
  'locked_until',
  'disabled_at',
] as const

export type Account = Awaited<ReturnType<typeof getAccount>>

/** Locked: the tries of one account are counted one after the other. */
export async function findAccountByLogin(tx: Tx, login: string): Promise<Account | null> {
  const found = await tx
    .selectFrom('account')
    .select(FOR_SIGN_IN)
    .where(sql`lower(login)`, '=', login.toLowerCase())
    .forUpdate()
    .executeTakeFirst()
  return found ?? null
}

export async function getAccount(tx: Tx, id: string) {
  return tx
    .selectFrom('account')
    .select(FOR_SIGN_IN)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

export async function findAccountBySubject(tx: Tx, subject: string): Promise<Account | null> {
  const found = await tx
    .selectFrom('account')
    .select(FOR_SIGN_IN)
    .where('oidc_subject', '=', subject)
    .executeTakeFirst()
  return found ?? null
}

/** Accounts not yet linked to an identity provider that carry this address; more than one is nobody. */
export async function findUnlinkedByEmail(tx: Tx, email: string): Promise<Account | null> {
  const found = await tx
    .selectFrom('account')
    .select(FOR_SIGN_IN)
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .where('oidc_subject', 'is', null)
    .limit(2)
    .forUpdate()
    .execute()
  return found.length === 1 ? (found[0] ?? null) : null
}

export async function loginEmail(tx: Tx, login: string) {
  return tx
    .selectFrom('account')
    .select(['id', 'email', 'disabled_at'])
    .where(sql`lower(login)`, '=', login.toLowerCase())
    .executeTakeFirst()
}

export async function insertAccount(
  tx: Tx,
  account: {
    readonly id: string
    readonly login: string
    readonly name: string
    readonly email: string | null
  },
  at: Date,
): Promise<void> {
  await tx
    .insertInto('account')
    .values({
      ...account,
      password_hash: null,
      totp_sealed: null,
      oidc_subject: null,
      locked_until: null,
      disabled_at: null,
      made_at: at,
    })
    .execute()
}

export async function saveTries(tx: Tx, id: string, { failed, lockedUntil }: Tries): Promise<void> {
  await tx
    .updateTable('account')
    .set({ failed_count: failed, locked_until: lockedUntil })
    .where('id', '=', id)
    .execute()
}

export async function savePassword(tx: Tx, id: string, hash: string): Promise<void> {
  await tx
    .updateTable('account')
    .set({ password_hash: hash, failed_count: 0, locked_until: null })
    .where('id', '=', id)
    .execute()
}

export async function saveTotp(tx: Tx, id: string, sealed: Buffer | null, confirmed: boolean): Promise<void> {
  await tx
    .updateTable('account')
    .set({ totp_sealed: sealed, totp_confirmed: confirmed })
    .where('id', '=', id)
    .execute()
}

export async function saveLocale(tx: Tx, id: string, locale: string): Promise<void> {
  await tx.updateTable('account').set({ locale }).where('id', '=', id).execute()
}

export async function saveSubject(tx: Tx, id: string, subject: string): Promise<void> {
  await tx.updateTable('account').set({ oidc_subject: subject }).where('id', '=', id).execute()
}
