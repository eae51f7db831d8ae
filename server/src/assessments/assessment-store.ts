import type { AssessmentLine } from '@quancheng/contract/assessments.ts'
import { type Actor, reachOf } from '@quancheng/rules/access.ts'
import { type RawBuilder, type Selectable, sql } from 'kysely'
import { namesOf } from '../access/colleagues.ts'
import { visible } from '../access/visible.ts'
import type { Tables } from '../db/tables.ts'
import type { Work } from '../http/call.ts'

export type AssessmentRow = Selectable<Tables['assessment']>
type Reading = Pick<Work, 'tx' | 'orgId'>

/** Rows of `assessment a`: one's own, one's team's, and everything about a client whose case one may read. */
export function readable(actor: Actor, orgId: string): RawBuilder<boolean> {
  const byRow = visible(actor, 'assessments.read', {
    own: ['a.taken_by'],
    team: 'a.team_id',
    department: 'a.department_id',
    client: 'a.client_id',
  })
  return sql<boolean>`not exists (
    select from client x where x.org_id = ${orgId} and x.id = a.client_id and x.removed_at is not null)
    and (${byRow} or exists (
    select from case_file c where c.org_id = ${orgId} and c.client_id = a.client_id and ${caseReadable(actor)}))`
}

/** Rows of `case_file c` the actor may read. */
export function caseReadable(actor: Actor): RawBuilder<boolean> {
  return visible(actor, 'cases.read', {
    own: ['c.worker_id'],
    ownAny: ['c.co_worker_ids'],
    team: 'c.team_id',
    department: 'c.department_id',
    client: 'c.client_id',
  })
}

/** Whether the actor may read every safety task of a client: by a case of theirs, or by the whole organisation. */
export async function mayReadSafety(
  { tx, orgId }: Reading,
  actor: Actor,
  clientId: string,
): Promise<boolean> {
  if (reachOf(actor, 'assessments.read').organisation) return true
  const { rows } = await sql`
    select from case_file c where c.org_id = ${orgId} and c.client_id = ${clientId} and ${caseReadable(actor)} limit 1`.execute(
    tx,
  )
  return rows.length > 0
}

/** Every assessment of a client, oldest first, that the actor may read; voided ones too. */
export async function assessmentsOfClient(
  { tx, orgId }: Reading,
  actor: Actor,
  clientId: string,
): Promise<AssessmentRow[]> {
  return tx
    .selectFrom('assessment as a')
    .selectAll('a')
    .where('a.org_id', '=', orgId)
    .where('a.client_id', '=', clientId)
    .where(readable(actor, orgId))
    .orderBy('a.taken_at')
    .orderBy('a.id')
    .execute()
}

export async function findAssessment(
  { tx, orgId }: Reading,
  actor: Actor,
  id: string,
): Promise<AssessmentRow | undefined> {
  return tx
    .selectFrom('assessment as a')
    .selectAll('a')
    .where('a.org_id', '=', orgId)
    .where('a.id', '=', id)
    .where(readable(actor, orgId))
    .executeTakeFirst()
}

export async function lockAssessment(
  { tx, orgId }: Reading,
  actor: Actor,
  id: string,
): Promise<AssessmentRow | undefined> {
  return tx
    .selectFrom('assessment as a')
    .selectAll('a')
    .where('a.org_id', '=', orgId)
    .where('a.id', '=', id)
    .where(readable(actor, orgId))
    .forUpdate()
    .executeTakeFirst()
}

export async function assessmentLines(
  work: Reading,
  rows: readonly AssessmentRow[],
): Promise<AssessmentLine[]> {
  const names = await namesOf(
    work,
    rows.map((row) => row.taken_by),
  )
  return rows.map((row) => ({
    id: row.id,
    instrument: row.instrument,
    version: row.version,
    mode: row.mode as AssessmentLine['mode'],
    takenAt: row.taken_at.toISOString(),
    takenBy: { id: row.taken_by, name: names.get(row.taken_by) ?? '' },
    caseId: row.case_id,
    scores: row.scores as AssessmentLine['scores'],
    band: row.band,
    flags: row.flags,
    voided: row.voided_at !== null,
    revision: row.revision,
  }))
}
