import type { ProcessRecording } from '@quancheng/contract/cases.ts'
import type { PersonRef } from '@quancheng/contract/wire.ts'
import { type Selectable, sql } from 'kysely'
import { type OwnedColumns, visible } from '../../access/visible.ts'
import type { Tables } from '../../db/tables.ts'
import type { Person, Work } from '../../http/call.ts'
import { orNotFound } from '../../http/refused.ts'
import { CASE_COLUMNS, type CaseRow } from '../case-store.ts'

export type ProcessRow = Selectable<Tables['process_recording']>
export type ProcessFields = Pick<
  ProcessRecording,
  'occurredAt' | 'place' | 'present' | 'target' | 'lines' | 'feeling' | 'plan'
>

interface Asking extends Pick<Work, 'tx' | 'orgId'> {
  readonly actor: Person
}

/** The line of supervision: who wrote it and who supervises the case; the head by their duty. */
const LINE: OwnedColumns = { own: ['r.worker_id', 'c.supervisor_id'] }

/** A case as the line of supervision sees it; for anybody else there is none. */
export async function getSupervisedCase({ tx, orgId, actor }: Asking, id: string): Promise<CaseRow> {
  return orNotFound(
    await tx
      .selectFrom('case_file as c')
      .select(CASE_COLUMNS)
      .where('c.org_id', '=', orgId)
      .where('c.id', '=', id)
      .where(visible(actor, 'cases.process', { own: ['c.worker_id', 'c.supervisor_id'] }))
      .executeTakeFirst(),
  )
}

/** The recordings of a case that this person may see, newest first. */
export async function processRows({ tx, orgId, actor }: Asking, caseId: string): Promise<ProcessRow[]> {
  const { rows } = await sql<ProcessRow>`
    select r.* from process_recording r join case_file c on c.org_id = r.org_id and c.id = r.case_id
    where r.org_id = ${orgId} and r.case_id = ${caseId} and ${visible(actor, 'cases.process', LINE)}
    order by r.occurred_at desc, r.id desc limit 200`.execute(tx)
  return rows
}

/** One recording, held for a change, when this person may see it. */
export async function lockProcess({ tx, orgId, actor }: Asking, id: string): Promise<ProcessRow | null> {
  const { rows } = await sql<ProcessRow>`
    select r.* from process_recording r join case_file c on c.org_id = r.org_id and c.id = r.case_id
    where r.org_id = ${orgId} and r.id = ${id} and ${visible(actor, 'cases.process', LINE)}
    for update of r`.execute(tx)
  return rows[0] ?? null
}

export function processColumns({ protect }: Pick<Work, 'protect'>, fields: ProcessFields) {
  return {
    occurred_at: new Date(fields.occurredAt),
    place_sealed: protect.sealMaybe('process_recording.place', fields.place),
    present_sealed: protect.sealMaybe('process_recording.present', fields.present),
    target_sealed: protect.sealMaybe('process_recording.target', fields.target),
    lines_sealed: protect.seal('process_recording.lines', JSON.stringify(fields.lines)),
    feeling_sealed: protect.sealMaybe('process_recording.feeling', fields.feeling),
    plan_sealed: protect.sealMaybe('process_recording.plan', fields.plan),
  }
}

export function processView(
  { protect }: Pick<Work, 'protect'>,
  row: ProcessRow,
  person: (id: string) => PersonRef,
): ProcessRecording {
  return {
    id: row.id,
    caseId: row.case_id,
    occurredAt: row.occurred_at.toISOString(),
    place: protect.openMaybe('process_recording.place', row.place_sealed),
    present: protect.openMaybe('process_recording.present', row.present_sealed),
    target: protect.openMaybe('process_recording.target', row.target_sealed),
    lines: JSON.parse(protect.open('process_recording.lines', row.lines_sealed)) as ProcessRecording['lines'],
    feeling: protect.openMaybe('process_recording.feeling', row.feeling_sealed),
    plan: protect.openMaybe('process_recording.plan', row.plan_sealed),
    worker: person(row.worker_id),
    writtenAt: row.written_at.toISOString(),
    opinion: protect.openMaybe('process_recording.opinion', row.opinion_sealed),
    opinionBy: row.opinion_by === null ? null : person(row.opinion_by),
    opinionAt: row.opinion_at?.toISOString() ?? null,
    revision: row.revision,
  }
}

/** The same with the names of who wrote and who answered. */
export function peopleOfProcesses(rows: readonly ProcessRow[]): (string | null)[] {
  return rows.flatMap((row) => [row.worker_id, row.opinion_by])
}
