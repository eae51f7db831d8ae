import { isFor, type Origin, type Takes } from '@quancheng/rules/delivery.ts'
import { type Selectable, sql } from 'kysely'
import type { Tables } from '../db/tables.ts'
import type { Work } from '../http/call.ts'
import { orNotFound } from '../http/refused.ts'

export type DestinationRow = Selectable<Tables['record_destination']>
type Asking = Pick<Work, 'tx' | 'orgId'>

export async function listDestinations({ tx, orgId }: Asking): Promise<DestinationRow[]> {
  return tx
    .selectFrom('record_destination')
    .selectAll()
    .where('org_id', '=', orgId)
    .orderBy(sql`off_at is not null`)
    .orderBy('name')
    .orderBy('id')
    .execute()
}

/** Those that are sent to. */
export async function listening(asking: Asking): Promise<DestinationRow[]> {
  return (await listDestinations(asking)).filter(({ off_at }) => off_at === null)
}

/** Those that get a summary of such an origin. */
export async function takersOf(asking: Asking, origin: Origin): Promise<DestinationRow[]> {
  return (await listening(asking)).filter((row) => isFor(takesOf(row), origin))
}

export function takesOf(row: DestinationRow): Takes {
  return {
    departmentIds: row.department_ids,
    packs: row.packs,
    classes: row.classes,
    issuers: row.issuers,
  }
}

/** Locked until the transaction ends: one sender at a time, so that versions arrive in order. */
export async function lockDestination({ tx, orgId }: Asking, id: string): Promise<DestinationRow> {
  return orNotFound(
    await tx
      .selectFrom('record_destination')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst(),
  )
}

type Changes = Partial<Omit<DestinationRow, 'org_id' | 'id'>>

export async function saveDestination(
  { tx, orgId }: Asking,
  row: Pick<DestinationRow, 'id'>,
  changes: Changes,
): Promise<void> {
  await tx
    .updateTable('record_destination')
    .set(changes)
    .where('org_id', '=', orgId)
    .where('id', '=', row.id)
    .execute()
}
