import type { SafetyTask as SafetyView } from '@quancheng/contract/assessments.ts'
import type { Actor } from '@quancheng/rules/access.ts'
import { may } from '@quancheng/rules/access.ts'
import type { SafetyFinding, SafetyTask, TaskState } from '@quancheng/rules/safety.ts'
import { type RawBuilder, type Selectable, sql, type Updateable } from 'kysely'
import { namesOf } from '../access/colleagues.ts'
import { visible } from '../access/visible.ts'
import type { Tables } from '../db/tables.ts'
import type { Work } from '../http/call.ts'
import { orNotFound } from '../http/refused.ts'

export type TaskRow = Selectable<Tables['task']>
type Reading = Pick<Work, 'tx' | 'orgId'>

/** What a safety task says beside its columns; codes and numbers. */
export interface SafetyFacts {
  readonly flag: string
  readonly value: number
  readonly severity: string
  readonly instrument: string
  /** Who is to confirm. */
  readonly supervisorId: string | null
}

/** A finding the supervisor sent back. */
export interface Returned {
  readonly finding: SafetyFinding | null
  readonly answeredBy: string | null
  readonly answeredAt: string | null
  readonly remark: string
  readonly returnedBy: string
  readonly returnedAt: string
}

export async function lockSafety(
  { tx, orgId }: Reading,
  id: string,
  seen: RawBuilder<boolean> = sql<boolean>`true`,
): Promise<TaskRow> {
  return orNotFound(await findSafety({ tx, orgId }, id, seen))
}

/** The same for a job: a task that is not there is no mistake. */
export async function findSafety(
  { tx, orgId }: Reading,
  id: string,
  seen: RawBuilder<boolean> = sql<boolean>`true`,
): Promise<TaskRow | undefined> {
  return tx
    .selectFrom('task as t')
    .selectAll('t')
    .where('t.org_id', '=', orgId)
    .where('t.id', '=', id)
    .where('t.kind', '=', 'safety')
    .where(seen)
    .forUpdate()
    .executeTakeFirst()
}

export async function saveSafety(
  { tx, orgId }: Reading,
  row: Pick<TaskRow, 'id' | 'revision'>,
  changes: Omit<Updateable<Tables['task']>, 'org_id' | 'id' | 'revision'>,
): Promise<{ id: string; revision: number }> {
  const revision = row.revision + 1
  await tx
    .updateTable('task')
    .set({ ...changes, revision })
    .where('org_id', '=', orgId)
    .where('id', '=', row.id)
    .execute()
  return { id: row.id, revision }
}

/** Notes who has been told. Not a change anybody has to have seen: the revision stays. */
export async function noteEscalation({ tx, orgId }: Reading, id: string, escalation: number): Promise<void> {
  await tx.updateTable('task').set({ escalation }).where('org_id', '=', orgId).where('id', '=', id).execute()
}

/** Safety tasks whose finding this person may confirm. */
export function confirmable(actor: Actor): RawBuilder<boolean> {
  return visible(actor, 'assessments.confirm', { own: [], team: 't.team_id', department: 't.department_id' })
}

/** Every safety task of a client or of a case, newest first; the caller has decided who may be seen. */
export async function safetyOf(
  work: Pick<Work, 'tx' | 'orgId' | 'protect'>,
  of: { readonly clientId: string } | { readonly caseId: string },
): Promise<SafetyView[]> {
  const rows = await work.tx
    .selectFrom('task as t')
    .selectAll('t')
    .where('t.org_id', '=', work.orgId)
    .where('t.kind', '=', 'safety')
    .where(
      'clientId' in of ? sql<boolean>`t.client_id = ${of.clientId}` : sql<boolean>`t.case_id = ${of.caseId}`,
    )
    .orderBy('t.made_at', 'desc')
    .orderBy('t.id', 'desc')
    .execute()
  return safetyViews(work, rows)
}

const MOST_SHOWN = 100

