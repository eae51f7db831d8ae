import type { StandardPack } from '@quancheng/contract/content/standard-pack.ts'
import { type Selectable, sql } from 'kysely'
import type { Tables } from '../db/tables.ts'
import type { Work } from '../http/call.ts'
import { orNotFound, refuse } from '../http/refused.ts'

export type OwnPackRow = Selectable<Tables['own_pack']>
type Reading = Pick<Work, 'tx' | 'orgId'>

export async function getOwnPack({ tx, orgId }: Reading, id: string): Promise<OwnPackRow> {
  return orNotFound(
    await tx
      .selectFrom('own_pack')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('id', '=', id)
      .executeTakeFirst(),
  )
}

/** Holds a version for a change by somebody who saw it as it stands. */
export async function lockOwnPack({ tx, orgId }: Reading, id: string, seen: number): Promise<OwnPackRow> {
  const row = orNotFound(
    await tx
      .selectFrom('own_pack')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst(),
  )
  if (row.revision !== seen)
    refuse('conflict', {
      fields: [{ field: 'state', theirs: row.state, yours: null }],
      revision: row.revision,
    })
  return row
}

/** The same for a draft; a version that has been published never changes. */
export async function lockDraft(reading: Reading, id: string, seen: number): Promise<OwnPackRow> {
  const row = await lockOwnPack(reading, id, seen)
  if (row.state !== 'draft') refuse('library.not-a-draft', { state: row.state })
  return row
}

type Changes = Partial<
  Pick<OwnPackRow, 'state' | 'changed_at' | 'published_by' | 'published_at'> & { readonly definition: string }
>

export async function saveOwnPack(
  { tx, orgId }: Reading,
  row: Pick<OwnPackRow, 'id' | 'revision'>,
  changes: Changes,
): Promise<{ id: string; revision: number }> {
  const revision = row.revision + 1
  await tx
    .updateTable('own_pack')
    .set({ ...changes, revision })
    .where('org_id', '=', orgId)
    .where('id', '=', row.id)
    .execute()
  return { id: row.id, revision }
}

export function definitionOf(row: Pick<OwnPackRow, 'definition'>): StandardPack {
  return row.definition as StandardPack
}

const CASES_COUNTED = 1000

/** How many cases are kept under a version, counted no further than the screen says. */
export async function casesUnder({ tx, orgId }: Reading, code: string, version: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select 1 from case_file
      where org_id = ${orgId} and pack = ${code} and pack_version = ${String(version)}
      limit ${CASES_COUNTED}) counted`.execute(tx)
  return rows[0]?.count ?? 0
}
