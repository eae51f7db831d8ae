import { sql } from 'kysely'
import type { Tx } from '../db/db.ts'

/** Sessions belong to an account, not to an organisation: everything here runs as the owner. */

export async function insertSession(
  tx: Tx,
  session: {
    readonly tokenHash: Buffer
    readonly id: string
    readonly accountId: string
    readonly orgId: string
    readonly at: Date
    readonly expiresAt: Date
    readonly device: string
    readonly method: string
  },
): Promise<void> {
  await tx
    .deleteFrom('session')
    .where('account_id', '=', session.accountId)
    .where('expires_at', '<', session.at)
    .execute()
  await tx
    .insertInto('session')
    .values({
      token_hash: session.tokenHash,
      id: session.id,
      account_id: session.accountId,
      org_id: session.orgId,
      made_at: session.at,
      last_seen_at: session.at,
      expires_at: session.expiresAt,
      device: session.device,
      method: session.method,
    })
    .execute()
}

/** The organisation to begin in: where the person acted last, else where they have served longest. */
export async function findHome(tx: Tx, accountId: string): Promise<string | null> {
  const { rows } = await sql<{ org_id: string }>`
    select m.org_id
    from member m
    where m.account_id = ${accountId} and m.left_at is null
      and exists (select from duty d where d.org_id = m.org_id and d.account_id = m.account_id and d.ended_at is null)
    order by (select max(s.last_seen_at) from session s where s.account_id = m.account_id and s.org_id = m.org_id) desc nulls last,
             (select min(d.since) from duty d where d.org_id = m.org_id and d.account_id = m.account_id and d.ended_at is null),
             m.org_id
    limit 1`.execute(tx)
  return rows[0]?.org_id ?? null
}

export async function findSessionByToken(tx: Tx, tokenHash: Buffer, at: Date) {
  return tx
    .selectFrom('session')
    .select(['id', 'account_id'])
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', at)
    .executeTakeFirst()
}

export async function listSessions(tx: Tx, accountId: string, at: Date) {
  return tx
    .selectFrom('session')
    .select(['id', 'device', 'method', 'made_at', 'last_seen_at'])
    .where('account_id', '=', accountId)
    .where('expires_at', '>', at)
    .orderBy('last_seen_at', 'desc')
    .execute()
}

/** Whether there was such a session of this account. */
export async function endSession(tx: Tx, accountId: string, id: string): Promise<boolean> {
  const ended = await tx
    .deleteFrom('session')
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst()
  return ended.numDeletedRows > 0n
}

export async function endOtherSessions(tx: Tx, accountId: string, keptId: string | null): Promise<void> {
  let others = tx.deleteFrom('session').where('account_id', '=', accountId)
  if (keptId) others = others.where('id', '<>', keptId)
  await others.execute()
}

export async function endSessionsIn(tx: Tx, accountId: string, orgId: string): Promise<void> {
  await tx.deleteFrom('session').where('account_id', '=', accountId).where('org_id', '=', orgId).execute()
}

export async function setLocked(tx: Tx, id: string, locked: boolean, at: Date): Promise<void> {
  await tx.updateTable('session').set({ locked, last_seen_at: at }).where('id', '=', id).execute()
}

export async function moveSession(tx: Tx, id: string, orgId: string): Promise<void> {
  await tx.updateTable('session').set({ org_id: orgId }).where('id', '=', id).execute()
}
