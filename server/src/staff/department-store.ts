import type { DEPARTMENT_KINDS } from '@quancheng/contract/staff.ts'
import { type Selectable, sql } from 'kysely'
import type { Tx } from '../db/db.ts'
import type { Tables } from '../db/tables.ts'

/** Everything this room asks of the table of wards, clinics and offices. */

export type DepartmentRow = Selectable<Tables['department']>
type Kind = (typeof DEPARTMENT_KINDS)[number]

/** The open ones first, each group by its code. */
export async function listDepartments(tx: Tx, orgId: string) {
  return tx
    .selectFrom('department')
    .select(['id', 'code', 'name', 'kind', 'floor', 'beds', sql<boolean>`closed_at is not null`.as('closed')])
    .where('org_id', '=', orgId)
    .orderBy(sql`closed_at is not null`)
    .orderBy('code')
    .execute()
}

export async function keptDepartments(tx: Tx, orgId: string) {
  const { rows } = await sql<{
    id: string
    code: string
    name: string
    kind: Kind
    floor: string | null
    beds: number | null
    closedAt: Date | null
    patients: number
    people: number
    revision: number
  }>`
    select d.id, d.code, d.name, d.kind, d.floor, d.beds, d.closed_at as "closedAt", d.revision,
           coalesce(s.patients, 0) as patients,
           (select count(*)::int from member m
            where m.org_id = d.org_id and m.left_at is null and d.id = any(m.department_ids)) as people
    from department d
    left join (
      select department_id, count(*)::int as patients from encounter
      where org_id = ${orgId} and status = 'in-progress' group by department_id) s on s.department_id = d.id
    where d.org_id = ${orgId}
    order by d.closed_at is not null, d.code`.execute(tx)
  return rows.map((row) => ({ ...row, closedAt: row.closedAt?.toISOString() ?? null }))
}

/** How many stays go on in a ward. */
export async function patientsIn(tx: Tx, orgId: string, id: string): Promise<number> {
  const { count } = await tx
    .selectFrom('encounter')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('org_id', '=', orgId)
    .where('department_id', '=', id)
    .where('status', '=', 'in-progress')
    .executeTakeFirstOrThrow()
  return count
}

/** Locked until the transaction ends. */
export async function lockDepartment(tx: Tx, orgId: string, id: string) {
  return tx
    .selectFrom('department')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** The department that has this code already, other than one. */
export async function withCode(tx: Tx, orgId: string, code: string, except: string | null) {
  return tx
    .selectFrom('department')
    .select(['id', 'name'])
    .where('org_id', '=', orgId)
    .where('code', '=', code)
    .$if(except !== null, (query) => query.where('id', '!=', except ?? ''))
    .executeTakeFirst()
}

export interface DepartmentFields {
  readonly code: string
  readonly name: string
  readonly kind: Kind
  readonly floor: string | null
  readonly beds: number | null
}

export async function insertDepartment(
  tx: Tx,
  orgId: string,
  id: string,
  fields: DepartmentFields,
): Promise<void> {
  await tx
    .insertInto('department')
    .values({ org_id: orgId, id, ...fields, closed_at: null })
    .execute()
}

export async function saveDepartment(
  tx: Tx,
  row: DepartmentRow,
  changes: Partial<DepartmentFields> & { readonly closed_at?: Date | null },
): Promise<{ id: string; revision: number }> {
  const revision = row.revision + 1
  await tx
    .updateTable('department')
    .set({ ...changes, revision })
    .where('org_id', '=', row.org_id)
    .where('id', '=', row.id)
    .execute()
  return { id: row.id, revision }
}

/** Two who give out codes at the same time come one after the other. */
export async function lockCodes(tx: Tx, orgId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`department ${orgId}`}, 0))`.execute(tx)
}
