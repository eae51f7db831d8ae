import type { Insertable } from 'kysely'
import type { Tx } from '../db/db.ts'
import type { Tables } from '../db/tables.ts'

export async function insertFile(tx: Tx, row: Insertable<Tables['file']>): Promise<void> {
  await tx.insertInto('file').values(row).execute()
}

export async function findFile(tx: Tx, orgId: string, id: string) {
  return tx
    .selectFrom('file')
    .select(['name_sealed', 'type', 'sha256', 'client_id'])
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
}
