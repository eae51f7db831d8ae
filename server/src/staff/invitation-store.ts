import { randomBytes } from 'node:crypto'
import type { Tx } from '../db/db.ts'
import { tokenHash } from '../http/who.ts'

const HOURS = 24

/** Invitations belong to an account: everything here runs as the owner. A new one ends those before it. */
export async function invite(tx: Tx, accountId: string, origin: string, at: Date): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await tx.deleteFrom('invitation').where('account_id', '=', accountId).execute()
  await tx
    .insertInto('invitation')
    .values({
      token_hash: tokenHash(token),
      account_id: accountId,
      expires_at: new Date(at.getTime() + HOURS * 3_600_000),
      used_at: null,
    })
    .execute()
  return `${origin}/invitation?token=${token}`
}

export async function findInvited(tx: Tx, token: string, at: Date): Promise<string | null> {
  const found = await tx
    .selectFrom('invitation')
    .select('account_id')
    .where('token_hash', '=', tokenHash(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .forUpdate()
    .executeTakeFirst()
  return found?.account_id ?? null
}

export async function useInvitation(tx: Tx, token: string, at: Date): Promise<void> {
  await tx.updateTable('invitation').set({ used_at: at }).where('token_hash', '=', tokenHash(token)).execute()
}
