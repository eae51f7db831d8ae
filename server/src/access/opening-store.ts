import type { Permission } from '@quancheng/contract/permission.ts'
import type { UrgentOpening } from '@quancheng/rules/urgent-opening.ts'
import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Tables } from '../db/tables.ts'
import type { Person, Work } from '../http/call.ts'
import { visible } from './visible.ts'

export type OpeningRow = Selectable<Tables['urgent_opening']>
type Asking = Pick<Work, 'tx' | 'orgId'> & { readonly actor: Person }

/** Rows of `urgent_opening u`: one's own, those one was told of, or all of the organisation. */
function readable(actor: Person): RawBuilder<boolean> {
  return visible(actor, 'access.openings', { own: ['u.account_id'], ownAny: ['u.told'] })
}

/** Rows of `urgent_opening u` this person may decide on; their own too, to be told why not. */
export function decidable(actor: Person): RawBuilder<boolean> {
  return visible(actor, 'access.approve', { own: ['u.account_id'], ownAny: ['u.deciders'] })
}

export function asRule(row: OpeningRow): UrgentOpening {
  return {
    expiresAtMs: row.expires_at?.getTime() ?? null,
    endedAtMs: row.ended_at?.getTime() ?? null,
    answerByMs: row.answer_by?.getTime() ?? null,
    atRisk: row.at_risk,
    agreed: row.agreed,
  }
}

export async function lockOpening(
  { tx, orgId, actor }: Asking,
  id: string,
  within = readable(actor),
): Promise<OpeningRow | null> {
  const row = await tx
    .selectFrom('urgent_opening as u')
    .selectAll('u')
    .where('u.org_id', '=', orgId)
    .where('u.id', '=', id)
    .where(within)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export async function saveOpening(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  row: Pick<OpeningRow, 'id' | 'revision'>,
  changes: Partial<
    Pick<OpeningRow, 'agreed' | 'decided_by' | 'decided_at' | 'expires_at' | 'ended_at' | 'ended_by'>
  >,
): Promise<{ id: string; revision: number }> {
  const revision = row.revision + 1
  await tx
    .updateTable('urgent_opening')
    .set({ ...changes, revision })
    .where('org_id', '=', orgId)
    .where('id', '=', row.id)
    .execute()
  return { id: row.id, revision }
}

/** A page of openings, the newest first. */
export async function pageOfOpenings(
  { tx, orgId, actor }: Asking,
  clientId: string | null,
  after: readonly [at: string, id: string] | null,
  limit: number,
): Promise<OpeningRow[]> {
  return tx
    .selectFrom('urgent_opening as u')
    .selectAll('u')
    .where('u.org_id', '=', orgId)
    .where(readable(actor))
    .$if(clientId !== null, (all) => all.where('u.client_id', '=', clientId))
    .$if(after !== null, (all) =>
      all.where(sql<boolean>`(u.opened_at, u.id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('u.opened_at', 'desc')
    .orderBy('u.id', 'desc')
    .limit(limit)
    .execute()
}

/** Counted to where a screen says “1 000+”. */
export async function countOpenings(
  { tx, orgId, actor }: Asking,
  clientId: string | null,
  most: number,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from urgent_opening u
      where u.org_id = ${orgId} and ${readable(actor)} and ${clientId === null ? sql`true` : sql`u.client_id = ${clientId}`}
      limit ${most}
    ) found`.execute(tx)
  return rows[0]?.count ?? 0
}

/** Whether anything of a client's file, as it is kept now, lies outside what this person sees. */
export async function hasSomethingHidden({ tx, orgId, actor }: Asking, clientId: string): Promise<boolean> {
  const sees = (permission: Permission, owned: { own: string[]; ownAny?: string[]; alias: string }) =>
    visible(actor, permission, {
      own: owned.own,
      ...(owned.ownAny && { ownAny: owned.ownAny }),
      team: `${owned.alias}.team_id`,
      department: `${owned.alias}.department_id`,
    })
  const { rows } = await sql<{ hidden: boolean }>`
    select exists (
        select from case_file f where f.org_id = ${orgId} and f.client_id = ${clientId}
          and not ${sees('cases.read', { alias: 'f', own: ['f.worker_id'], ownAny: ['f.co_worker_ids'] })}
      ) or exists (
        select from assessment a where a.org_id = ${orgId} and a.client_id = ${clientId}
          and not ${sees('assessments.read', { alias: 'a', own: ['a.taken_by'] })}
      ) as hidden`.execute(tx)
  return rows[0]?.hidden ?? false
}

/** Who answers for this client's cases: workers, those who work with them, their supervisors. */
export async function answeringFor(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  clientId: string,
): Promise<{ readonly all: string[]; readonly supervisors: string[] }> {
  const { rows } = await sql<{ id: string; supervises: boolean }>`
    select person as id, bool_or(person = f.supervisor_id) is true as supervises from case_file f
    cross join lateral unnest(array[f.worker_id, f.supervisor_id] || f.co_worker_ids) as person
    where f.org_id = ${orgId} and f.client_id = ${clientId} and person is not null
    group by person`.execute(tx)
  const ids = (of: typeof rows) => of.map(({ id }) => id)
  return { all: ids(rows), supervisors: ids(rows.filter(({ supervises }) => supervises)) }
}

/** What this person has open or asked for of one client and has not ended. */
export async function goingOn(
  { tx, orgId, at, actor }: Asking & Pick<Work, 'at'>,
  clientId: string,
): Promise<OpeningRow[]> {
  return tx
    .selectFrom('urgent_opening')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('account_id', '=', actor.accountId)
    .where('client_id', '=', clientId)
    .where('ended_at', 'is', null)
    .where('agreed', 'is distinct from', false)
    .where(sql<boolean>`coalesce(expires_at, answer_by) > ${at}`)
    .forUpdate()
    .execute()
}
