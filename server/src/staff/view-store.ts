import type { LISTS } from '@quancheng/contract/staff.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/db.ts'

/** Everything this room asks of the table of kept views. */

export interface ViewRow {
  readonly id: string
  readonly list: (typeof LISTS)[number]
  readonly name: string
  readonly address: string
}

interface Owner {
  readonly orgId: string
  readonly accountId: string
}

/** In the order they were made. */
export async function viewsOf(
  tx: Tx,
  { orgId, accountId }: Owner,
  list: ViewRow['list'],
): Promise<ViewRow[]> {
  return (await tx
    .selectFrom('saved_view')
    .select(['id', 'list', 'name', 'address'])
    .where('org_id', '=', orgId)
    .where('account_id', '=', accountId)
    .where('list', '=', list)
    .orderBy('made_at')
    .orderBy('id')
    .execute()) as ViewRow[]
}

/** The same name again is the same view. */
export async function writeView(
  tx: Tx,
  { orgId, accountId }: Owner,
  view: ViewRow,
  at: Date,
): Promise<string> {
  const { id } = await tx
    .insertInto('saved_view')
    .values({ org_id: orgId, account_id: accountId, ...view, made_at: at })
    .onConflict((clash) =>
      clash
        .columns(['org_id', 'account_id', 'list', 'name'])
        .doUpdateSet({ address: sql<string>`excluded.address` }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Whether there was one of this person’s own. */
export async function deleteView(tx: Tx, { orgId, accountId }: Owner, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('saved_view')
    .where('org_id', '=', orgId)
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
