import type { Tx } from '../../db/db.ts'

/** Everything this room asks of the table of files. */

const MOST_SHOWN = 200

/** In the order they were laid in. */
export async function filesOfCase(tx: Tx, orgId: string, caseId: string) {
  return tx
    .selectFrom('file')
    .select([
      'id',
      'name_sealed',
      'kind',
      'type',
      'size',
      'note_sealed',
      'added_by',
      'added_at',
      'deleted_at',
      'removed_by',
      'removed_sealed',
      'revision',
    ])
    .where('org_id', '=', orgId)
    .where('case_id', '=', caseId)
    .orderBy('added_at')
    .orderBy('id')
    .limit(MOST_SHOWN)
    .execute()
}

/** How many lie in a case now. */
export async function countFiles(tx: Tx, orgId: string, caseId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('file')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('org_id', '=', orgId)
    .where('case_id', '=', caseId)
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The case a file lies in, and what stands about it; undefined for one that was taken out. */
export async function findCaseOfFile(tx: Tx, orgId: string, fileId: string) {
  return tx
    .selectFrom('file')
    .select(['case_id', 'revision'])
    .where('org_id', '=', orgId)
    .where('id', '=', fileId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
}

export async function takeOut(
  tx: Tx,
  orgId: string,
  fileId: string,
  removed: { readonly by: string; readonly at: Date; readonly reason: Buffer; readonly revision: number },
): Promise<void> {
  await tx
    .updateTable('file')
    .set({
      deleted_at: removed.at,
      removed_by: removed.by,
      removed_sealed: removed.reason,
      revision: removed.revision,
    })
    .where('org_id', '=', orgId)
    .where('id', '=', fileId)
    .execute()
}
