import type { Task } from '@quancheng/contract/cases.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import type { PersonRef } from '@quancheng/contract/wire.ts'
import { type Selectable, sql } from 'kysely'
import type { z } from 'zod'
import type { Tables } from '../db/tables.ts'
import type { Work } from '../http/call.ts'
import { orNotFound } from '../http/refused.ts'
import type { CaseRow } from './case-store.ts'

export type TaskRow = Selectable<Tables['task']>
type TaskView = z.infer<typeof Task>
type Reading = Pick<Work, 'tx' | 'orgId' | 'protect'>

/** Tasks of a case, newest first; a safety task counts here too. */
export async function taskRows({ tx, orgId }: Reading, caseId: string): Promise<TaskRow[]> {
  return tx
    .selectFrom('task')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('case_id', '=', caseId)
    .orderBy('made_at', 'desc')
    .limit(500)
    .execute()
}

export async function getTask({ tx, orgId }: Reading, id: string): Promise<TaskRow> {
  return orNotFound(
    await tx
      .selectFrom('task')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('id', '=', id)
      .executeTakeFirst(),
  )
}

/** Somebody has something to do in a case: the kind says where it comes from, `code` says what when nobody put it into words. */
export async function insertTask(
  { tx, orgId, at, protect }: Work,
  caseFile: Pick<CaseRow, 'id' | 'client_id' | 'department_id' | 'team_id'>,
  task: {
    /** A plain thing to do unless something else is said. */
    readonly kind?: 'remark' | 'decision'
    readonly title: string | null
    readonly facts: Readonly<Record<string, unknown>>
    readonly dueAt: Date | null
    readonly assigneeId: string
    readonly madeBy: string | null
  },
): Promise<string> {
  const id = newId(at.getTime())
  await tx
    .insertInto('task')
    .values({
      org_id: orgId,
      id,
      kind: task.kind ?? 'to-do',
      client_id: caseFile.client_id,
      case_id: caseFile.id,
      department_id: caseFile.department_id,
      team_id: caseFile.team_id,
      assignee_id: task.assigneeId,
      title_sealed: protect.sealMaybe('task.title', task.title),
      facts: JSON.stringify(task.facts),
      due_at: task.dueAt,
      state: 'open',
      made_by: task.madeBy,
      made_at: at,
    })
    .execute()
  return id
}

/** What is still open under a code has been done. */
export async function finishTasks(
  { tx, orgId, at }: Pick<Work, 'tx' | 'orgId' | 'at'>,
  caseId: string,
  code: string,
): Promise<void> {
  await tx
    .updateTable('task')
    .set((eb) => ({ state: 'done', ended_at: at, revision: eb('revision', '+', 1) }))
    .where('org_id', '=', orgId)
    .where('case_id', '=', caseId)
    .where('state', '=', 'open')
    .where(sql`facts ->> 'code'`, '=', code)
    .execute()
}

export function taskView(
  { protect }: Pick<Work, 'protect'>,
  row: TaskRow,
  person: (id: string) => PersonRef,
): TaskView {
  return {
    id: row.id,
    kind: row.kind,
    title: protect.openMaybe('task.title', row.title_sealed),
    facts: row.facts as Record<string, unknown>,
    dueAt: row.due_at?.toISOString() ?? null,
    state: row.state as TaskView['state'],
    assignee: row.assignee_id === null ? null : person(row.assignee_id),
    endedAt: row.ended_at?.toISOString() ?? null,
    escalation: row.escalation,
    revision: row.revision,
  }
}
