import { reachOf } from '@quancheng/rules/access.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Person, Work } from '../http/call.ts'

/** The rows of an actor's team, by the alias of their table: everybody for a head, the supervised teams for a supervisor. */
export function ofMyTeam(actor: Person): (alias: string) => RawBuilder<boolean> {
  const reach = reachOf(actor, 'supervision.team')
  if (reach.organisation) return () => sql<boolean>`true`
  if (!reach.team) return () => sql<boolean>`false`
  return (alias) => sql<boolean>`${sql.ref(`${alias}.team_id`)} = any(${[...actor.teamIds]}::uuid[])`
}

export interface TeamMember {
  readonly id: string
  readonly name: string
  readonly title: string
  /** Carries cases. */
  readonly works: boolean
}

/** Who of an actor's team is here now, by name. */
export async function membersOfMyTeam(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  actor: Person,
): Promise<readonly TeamMember[]> {
  const { rows } = await sql<TeamMember>`
    select m.account_id as id, m.name, m.title, exists (
      select from duty d where d.org_id = m.org_id and d.account_id = m.account_id and d.ended_at is null and d.duty = 'worker') as works
    from member m where m.org_id = ${orgId} and m.left_at is null and ${ofMyTeam(actor)('m')} order by m.name, m.account_id`.execute(
    tx,
  )
  return rows
}
