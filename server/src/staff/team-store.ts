import { type Selectable, sql } from 'kysely'
import type { Tx } from '../db/db.ts'
import type { Tables } from '../db/tables.ts'

/** Everything this room asks of the table of teams. */

export type TeamRow = Selectable<Tables['team']>

/** The open ones first, each group by name. */
export async function listTeams(tx: Tx, orgId: string) {
  return tx
    .selectFrom('team')
    .select(['id', 'name', 'lead_id as leadId', sql<boolean>`closed_at is not null`.as('closed'), 'revision'])
    .where('org_id', '=', orgId)
    .orderBy(sql`closed_at is not null`)
    .orderBy('name')
    .orderBy('id')
    .execute()
}

/** Locked until the transaction ends. */
export async function lockTeam(tx: Tx, orgId: string, id: string) {
  return tx
    .selectFrom('team')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Two who give out names at the same time come one after the other. */
export async function lockTeamNames(tx: Tx, orgId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`team ${orgId}`}, 0))`.execute(tx)
}

/** Whether an open team other than one is called so. */
export async function isTeamName(
  tx: Tx,
  orgId: string,
  name: string,
  except: string | null,
): Promise<boolean> {
  const found = await tx
    .selectFrom('team')
    .select('id')
    .where('org_id', '=', orgId)
    .where('name', '=', name)
    .where('closed_at', 'is', null)
    .$if(except !== null, (query) => query.where('id', '!=', except ?? ''))
    .executeTakeFirst()
  return found !== undefined
}

/** How many colleagues are in a team. */
export async function peopleIn(tx: Tx, orgId: string, id: string): Promise<number> {
  const { count } = await tx
    .selectFrom('member')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('org_id', '=', orgId)
    .where('team_id', '=', id)
    .where('left_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

export async function insertTeam(
  tx: Tx,
  orgId: string,
  team: { readonly id: string; readonly name: string; readonly leadId: string | null },
): Promise<void> {
  await tx
    .insertInto('team')
    .values({ org_id: orgId, id: team.id, name: team.name, lead_id: team.leadId, closed_at: null })
    .execute()
}

export async function saveTeam(
  tx: Tx,
  row: TeamRow,
  changes: { readonly name?: string; readonly lead_id?: string | null; readonly closed_at?: Date | null },
): Promise<{ id: string; revision: number }> {
  const revision = row.revision + 1
  await tx
    .updateTable('team')
    .set({ ...changes, revision })
    .where('org_id', '=', row.org_id)
    .where('id', '=', row.id)
    .execute()
  return { id: row.id, revision }
}
