import { type ActOnFile, stoppedByRestriction } from '@quancheng/rules/restriction.ts'
import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Tables } from '../../db/tables.ts'
import type { Work } from '../../http/call.ts'
import { refuse } from '../../http/refused.ts'

export type RestrictionRow = Selectable<Tables['restriction']>
type Reading = Pick<Work, 'tx' | 'orgId'>

/** The files among these that their clients asked to have restricted; one statement for a page of them. */
export async function restrictedAmong(
  { tx, orgId }: Reading,
  clientIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (clientIds.length === 0) return new Set()
  const { rows } = await sql<{ client_id: string }>`
    select distinct client_id from restriction
    where org_id = ${orgId} and client_id = any(${[...new Set(clientIds)]}::uuid[]) and lifted_at is null`.execute(
    tx,
  )
  return new Set(rows.map((row) => row.client_id))
}

/** The same inside a query: true where nobody has restricted the file this column names. */
export function unrestricted(orgId: string, clientId: string): RawBuilder<boolean> {
  return sql<boolean>`not exists (
    select from restriction x where x.org_id = ${orgId} and x.client_id = ${sql.ref(clientId)} and x.lifted_at is null)`
}

/** Whether this act is stopped because the client asked that nothing more be done with the file. */
export async function isStopped(work: Reading, clientId: string, act: ActOnFile): Promise<boolean> {
  return stoppedByRestriction((await restrictedAmong(work, [clientId])).has(clientId), act)
}

export async function unlessRestricted(work: Reading, clientId: string, act: ActOnFile): Promise<void> {
  if (await isStopped(work, clientId, act)) refuse('clients.restricted')
}

export async function livingRestriction(
  { tx, orgId }: Reading,
  clientId: string,
): Promise<RestrictionRow | null> {
  const row = await tx
    .selectFrom('restriction')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('client_id', '=', clientId)
    .where('lifted_at', 'is', null)
    .orderBy('restricted_at')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}
