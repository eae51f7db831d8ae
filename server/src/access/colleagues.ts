import type { Permission } from '@quancheng/contract/permission.ts'
import type { Scope } from '@quancheng/rules/access.ts'
import { sql } from 'kysely'
import type { Work } from '../http/call.ts'
import { grantsOf } from './duties.ts'

export interface Colleague {
  readonly id: string
  readonly name: string
  readonly teamId: string | null
  readonly supervisorId: string | null
  /** Wards this person serves. */
  readonly wards: readonly string[]
}

type Reading = Pick<Work, 'tx' | 'orgId' | 'content'>

/** Everybody here whose duties open a permission, at least as far as a scope; by name. */
export async function colleaguesWith(
  { tx, orgId, content }: Reading,
  permission: Permission,
  scope: Scope | null = null,
): Promise<Colleague[]> {
  const duties = dutiesWith(content, permission, scope)
  const { rows } = await sql<Colleague>`
    select m.account_id as id, m.name, m.team_id as "teamId", m.supervisor_id as "supervisorId",
           array(select distinct ward from unnest(m.department_ids || d.wards) as ward) as wards
    from member m
    join (
      select d.account_id, array_agg(ward) filter (where ward is not null) as wards
      from duty d left join unnest(d.department_ids) as ward on true
      where d.org_id = ${orgId} and d.ended_at is null and d.duty = any(${duties}::text[])
      group by d.account_id
    ) d on d.account_id = m.account_id
    where m.org_id = ${orgId} and m.left_at is null
    order by m.name, m.account_id`.execute(tx)
  return rows
}

/** Those who carry cases: the ones a request is offered to. */
export async function workers(work: Reading): Promise<Colleague[]> {
  return colleaguesWith(work, 'cases.write')
}

export function serving(all: readonly Colleague[], ward: string | null): Colleague[] {
  return ward === null ? [] : all.filter((worker) => worker.wards.includes(ward))
}

/** The supervisors of these workers; where none is named, everybody who holds the permission of that office. */
export async function supervisorsOf(
  work: Reading,
  of: readonly Pick<Colleague, 'supervisorId'>[],
  office: Permission,
): Promise<string[]> {
  const named = of.map((worker) => worker.supervisorId).filter((id) => id !== null)
  if (named.length > 0) return [...new Set(named)]
  return (await colleaguesWith(work, office)).map((person) => person.id)
}

/** Whoever answers for the whole of social work here. */
export async function heads(work: Reading): Promise<string[]> {
  return (await colleaguesWith(work, 'supervision.team', 'organisation')).map((person) => person.id)
}

export async function namesOf(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  ids: readonly (string | null)[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await tx
    .selectFrom('member')
    .select(['account_id', 'name'])
    .where('org_id', '=', orgId)
    .where('account_id', '=', sql<string>`any(${wanted}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.account_id, row.name]))
}

function dutiesWith(content: Work['content'], permission: Permission, scope: Scope | null): string[] {
  const [capability, verb] = permission.split('.')
  return Object.keys(content.duties.duties).filter((duty) =>
    grantsOf(content, duty).some(
      (grant) =>
        grant.capability === capability && grant.verb === verb && (scope === null || grant.scope === scope),
    ),
  )
}