/** Unsettled safety tasks that concern a person: theirs, those without anybody yet, and those they may confirm. */
export async function safetyFor(
  work: Pick<Work, 'tx' | 'orgId' | 'protect'>,
  actor: Actor,
): Promise<SafetyView[]> {
  const unassigned = may(actor, 'assessments.safety')
    ? sql<boolean>`t.assignee_id is null`
    : sql<boolean>`false`
  const rows = await work.tx
    .selectFrom('task as t')
    .selectAll('t')
    .where('t.org_id', '=', work.orgId)
    .where('t.kind', '=', 'safety')
    .where('t.state', 'in', ['open', 'answered'])
    .where(sql<boolean>`(t.assignee_id = ${actor.accountId} or ${unassigned} or ${confirmable(actor)})`)
    .orderBy('t.due_at')
    .orderBy('t.id')
    .limit(MOST_SHOWN)
    .execute()
  return safetyViews(work, rows)
}

/** How many safety tasks this person may confirm nobody has answered, and how many wait to be confirmed. */
export async function openSafety(
  { tx, orgId }: Reading,
  actor: Actor,
): Promise<{ open: number; answered: number }> {
  const row = await tx
    .selectFrom('task as t')
    .select([
      sql<number>`count(*) filter (where t.state = 'open')::int`.as('open'),
      sql<number>`count(*) filter (where t.state = 'answered')::int`.as('answered'),
    ])
    .where('t.org_id', '=', orgId)
    .where('t.kind', '=', 'safety')
    .where('t.state', 'in', ['open', 'answered'])
    .where(confirmable(actor))
    .executeTakeFirstOrThrow()
  return row
}

/** How many safety tasks of a case still stand open or unconfirmed; a case with one does not close. */
export async function openSafetyCount({ tx, orgId }: Reading, caseId: string): Promise<number> {
  const row = await tx
    .selectFrom('task')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('org_id', '=', orgId)
    .where('case_id', '=', caseId)
    .where('kind', '=', 'safety')
    .where('state', 'in', ['open', 'answered'])
    .executeTakeFirstOrThrow()
  return row.count
}

export function factsOf(row: Pick<TaskRow, 'facts'>): SafetyFacts {
  return row.facts as SafetyFacts
}

export function findingOf({ protect }: Pick<Work, 'protect'>, row: TaskRow): SafetyFinding | null {
  const text = protect.openMaybe('task.finding', row.finding_sealed)
  return text === null ? null : (JSON.parse(text) as SafetyFinding)
}

export function returnedOf({ protect }: Pick<Work, 'protect'>, row: TaskRow): Returned[] {
  const text = protect.openMaybe('task.returned', row.returned_sealed)
  return text === null ? [] : (JSON.parse(text) as Returned[])
}

/** A stored safety task as the rules read it. */
export function asRule(work: Pick<Work, 'protect'>, row: TaskRow): SafetyTask {
  return {
    kind: row.kind,
    state: row.state as TaskState,
    finding: findingOf(work, row),
    answeredBy: row.answered_by,
    answeredAtMs: row.answered_at?.getTime() ?? null,
    confirmedBy: row.confirmed_by,
    confirmedAtMs: row.confirmed_at?.getTime() ?? null,
  }
}

async function safetyViews(
  work: Pick<Work, 'tx' | 'orgId' | 'protect'>,
  rows: readonly TaskRow[],
): Promise<SafetyView[]> {
  const names = await namesOf(
    work,
    rows.flatMap((row) => [row.assignee_id, factsOf(row).supervisorId, row.answered_by, row.confirmed_by]),
  )
  const person = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? '' })
  return rows.map((row) => {
    const finding = findingOf(work, row)
    const facts = factsOf(row)
    if (row.client_id === null) throw new Error('a safety task names nobody')
    return {
      id: row.id,
      clientId: row.client_id,
      caseId: row.case_id,
      assessmentId: row.assessment_id,
      flag: facts.flag,
      state: row.state as SafetyView['state'],
      dueAt: row.due_at?.toISOString() ?? null,
      escalation: row.escalation,
      assignee: person(row.assignee_id),
      supervisor: person(facts.supervisorId),
      finding: finding?.words ?? null,
      level: finding?.level ?? null,
      actions: [...(finding?.actions ?? [])],
      answeredBy: person(row.answered_by),
      answeredAt: row.answered_at?.toISOString() ?? null,
      confirmedBy: person(row.confirmed_by),
      confirmedAt: row.confirmed_at?.toISOString() ?? null,
      remark: returnedOf(work, row).at(-1)?.remark ?? null,
      revision: row.revision,
    }
  })
}
