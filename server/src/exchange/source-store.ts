import { type Selectable, sql } from 'kysely'
import type { Tx } from '../db/db.ts'
import type { Tables } from '../db/tables.ts'
import type { Work } from '../http/call.ts'

/** The systems that speak for an institution. */

export type SourceRow = Selectable<Tables['hl7_source']>

export interface SourceFields {
  readonly application: string
  readonly facility: string
  readonly mapping: string
}

/** The ones heard first, each group by name. */
export async function listSources({ tx, orgId }: Pick<Work, 'tx' | 'orgId'>): Promise<SourceRow[]> {
  return tx
    .selectFrom('hl7_source')
    .selectAll()
    .where('org_id', '=', orgId)
    .orderBy(sql`off_at is not null`)
    .orderBy('application')
    .orderBy('facility')
    .execute()
}

/** Locked until the transaction ends. */
export async function lockSource({ tx, orgId }: Pick<Work, 'tx' | 'orgId'>, id: string) {
  return tx
    .selectFrom('hl7_source')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Two who name senders at the same time, in any institution, come one after the other. */
export async function lockSenders(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('hl7_source', 0))`.execute(tx)
}

/** Whether a sender speaks for anybody in the house already. Runs as the owner: it looks across institutions. */
export async function isSender(
  tx: Tx,
  { application, facility }: SourceFields,
  except: string | null,
): Promise<boolean> {
  const found = await tx
    .selectFrom('hl7_source')
    .select('id')
    .where('application', '=', application)
    .where('facility', '=', facility)
    .$if(except !== null, (query) => query.where('id', '!=', except ?? ''))
    .executeTakeFirst()
  return found !== undefined
}

export async function insertSource(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  id: string,
  { application, facility, mapping }: SourceFields,
): Promise<void> {
  await tx
    .insertInto('hl7_source')
    .values({ org_id: orgId, id, application, facility, mapping, off_at: null })
    .execute()
}

export async function saveSource(
  { tx }: Pick<Work, 'tx'>,
  row: SourceRow,
  changes: SourceFields & { readonly off_at: Date | null },
): Promise<{ id: string; revision: number }> {
  const revision = row.revision + 1
  await tx
    .updateTable('hl7_source')
    .set({ ...changes, revision })
    .where('org_id', '=', row.org_id)
    .where('id', '=', row.id)
    .execute()
  return { id: row.id, revision }
}

export interface Spoken {
  /** As in a message: MSH-3 and MSH-4 with a line between. */
  readonly source: string
  readonly lastAt: Date
  readonly applied: number
  readonly failed: number
}

/** What each sender said since an instant. */
export async function spokenSince(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  since: Date,
): Promise<readonly Spoken[]> {
  const { rows } = await sql<Spoken>`
    select source, max(received_at) as "lastAt",
           count(*) filter (where state in ('applied', 'stale'))::int as applied,
           count(*) filter (where state = 'failed')::int as failed
    from inbound_message where org_id = ${orgId} and received_at >= ${since} group by source`.execute(tx)
  return rows
}
