import { reachOf } from '@quancheng/rules/access.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Person } from '../http/call.ts'

/** The rows of an actor's team, by the alias of their table: everybody for a head, the supervised teams for a supervisor. */
export function ofMyTeam(actor: Person): (alias: string) => RawBuilder<boolean> {
  const reach = reachOf(actor, 'supervision.team')
  if (reach.organisation) return () => sql<boolean>`true`
  if (!reach.team) return () => sql<boolean>`false`
  return (alias) => sql<boolean>`${sql.ref(`${alias}.team_id`)} = any(${[...actor.teamIds]}::uuid[])`
}
