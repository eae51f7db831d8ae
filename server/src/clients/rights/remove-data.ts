import { newId } from '@quancheng/contract/new-id.ts'
import { sql } from 'kysely'
import type { Tx } from '../../db/db.ts'
import type { Tables } from '../../db/tables.ts'
import type { Work } from '../../http/call.ts'
import { PROTECTED_COLUMNS } from '../../protection/columns.ts'
import { withMerged } from '../move-everything.ts'
import { removeTokens } from '../token-store.ts'
import { wholeOf } from './gather.ts'
import { NOT_OF_A_FILE, WHOSE_ROWS } from './whose-rows.ts'

/** Really erased: what was sealed is emptied, nobody finds the person any more; rows without a name stay for counting. */
export async function eraseFile(work: Work, clientId: string): Promise<void> {
  await removeData(work, clientId, null)
}

/** 仅存储: the whole file becomes one sealed text until its day, and is gone from everywhere else (个保法 47). */
export async function storeFile(work: Work, clientId: string, until: string, by: string): Promise<void> {
  const ids = await withMerged(work, clientId)
  const whole = await wholeOf(work, ids)
  await work.tx
    .insertInto('stored_file')
    .values({
      org_id: work.orgId,
      id: newId(work.at.getTime()),
      client_id: clientId,
      body_sealed: work.protect.seal('stored_file.body', JSON.stringify(whole)),
      until,
      stored_at: work.at,
      stored_by: by,
    })
    .execute()
  await removeData(work, clientId, until)
}

async function removeData(work: Work, clientId: string, storedUntil: string | null): Promise<void> {
  const { orgId, at, tx } = work
  const ids = await withMerged(work, clientId)
  await removeTokens(work, ids)
  await work.asOwner(async (owner) => {
    for (const table of WHOSE_ROWS.keys()) await empty(work, owner, table, ids)
    const theirs = sql`org_id = ${orgId} and client_id = any(${ids}::uuid[])`
    await sql`delete from client_identifier where ${theirs}`.execute(owner)
    await sql`update encounter set visit_number = null, bed = null where ${theirs}`.execute(owner)
    await sql`
      update encounter_place set bed = null
      where org_id = ${orgId} and encounter_id in (select id from encounter where ${theirs})`.execute(owner)
    await sql`update request set bed = null where ${theirs}`.execute(owner)
    await sql`
      update command set answer_sealed = null
      where org_id = ${orgId} and id in (select command_id from journal where ${theirs})`.execute(owner)
    await sql`
      update client set
        birth_date = null, died_on = null, id_type = null, nationality = null, ethnicity = null, marital = null,
        education = null, language = null, living = null, income_fen = null, temporary_name = false,
        active = false, removed_at = ${at}, stored_until = case when id = ${clientId} then ${storedUntil}::date end,
        revision = revision + 1
      where org_id = ${orgId} and id = any(${ids}::uuid[])`.execute(owner)
  })
  await sql`
    update client_merge set reversed_at = ${at}
    where org_id = ${orgId} and survivor_id = any(${ids}::uuid[]) and reversed_at is null`.execute(tx)
  if (storedUntil === null) await forgetFiles(work, ids)
}

/** Every protected text of a table's rows; what was never written stays never written. */
async function empty(
  { orgId, protect }: Work,
  owner: Tx,
  table: keyof Tables,
  ids: readonly string[],
): Promise<void> {
  const columns = PROTECTED_COLUMNS.filter((one) => one.table === table && !NOT_OF_A_FILE.includes(table))
  const whose = WHOSE_ROWS.get(table)
  if (columns.length === 0 || !whose) return
  const settings = columns.map(({ column, emptied }) => {
    const sealed = sql.ref(`${column}_sealed`)
    const nothing = protect.seal(`${table}.${column}`, emptied ?? '')
    return sql`${sealed} = case when ${sealed} is null then null else ${nothing}::bytea end`
  })
  await sql`
    update ${sql.table(table)} t set ${sql.join(settings)}
    where t.org_id = ${orgId} and ${whose(orgId, ids)}`.execute(owner)
}

/** What was only stored is erased too. */
export async function eraseStored(work: Work, clientId: string): Promise<void> {
  const { tx, orgId } = work
  await work.asOwner((owner) =>
    owner.deleteFrom('stored_file').where('org_id', '=', orgId).where('client_id', '=', clientId).execute(),
  )
  await tx
    .updateTable('client')
    .set({ stored_until: null })
    .where('org_id', '=', orgId)
    .where('id', '=', clientId)
    .execute()
  await forgetFiles(work, [clientId])
}

/** The bytes of attachments go after the rows have committed, so that nothing is lost by a rollback. */
async function forgetFiles(work: Work, ids: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update file set deleted_at = coalesce(deleted_at, ${work.at})
    where org_id = ${work.orgId} and client_id = any(${[...ids]}::uuid[]) returning id`.execute(work.tx)
  if (rows.length > 0) await work.enqueue('clients-forget-files', { ids: rows.map(({ id }) => id) })
}
