import { dayAt } from '@quancheng/rules/calendar-day.ts'
import { type Insertable, type Selectable, sql } from 'kysely'
import type { Tables } from '../db/tables.ts'
import type { Work } from '../http/call.ts'

export type ImpactRow = Selectable<Tables['impact_assessment']>
type Reading = Pick<Work, 'tx' | 'orgId'>

/** A ledger of one institution is short; what is older than this many is in the database all the same. */
const MOST_SHOWN = 500

/** Those in force first, the newest first. */
export async function listImpacts({ tx, orgId }: Reading): Promise<ImpactRow[]> {
  const { rows } = await sql<ImpactRow>`
    select * from impact_assessment where org_id = ${orgId}
    order by (replaced_at is not null), made_at desc, id desc limit ${MOST_SHOWN}`.execute(tx)
  return rows
}

export async function findImpact(
  { tx, orgId }: Reading,
  id: string,
  forChange = false,
): Promise<ImpactRow | undefined> {
  const found = tx
    .selectFrom('impact_assessment')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', id)
  return (forChange ? found.forUpdate() : found).executeTakeFirst()
}

/** Kinds of which an assessment counts today. */
export async function livingKinds({ tx, orgId, at }: Reading & Pick<Work, 'at'>): Promise<string[]> {
  const { rows } = await sql<{ kind: string }>`
    select distinct kind from impact_assessment
    where org_id = ${orgId} and replaced_at is null and review_on >= ${dayAt(at.getTime())}::date`.execute(tx)
  return rows.map((row) => row.kind)
}

export async function insertImpact(
  { tx, orgId }: Reading,
  row: Omit<Insertable<Tables['impact_assessment']>, 'org_id'>,
): Promise<void> {
  await tx
    .insertInto('impact_assessment')
    .values({ org_id: orgId, ...row })
    .execute()
}

export async function replaceImpact(
  { tx, orgId, at }: Reading & Pick<Work, 'at'>,
  id: string,
): Promise<void> {
  await tx
    .updateTable('impact_assessment')
    .set({ replaced_at: at })
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .execute()
}
