/** The one rule of who may do what: read by the SQL filter, the runtime check, the screen and the docs. */

export const SCOPES = ['own', 'team', 'department', 'organisation'] as const
export type Scope = (typeof SCOPES)[number]

export interface Grant {
  readonly verb: string
  readonly capability: string
  readonly scope: Scope
}

/** `cases.read`: a capability word and a verb. */
export type PermissionName = `${string}.${string}`

/** Who is acting, in one organisation, with everything their duties there open. */
export interface Actor {
  readonly accountId: string
  readonly orgId: string
  readonly teamIds: readonly string[]
  readonly departmentIds: readonly string[]
  readonly grants: readonly Grant[]
  /** Whose files this person has opened urgently (break-glass) and whose hours have not run out. */
  readonly openedClientIds: readonly string[]
}

/** What a row must say about itself so that it can be decided who sees it. */
export interface Owned {
  readonly ownerIds: readonly (string | null)[]
  readonly teamId: string | null
  readonly departmentId: string | null
  /** Whose file the row is part of; only where an urgent opening may reach it. */
  readonly clientId?: string | null
}

/**
 * What an urgent opening widens, for one client: reading, never a change, and only what a duty opens somewhere anyway.
 */
const WIDENED_BY_OPENING: readonly string[] = ['clients.read', 'cases.read', 'assessments.read']

/** How far one permission reaches for an actor: several duties add up. */
export interface Reach {
  readonly own: boolean
  readonly team: boolean
  readonly department: boolean
  readonly organisation: boolean
  /** Clients whose files were opened urgently. */
  readonly clientIds: readonly string[]
}

type Granted = Pick<Actor, 'grants'> & Partial<Pick<Actor, 'openedClientIds'>>

export function reachOf(actor: Granted, permission: PermissionName): Reach {
  const [capability, verb] = permission.split('.')
  const scopes = new Set(
    actor.grants
      .filter((grant) => grant.capability === capability && grant.verb === verb)
      .map((grant) => grant.scope),
  )
  return {
    own: scopes.has('own'),
    team: scopes.has('team'),
    department: scopes.has('department'),
    organisation: scopes.has('organisation'),
    clientIds:
      scopes.size > 0 && WIDENED_BY_OPENING.includes(permission) ? (actor.openedClientIds ?? []) : [],
  }
}

export function reachesAnything(reach: Reach): boolean {
  return reach.own || reach.team || reach.department || reach.organisation
}

export function may(actor: Pick<Actor, 'grants'>, permission: PermissionName): boolean {
  return reachesAnything(reachOf(actor, permission))
}

/** The runtime twin of the SQL filter in `server/src/access/visible.ts`; a test holds the two together. */
export function within(actor: Actor, reach: Reach, row: Owned): boolean {
  if (reach.organisation) return true
  if (reach.own && row.ownerIds.includes(actor.accountId)) return true
  if (reach.team && row.teamId !== null && actor.teamIds.includes(row.teamId)) return true
  if (reach.department && row.departmentId !== null && actor.departmentIds.includes(row.departmentId))
    return true
  return typeof row.clientId === 'string' && reach.clientIds.includes(row.clientId)
}
