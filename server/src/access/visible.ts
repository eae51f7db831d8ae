import type { Permission } from '@quancheng/contract/permission.ts'
import { type Actor, reachOf } from '@quancheng/rules/access.ts'
import { type RawBuilder, sql } from 'kysely'

/** Which columns of a row say whose it is. */
export interface OwnedColumns {
  /** uuid columns naming people */
  readonly own: readonly string[]
  /** uuid[] columns naming people */
  readonly ownAny?: readonly string[]
  readonly team?: string
  readonly department?: string
  /** Whose file it is; named where an urgent opening may reach. */
  readonly client?: string
}

/**
 * The SQL twin of `within` in rules: true for the rows this person's duties reach. It goes into the query itself,
 * so a list is filtered before it is sorted and counted, and nothing is asked per row.
 */
export function visible(actor: Actor, permission: Permission, columns: OwnedColumns): RawBuilder<boolean> {
  const reach = reachOf(actor, permission)
  if (reach.organisation) return sql<boolean>`true`
  const ways: RawBuilder<boolean>[] = []
  if (reach.own) {
    for (const column of columns.own) ways.push(sql<boolean>`${sql.ref(column)} = ${actor.accountId}`)
    for (const column of columns.ownAny ?? [])
      ways.push(sql<boolean>`${sql.ref(column)} @> array[${actor.accountId}]::uuid[]`)
  }
  if (reach.team && columns.team && actor.teamIds.length > 0)
    ways.push(sql<boolean>`${sql.ref(columns.team)} = any(${[...actor.teamIds]}::uuid[])`)
  if (reach.department && columns.department && actor.departmentIds.length > 0)
    ways.push(sql<boolean>`${sql.ref(columns.department)} = any(${[...actor.departmentIds]}::uuid[])`)
  if (columns.client && reach.clientIds.length > 0)
    ways.push(sql<boolean>`${sql.ref(columns.client)} = any(${[...reach.clientIds]}::uuid[])`)
  return ways.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(ways, sql` or `)})`
}
