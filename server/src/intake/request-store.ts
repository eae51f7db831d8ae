import type { Permission } from '@quancheng/contract/permission.ts'
import { type Actor, may } from '@quancheng/rules/access.ts'
import type { Escalation, HelpRequest, RequestState, Urgency } from '@quancheng/rules/request.ts'
import { type RawBuilder, type Selectable, sql, type Updateable } from 'kysely'
import { visible } from '../access/visible.ts'
import type { Tables } from '../db/tables.ts'
import type { Work } from '../http/call.ts'
import { orNotFound, refuse } from '../http/refused.ts'

export type RequestRow = Selectable<Tables['request']>
type Reading = Pick<Work, 'tx' | 'orgId'>

/** Rows of `request r` a permission reaches: what one raised, was offered or took, or the whole house. */
export function reachable(actor: Actor, permission: Permission): RawBuilder<boolean> {
  const reached = visible(actor, permission, {
    own: ['r.raised_by', 'r.offered_to', 'r.taken_by'],
    department: 'r.department_id',
  })
  return sql<boolean>`${reached} and ${notAgainst(actor)}`
}

/**
 * A complaint about a worker does not exist for that worker; it exists for whoever may say who handles it, for whom they
 * chose, and for whoever wrote it down.
 */
export function notAgainst(actor: Actor): RawBuilder<boolean> {
  const me = actor.accountId
  if (may(actor, 'intake.assign')) return sql<boolean>`r.about_id is distinct from ${me}`
  return sql<boolean>`(r.about_id is null or (r.about_id <> ${me}
    and (r.raised_by = ${me} or r.offered_to = ${me} or r.taken_by = ${me})))`
}

export async function findRequest(
  { tx, orgId }: Reading,
  actor: Actor,
  id: string,
): Promise<RequestRow | undefined> {
  return tx
    .selectFrom('request as r')
    .selectAll('r')
    .where('r.org_id', '=', orgId)
    .where('r.id', '=', id)
    .where(reachable(actor, 'intake.read'))
    .executeTakeFirst()
}

/** The row for a change, held until the transaction ends: of two people at the same second one waits. */
export async function lockRequest(
  { tx, orgId }: Reading,
  actor: Actor,
  permission: Permission,
  id: string,
): Promise<RequestRow> {
  const row = await tx
    .selectFrom('request as r')
    .selectAll('r')
    .where('r.org_id', '=', orgId)
    .where('r.id', '=', id)
    .where(reachable(actor, permission))
    .forUpdate()
    .executeTakeFirst()
  return orNotFound(row)
}

/** The same for a job, which acts for nobody in particular. */
export async function lockForJob({ tx, orgId }: Reading, id: string): Promise<RequestRow | undefined> {
  return tx
    .selectFrom('request')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function saveRequest(
  { tx, orgId }: Reading,
  row: Pick<RequestRow, 'id' | 'revision'>,
  changes: Omit<Updateable<Tables['request']>, 'org_id' | 'id' | 'revision'>,
): Promise<{ id: string; revision: number }> {
  const revision = row.revision + 1
  await tx
    .updateTable('request')
    .set({ ...changes, revision })
    .where('org_id', '=', orgId)
    .where('id', '=', row.id)
    .execute()
  return { id: row.id, revision }
}

/** Notes who has been told. Not a change anybody has to have seen: the revision stays, and nobody's take is refused for it. */
export async function noteEscalation(
  { tx, orgId }: Reading,
  id: string,
  escalation: Escalation,
): Promise<void> {
  await tx
    .updateTable('request')
    .set({ escalation })
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .execute()
}

export function checkSeen(row: Pick<RequestRow, 'revision'>, seen: number): void {
  if (row.revision !== seen) refuse('conflict', { fields: [], revision: row.revision })
}

/** A stored request as the rules read it. */
export function asRule(row: RequestRow): HelpRequest {
  return {
    state: row.state as RequestState,
    urgency: row.urgency as Urgency,
    raisedAtMs: row.raised_at.getTime(),
    dueAtMs: row.due_at?.getTime() ?? null,
    pausedAtMs: row.paused_at?.getTime() ?? null,
    offeredTo: row.offered_to,
    takenBy: row.taken_by,
    escalation: row.escalation as Escalation,
  }
}

/** A request as it stands the moment it is raised. */
export function newRequest(
  urgency: Urgency,
  raisedAtMs: number,
  dueAtMs: number | null,
  offeredTo: string | null,
): HelpRequest {
  return {
    state: 'waiting',
    urgency,
    raisedAtMs,
    dueAtMs,
    pausedAtMs: null,
    offeredTo,
    takenBy: null,
    escalation: 0,
  }
}

/** What the rules decided, as columns. */
export function asColumns(request: HelpRequest) {
  return {
    state: request.state,
    urgency: request.urgency,
    due_at: dateOf(request.dueAtMs),
    paused_at: dateOf(request.pausedAtMs),
    offered_to: request.offeredTo,
    taken_by: request.takenBy,
    escalation: request.escalation,
  }
}

export function dateOf(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms)
}

/** Something said along the way. */
export interface Remark {
  readonly at: string
  readonly by: string
  readonly act: string
  readonly words: string
}

export function remarksOf({ protect }: Pick<Work, 'protect'>, row: RequestRow): Remark[] {
  const text = protect.openMaybe('request.remarks', row.remarks_sealed)
  return text === null ? [] : (JSON.parse(text) as Remark[])
}

/** Who asked back last. */
export function askerOf(work: Pick<Work, 'protect'>, row: RequestRow): string | null {
  return remarksOf(work, row).findLast(({ act }) => act === 'intake.pause')?.by ?? null
}

/** The remarks with one more, sealed again. */
export function withRemark(
  work: Pick<Work, 'protect' | 'at'>,
  row: RequestRow,
  by: string,
  act: string,
  words: string | null,
): Buffer | null {
  if (words === null || words === '') return row.remarks_sealed
  const remark: Remark = { at: work.at.toISOString(), by, act, words }
  return work.protect.seal('request.remarks', JSON.stringify([...remarksOf(work, row), remark]))
}
