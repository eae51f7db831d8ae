import type { Permission } from '@quancheng/contract/permission.ts'
import { reachOf } from '@quancheng/rules/access.ts'
import { type RawBuilder, sql } from 'kysely'
import { visible } from '../access/visible.ts'
import type { Person, Work } from '../http/call.ts'
import { orNotFound } from '../http/refused.ts'
import type { ClientRow } from './client-store.ts'

/**
 * Which persons (`c`) somebody may see, as far as anything about them is in use: everybody here, or with a duty for some wards those who lie there now or are
 * expected, and those whose file they opened urgently.
 */
export function seesClient(actor: Person, permission: Permission): RawBuilder<boolean> {
  if (reachOf(actor, permission).organisation) return sql<boolean>`c.removed_at is null`
  return sql<boolean>`c.removed_at is null and (${visible(actor, permission, { own: [], client: 'c.id' })} or exists (
    select from encounter e where e.org_id = c.org_id and e.client_id = c.id and e.status in ('planned', 'in-progress')
      and ${visible(actor, permission, { own: [], department: 'e.department_id' })}))`
}

/** A person somebody may see, held for a change; a record that was merged into another is not changed any more. */
export async function lockSeen(
  { tx, orgId, actor }: Pick<Work, 'tx' | 'orgId'> & { readonly actor: Person },
  permission: Permission,
  clientId: string,
): Promise<ClientRow> {
  const { rows } = await sql<ClientRow>`
    select c.* from client c
    where c.org_id = ${orgId} and c.id = ${clientId} and c.active and ${seesClient(actor, permission)} for update`.execute(
    tx,
  )
  return orNotFound(rows[0])
}

/** Whether somebody may see a person. */
export async function isSeen(
  { tx, orgId, actor }: Pick<Work, 'tx' | 'orgId'> & { readonly actor: Person },
  permission: Permission,
  clientId: string,
): Promise<boolean> {
  const { rows } = await sql`
    select from client c
    where c.org_id = ${orgId} and c.id = ${clientId} and ${seesClient(actor, permission)}`.execute(tx)
  return rows.length > 0
}

/** A person somebody may see. */
export async function getSeen(
  { tx, orgId, actor }: Pick<Work, 'tx' | 'orgId'> & { readonly actor: Person },
  permission: Permission,
  clientId: string,
): Promise<ClientRow> {
  const { rows } = await sql<ClientRow>`
    select c.* from client c
    where c.org_id = ${orgId} and c.id = ${clientId} and ${seesClient(actor, permission)}`.execute(tx)
  return orNotFound(rows[0])
}
