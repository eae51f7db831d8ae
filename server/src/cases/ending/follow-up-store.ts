import type { FollowUp } from '@quancheng/contract/cases.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import type { PersonRef } from '@quancheng/contract/wire.ts'
import { type CalendarDay, startOfDay } from '@quancheng/rules/calendar-day.ts'
import type { Channel } from '@quancheng/rules/record.ts'
import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { Tables } from '../../db/tables.ts'
import type { Work } from '../../http/call.ts'
import { orNotFound } from '../../http/refused.ts'
import type { CaseRow } from '../case-store.ts'

export type FollowUpRow = Selectable<Tables['follow_up']>
export type FollowUpView = z.infer<typeof FollowUp>
/** As kept in the row: who tried, when, how, and what came of it. */
export interface Attempt {
  readonly at: string
  readonly by: string
  readonly method: Channel
  readonly result: FollowUpView['attempts'][number]['result']
}
type Reading = Pick<Work, 'tx' | 'orgId' | 'protect'>

export const FOLLOW_UP_JOB = 'cases-follow-up-due'
/** On its day a follow-up is remembered at eight in the morning. */
const MORNING_MS = 8 * 3_600_000

export async function followUpRows({ tx, orgId }: Reading, caseId: string): Promise<FollowUpRow[]> {
  return tx
    .selectFrom('follow_up')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('case_id', '=', caseId)
    .orderBy('planned_on')
    .orderBy('id')
    .execute()
}

export async function getFollowUp({ tx, orgId }: Reading, id: string): Promise<FollowUpRow> {
  return orNotFound(
    await tx
      .selectFrom('follow_up')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('id', '=', id)
      .executeTakeFirst(),
  )
}

export function attemptsOf(row: Pick<FollowUpRow, 'attempts'>): readonly Attempt[] {
  return row.attempts as Attempt[]
}

/** Writes follow-ups down and sets the alarm for the morning of each day. */
export async function insertFollowUps(
  { tx, orgId, at, enqueue }: Work,
  caseFile: Pick<CaseRow, 'id' | 'client_id' | 'department_id' | 'team_id' | 'worker_id'>,
  planned: readonly { readonly plannedOn: CalendarDay; readonly method: Channel }[],
  given: {
    readonly closureId?: string
    readonly assigneeId?: string
    /** Somebody who stays behind after the client's death. */
    readonly bereavedId?: string
  } = {},
): Promise<readonly string[]> {
  const rows = planned.map(({ plannedOn, method }) => ({
    org_id: orgId,
    id: newId(at.getTime()),
    case_id: caseFile.id,
    closure_id: given.closureId ?? null,
    client_id: caseFile.client_id,
    department_id: caseFile.department_id,
    team_id: caseFile.team_id,
    assignee_id: given.assigneeId ?? caseFile.worker_id,
    planned_on: plannedOn,
    method,
    purpose: given.bereavedId === undefined ? 'course' : 'bereavement',
    contact_id: given.bereavedId ?? null,
    state: 'planned',
    done_at: null,
    finding_sealed: null,
    new_needs_sealed: null,
    next_sealed: null,
  }))
  if (rows.length === 0) return []
  await tx.insertInto('follow_up').values(rows).execute()
  for (const row of rows) await setAlarm(enqueue, row.id, row.planned_on)
  return rows.map((row) => row.id)
}

/** The alarm of a follow-up; setting it again replaces it. */
export async function setAlarm(enqueue: Work['enqueue'], id: string, on: CalendarDay): Promise<void> {
  await enqueue(
    FOLLOW_UP_JOB,
    { followUpId: id },
    new Date(startOfDay(on) + MORNING_MS),
    `${FOLLOW_UP_JOB}:${id}`,
  )
}

/** Takes back follow-ups that nobody has begun. */
export async function cancelUnbegun(
  { tx, orgId }: Reading,
  caseIds: readonly string[],
  closureId: string | null,
): Promise<number> {
  if (caseIds.length === 0) return 0
  const cancelled = await tx
    .updateTable('follow_up')
    .set((eb) => ({ state: 'cancelled', revision: eb('revision', '+', 1) }))
    .where('org_id', '=', orgId)
    .where('case_id', 'in', [...caseIds])
    .where('state', '=', 'planned')
    .where('attempts', '=', '[]')
    .where('purpose', '=', 'course')
    .$if(closureId !== null, (query) => query.where('closure_id', '=', closureId))
    .executeTakeFirst()
  return Number(cancelled.numUpdatedRows)
}

export function followUpView(
  { protect }: Pick<Work, 'protect'>,
  row: FollowUpRow,
  person: (id: string) => PersonRef,
  contact: (id: string) => FollowUpView['withContact'],
): FollowUpView {
  return {
    id: row.id,
    caseId: row.case_id,
    plannedOn: row.planned_on,
    method: row.method as Channel,
    purpose: row.purpose as FollowUpView['purpose'],
    withContact: row.contact_id === null ? null : contact(row.contact_id),
    state: row.state as FollowUpView['state'],
    assignee: person(row.assignee_id),
    attempts: attemptsOf(row).map((attempt) => ({ ...attempt, by: person(attempt.by) })),
    doneAt: row.done_at?.toISOString() ?? null,
    domains: row.domains as FollowUpView['domains'],
    finding: protect.openMaybe('follow_up.finding', row.finding_sealed),
    newNeeds: protect.openMaybe('follow_up.new_needs', row.new_needs_sealed),
    next: protect.openMaybe('follow_up.next', row.next_sealed),
    escalation: row.escalation,
    revision: row.revision,
  }
}
