import { sql } from 'kysely'
import type { Pool } from 'pg'
import { inTenant, type Tx } from '../db/db.ts'
import { PROTECTED_COLUMNS, type ProtectedColumn, placeName } from './columns.ts'
import { envelopeHeader } from './envelope.ts'
import type { KeyRing } from './keys.ts'
import { retireBefore } from './org-keys.ts'

const BATCH = 500
/** Every id comes after this one. */
const FIRST = '00000000-0000-0000-0000-000000000000'

/**
 * Seals again, under the current data key, everything an organisation has that is sealed under an older one: in
 * batches of one short transaction each, beside ordinary work. A row somebody changes meanwhile keeps their change.
 * When nothing is left, older versions are marked retired. Safe to stop and to run again. Answers how many values
 * were sealed again.
 */
export async function resealOrganisation(parts: {
  readonly pool: Pool
  readonly keys: KeyRing
  readonly orgId: string
  readonly at: Date
  /** Stops after so many; what is left waits for the next run. */
  readonly most?: number
}): Promise<number> {
  const { pool, keys, orgId, at, most = Number.POSITIVE_INFINITY } = parts
  await keys.load(orgId)
  const { version, algorithm } = keys.current(orgId)
  const header = envelopeHeader(algorithm, version)
  let resealed = 0
  let leftBehind = 0
  for (const column of PROTECTED_COLUMNS) {
    let batch = await inTenant(pool, orgId, (tx) => resealBatch(tx, keys, orgId, column, header, FIRST))
    for (;;) {
      resealed += batch.resealed
      leftBehind += batch.found - batch.resealed
      const { last } = batch
      if (resealed >= most) return resealed
      if (last === null) break
      batch = await inTenant(pool, orgId, (tx) => resealBatch(tx, keys, orgId, column, header, last))
    }
  }
  if (leftBehind === 0) await inTenant(pool, orgId, (tx) => retireBefore(tx, orgId, version, at))
  return resealed
}

interface Batch {
  readonly found: number
  readonly resealed: number
  /** The id the next batch continues after, or null when this was the last. */
  readonly last: string | null
}

async function resealBatch(
  tx: Tx,
  keys: KeyRing,
  orgId: string,
  column: ProtectedColumn,
  header: Buffer,
  after: string,
): Promise<Batch> {
  const table = sql.table(column.table)
  const sealed = sql.ref(`${column.column}_sealed`)
  const { rows } = await sql<{ id: string; sealed: Buffer }>`
    select id, ${sealed} as sealed from ${table}
    where org_id = ${orgId} and id > ${after}
      and ${sealed} is not null and substring(${sealed} from 1 for 4) <> ${header}
    order by id limit ${BATCH}`.execute(tx)
  const place = placeName(column)
  if (rows.length === 0) return { found: 0, resealed: 0, last: null }
  const again = rows.map((row) => keys.sealBytes(orgId, place, keys.openBytes(orgId, place, row.sealed)))
  const { numAffectedRows } = await sql`
    update ${table} as t set ${sealed} = v.again
    from unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.sealed)}::bytea[], ${again}::bytea[])
      as v (id, was, again)
    where t.org_id = ${orgId} and t.id = v.id and t.${sealed} = v.was`.execute(tx)
  return {
    found: rows.length,
    resealed: Number(numAffectedRows ?? 0),
    last: rows.length < BATCH ? null : (rows.at(-1)?.id ?? null),
  }
}
