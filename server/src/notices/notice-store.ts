import type { Tx } from '../db/db.ts'
import type { Recipient } from './messenger.ts'

/** A notice that is still unread and has not been told outside; locked, so that two workers do not both tell it. */
export async function findUntold(tx: Tx, orgId: string, id: string) {
  return tx
    .selectFrom('notice')
    .select(['account_id'])
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .where('read_at', 'is', null)
    .where('mailed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

export async function markTold(tx: Tx, orgId: string, id: string, at: Date): Promise<void> {
  await tx
    .updateTable('notice')
    .set({ mailed_at: at })
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .execute()
}

/** Runs as the owner: accounts belong to no organisation. */
export async function recipientOf(tx: Tx, accountId: string): Promise<Recipient | null> {
  const account = await tx
    .selectFrom('account')
    .select(['name', 'email', 'locale'])
    .where('id', '=', accountId)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  return account ? { ...account, locale: account.locale === 'en' ? 'en' : 'zh-CN' } : null
}

export async function newestNotices(tx: Tx, orgId: string, accountId: string, limit: number) {
  return tx
    .selectFrom('notice')
    .select(['id', 'kind', 'subject_kind', 'subject_id', 'facts', 'at', 'read_at'])
    .where('org_id', '=', orgId)
    .where('account_id', '=', accountId)
    .orderBy('at', 'desc')
    .limit(limit)
    .execute()
}

export async function countUnread(tx: Tx, orgId: string, accountId: string): Promise<number> {
  const { unread } = await tx
    .selectFrom('notice')
    .select((of) => of.fn.countAll<string>().as('unread'))
    .where('org_id', '=', orgId)
    .where('account_id', '=', accountId)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(unread)
}

export async function markRead(
  tx: Tx,
  orgId: string,
  accountId: string,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  await tx
    .updateTable('notice')
    .set({ read_at: at })
    .where('org_id', '=', orgId)
    .where('account_id', '=', accountId)
    .where('id', 'in', [...ids])
    .where('read_at', 'is', null)
    .execute()
}
