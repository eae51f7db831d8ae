import { newId } from '@quancheng/contract/new-id.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/db.ts'

/** Everything on the tables of an organisation's people: member, duty; and where they may act. */

const ORGANISATION = ['o.id', 'o.name', 'o.short_name as shortName', 'o.kind'] as const

/** Every organisation a person holds a duty in. Runs as the owner: it looks across organisations. */
export async function organisationsOf(tx: Tx, accountId: string) {
  return tx
    .selectFrom('organisation as o')
    .select(ORGANISATION)
    .where((where) =>
      where.exists(
        where
          .selectFrom('member as m')
          .innerJoin('duty as d', (join) =>
            join.onRef('d.org_id', '=', 'm.org_id').onRef('d.account_id', '=', 'm.account_id'),
          )
          .whereRef('m.org_id', '=', 'o.id')
          .where('m.account_id', '=', accountId)
          .where('m.left_at', 'is', null)
          .where('d.ended_at', 'is', null),
      ),
    )
    .orderBy('o.made_at')
    .orderBy('o.id')
    .execute()
}

/** People a demonstration offers at the door, each once, in the order they were made. Runs as the owner. */
export async function demoSignIns(tx: Tx, most: number) {
  const { rows } = await sql<{ login: string; name: string; title: string; organisation: string }>`
    select a.login, m.name, m.title, o.short_name as organisation
    from account a
    join lateral (
      select org_id, name, title from member
      where account_id = a.id and left_at is null order by org_id limit 1) m on true
    join organisation o on o.id = m.org_id
    where a.password_hash is not null and a.disabled_at is null
    order by a.made_at, a.id
    limit ${most}`.execute(tx)
  return rows
}

/** Colleagues who have not left, with their duties. */
export async function listMembers(tx: Tx, orgId: string) {
  const { rows } = await sql<{
    accountId: string
    name: string
    title: string
    duties: string[]
    supervisorId: string | null
    teamId: string | null
    departmentIds: string[]
  }>`
    select m.account_id as "accountId", m.name, m.title, m.supervisor_id as "supervisorId", m.team_id as "teamId",
           m.department_ids as "departmentIds",
           array(select distinct d.duty from duty d
                 where d.org_id = m.org_id and d.account_id = m.account_id and d.ended_at is null order by d.duty) as duties
    from member m
    where m.org_id = ${orgId} and m.left_at is null
    order by m.name, m.account_id`.execute(tx)
  return rows
}

/** Locked until the transaction ends. */
export async function findMember(tx: Tx, orgId: string, accountId: string) {
  return tx
    .selectFrom('member')
    .select([
      'account_id',
      'revision',
      'left_at',
      'name',
      'title',
      'team_id',
      'department_ids',
      'supervisor_id',
    ])
    .where('org_id', '=', orgId)
    .where('account_id', '=', accountId)
    .forUpdate()
    .executeTakeFirst()
}

export interface NewMember {
  readonly accountId: string
  readonly name: string
  readonly title: string
  readonly supervisorId: string | null
  readonly teamId: string | null
  readonly departmentIds: readonly string[]
}

/** A new member, or somebody who left and comes back. */
export async function saveMember(tx: Tx, orgId: string, member: NewMember): Promise<void> {
  const columns = {
    name: member.name,
    title: member.title,
    supervisor_id: member.supervisorId,
    team_id: member.teamId,
    department_ids: [...member.departmentIds],
    left_at: null,
  }
  await tx
    .insertInto('member')
    .values({ org_id: orgId, account_id: member.accountId, ...columns })
    .onConflict((conflict) =>
      conflict
        .constraint('member__pk')
        .doUpdateSet((set) => ({ ...columns, revision: set('member.revision', '+', 1) })),
    )
    .execute()
}

export async function raiseMember(
  tx: Tx,
  orgId: string,
  accountId: string,
  changes: {
    readonly left_at?: Date
    readonly title?: string
    readonly team_id?: string | null
    readonly department_ids?: string[]
    readonly supervisor_id?: string | null
  },
): Promise<number> {
  const { revision } = await tx
    .updateTable('member')
    .set((set) => ({ ...changes, revision: set('revision', '+', 1) }))
    .where('org_id', '=', orgId)
    .where('account_id', '=', accountId)
    .returning('revision')
    .executeTakeFirstOrThrow()
  return revision
}

/** A colleague who has not left, with where each of their duties reaches. */
export async function readMember(tx: Tx, orgId: string, accountId: string) {
  const member = await tx
    .selectFrom('member')
    .select([
      'account_id as accountId',
      'name',
      'title',
      'team_id as teamId',
      'department_ids as departmentIds',
      'supervisor_id as supervisorId',
      'revision',
    ])
    .where('org_id', '=', orgId)
    .where('account_id', '=', accountId)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  if (!member) return null
  const duties = await tx
    .selectFrom('duty')
    .select(['duty', 'department_ids', 'team_ids', 'since'])
    .where('org_id', '=', orgId)
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .orderBy('since')
    .orderBy('id')
    .execute()
  return {
    ...member,
    duties: duties.map((row) => ({
      duty: row.duty,
      departmentIds: row.department_ids,
      teamIds: row.team_ids,
      since: row.since.toISOString(),
    })),
  }
}

/** Everybody's living duties in one organisation; locked, so that two cannot end each other's at the same time. */
export async function lockDuties(tx: Tx, orgId: string) {
  return tx
    .selectFrom('duty')
    .select(['id', 'account_id', 'duty'])
    .where('org_id', '=', orgId)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
}

export interface GivenDuty {
  readonly accountId: string
  readonly duty: string
  readonly departmentIds: readonly string[]
  readonly teamIds: readonly string[]
}

export async function insertDuty(tx: Tx, orgId: string, given: GivenDuty, at: Date): Promise<void> {
  await tx
    .insertInto('duty')
    .values({
      org_id: orgId,
      id: newId(at.getTime()),
      account_id: given.accountId,
      duty: given.duty,
      department_ids: [...given.departmentIds],
      team_ids: [...given.teamIds],
      since: at,
      ended_at: null,
    })
    .execute()
}

export async function widenDuty(tx: Tx, orgId: string, id: string, given: GivenDuty): Promise<void> {
  await tx
    .updateTable('duty')
    .set({ department_ids: [...given.departmentIds], team_ids: [...given.teamIds] })
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .execute()
}

export async function endDuties(tx: Tx, orgId: string, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('duty')
    .set({ ended_at: at })
    .where('org_id', '=', orgId)
    .where('id', 'in', [...ids])
    .execute()
}

/** Which of these are not places or teams of this organisation. */
export async function strangersAmong(
  tx: Tx,
  orgId: string,
  {
    departmentIds,
    teamIds,
  }: { readonly departmentIds: readonly string[]; readonly teamIds: readonly string[] },
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${[...departmentIds]}::uuid[]) as given(id)
    where not exists (select from department d where d.org_id = ${orgId} and d.id = given.id)
    union all
    select id from unnest(${[...teamIds]}::uuid[]) as given(id)
    where not exists (select from team t where t.org_id = ${orgId} and t.id = given.id)`.execute(tx)
  return rows.map(({ id }) => id)
}
