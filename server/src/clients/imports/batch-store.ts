import { type Selectable, sql } from 'kysely'
import type { Tables } from '../../db/tables.ts'
import type { Work } from '../../http/call.ts'

export type BatchRow = Selectable<Tables['import_batch']>
export type BatchState = 'preview' | 'running' | 'done' | 'failed' | 'cancelled'

/** What was brought: the columns by name, and every row under them. */
export interface Sheet {
  readonly headers: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** What a person decided when they let it run. */
export interface Decision {
  readonly columns: Readonly<Record<string, string>>
  readonly skipProblems: boolean
}

export async function lockBatch(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  id: string,
): Promise<BatchRow | null> {
  const row = await tx
    .selectFrom('import_batch')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export async function findBatch(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  id: string,
): Promise<BatchRow | null> {
  const row = await tx
    .selectFrom('import_batch')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

export function sheetOf({ protect }: Pick<Work, 'protect'>, row: BatchRow): Sheet {
  return JSON.parse(protect.open('import_batch.rows', row.rows_sealed)) as Sheet
}

export function sealSheet({ protect }: Pick<Work, 'protect'>, sheet: Sheet): Buffer {
  return protect.seal('import_batch.rows', JSON.stringify(sheet))
}

/** What remains of a batch that is over: that it was, not what stood in it. */
export const EMPTY: Sheet = { headers: [], rows: [] }

/** Ends a batch that is in one of these states; answers its revision, or null when it was in none of them. */
export async function endBatch(
  work: Pick<Work, 'tx' | 'orgId' | 'protect' | 'at'>,
  id: string,
  from: readonly BatchState[],
  to: BatchState,
  told: { readonly done?: number; readonly problems?: readonly unknown[] } = {},
): Promise<number | null> {
  const { rows } = await sql<{ revision: number }>`
    update import_batch
    set state = ${to}, ended_at = ${work.at}, rows_sealed = ${sealSheet(work, EMPTY)}, revision = revision + 1,
        done = coalesce(${told.done ?? null}::integer, done),
        problems = coalesce(${told.problems === undefined ? null : JSON.stringify(told.problems)}::jsonb, problems)
    where org_id = ${work.orgId} and id = ${id} and state = any(${[...from]}::text[])
    returning revision`.execute(work.tx)
  return rows[0]?.revision ?? null
}
