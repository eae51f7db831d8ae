import type { Tx } from '../db/db.ts'

/** Passkeys belong to an account: everything here runs as the owner. */

export async function listPasskeys(tx: Tx, accountId: string) {
  return tx
    .selectFrom('passkey')
    .select(['id', 'label', 'transports', 'made_at', 'last_used_at'])
    .where('account_id', '=', accountId)
    .orderBy('made_at')
    .execute()
}

/** Locked: its counter moves with each use. */
export async function findPasskey(tx: Tx, id: string) {
  return tx
    .selectFrom('passkey')
    .select(['id', 'account_id', 'public_key', 'counter', 'transports'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export interface NewPasskey {
  readonly id: string
  readonly accountId: string
  readonly publicKey: Uint8Array
  readonly counter: number
  readonly transports: readonly string[]
  readonly label: string
}

/** False when this credential is already somebody's. */
export async function insertPasskey(tx: Tx, passkey: NewPasskey, at: Date): Promise<boolean> {
  const inserted = await tx
    .insertInto('passkey')
    .values({
      id: passkey.id,
      account_id: passkey.accountId,
      public_key: Buffer.from(passkey.publicKey),
      counter: String(passkey.counter),
      transports: [...passkey.transports],
      label: passkey.label,
      made_at: at,
      last_used_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function passkeyUsed(tx: Tx, id: string, counter: number, at: Date): Promise<void> {
  await tx
    .updateTable('passkey')
    .set({ counter: String(counter), last_used_at: at })
    .where('id', '=', id)
    .execute()
}

export async function deletePasskey(tx: Tx, accountId: string, id: string): Promise<boolean> {
  const deleted = await tx
    .deleteFrom('passkey')
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst()
  return deleted.numDeletedRows > 0n
}
