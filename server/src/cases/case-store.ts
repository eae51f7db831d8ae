import type { CaseLine } from '@quancheng/contract/cases.ts'
import type { ClientLine } from '@quancheng/contract/clients.ts'
import type { Permission } from '@quancheng/contract/permission.ts'
import type { PersonRef } from '@quancheng/contract/wire.ts'
import { type RawBuilder, type Selectable, sql } from 'kysely'
import { type OwnedColumns, visible } from '../access/visible.ts'
import type { Tables } from '../db/tables.ts'
import type { Person, Work } from '../http/call.ts'
import { orNotFound, refuse } from '../http/refused.ts'

export const CASE_COLUMNS = [
  'c.id',
  'c.number',
  'c.client_id',
  'c.encounter_id',
  'c.request_id',
  'c.department_id',
  'c.team_id',
  'c.worker_id',
  'c.co_worker_ids',
  'c.supervisor_id',
  'c.pack',
  'c.pack_version',
  'c.kind',
  'c.stage',
  'c.state',
  'c.risk',
  'c.problem_sealed',
  'c.strengths_sealed',
  'c.opened_at',
  'c.stage_since',
  'c.last_service_at',
  'c.next_due_at',
  'c.closed_at',
  'c.revision',
  'c.field_revisions',
] as const

export type CaseRow = Pick<
  Selectable<Tables['case_file']>,
  (typeof CASE_COLUMNS)[number] extends `c.${infer Column}` ? Column : never
>

/** The columns that one line of the work list needs. */
export const LINE_COLUMNS = sql`c.id, c.number, c.client_id, c.worker_id, c.supervisor_id, c.kind, c.stage, c.state,
  c.risk, c.opened_at, c.last_service_at, c.next_due_at, c.closed_at, c.revision`

export type LineRow = Pick<
  CaseRow,
  | 'id'
  | 'number'
  | 'client_id'
  | 'worker_id'
  | 'supervisor_id'
  | 'kind'
  | 'stage'
  | 'state'
  | 'risk'
  | 'opened_at'
  | 'last_service_at'
  | 'next_due_at'
  | 'closed_at'
  | 'revision'
>

/** Whose a case is. */
export const CASE_OWNED: OwnedColumns = {
  own: ['c.worker_id'],
  ownAny: ['c.co_worker_ids'],
  team: 'c.team_id',
  department: 'c.department_id',
  client: 'c.client_id',
}

/** The same in memory, for what a screen may offer. */
export function ownersOf(row: CaseRow) {
  return {
    ownerIds: [row.worker_id, ...row.co_worker_ids],
    teamId: row.team_id,
    departmentId: row.department_id,
  }
}

interface Asking extends Pick<Work, 'tx' | 'orgId'> {
  readonly actor: Person
}

/** A case whose client was erased, or is only stored, stays for counting and is opened by nobody. */
const IN_USE = sql<boolean>`not exists (
  select from client x where x.org_id = c.org_id and x.id = c.client_id and x.removed_at is not null)`

/** A case one may see; anything else does not exist. */
export async function getCase(
  { tx, orgId, actor }: Asking,
  permission: Permission,
  id: string,
): Promise<CaseRow> {
  return orNotFound(
    await tx
      .selectFrom('case_file as c')
      .select(CASE_COLUMNS)
      .where('c.org_id', '=', orgId)
      .where('c.id', '=', id)
      .where(visible(actor, permission, CASE_OWNED))
      .where(IN_USE)
      .executeTakeFirst(),
  )
}

/** All cases of a person, the oldest first; whoever asks has decided that all of the file may be seen. */
export async function casesOfClient(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  clientId: string,
): Promise<CaseRow[]> {
  return tx
    .selectFrom('case_file as c')
    .select(CASE_COLUMNS)
    .where('c.org_id', '=', orgId)
    .where('c.client_id', '=', clientId)
    .where(IN_USE)
    .orderBy('c.opened_at')
    .orderBy('c.id')
    .execute()
}

/** The case that a row which is known to exist belongs to; for jobs, which nobody asks. */
export async function getCaseRow({ tx, orgId }: Pick<Work, 'tx' | 'orgId'>, id: string): Promise<CaseRow> {
  return tx
    .selectFrom('case_file as c')
    .select(CASE_COLUMNS)
    .where('c.org_id', '=', orgId)
    .where('c.id', '=', id)
    .executeTakeFirstOrThrow()
}

/** Locks a case for a change: whoever changes anything in a file holds its case, so two changes come one after the other. */
export async function lockCase(asking: Asking, permission: Permission, id: string): Promise<CaseRow> {
  return lockWhere(asking, permission, sql`c.id = ${id}`)
}

type PartOfCase = 'need' | 'goal' | 'plan' | 'service_record' | 'closure' | 'follow_up' | 'task' | 'file'

/** Locks the case that a row belongs to. */
export async function lockCaseOf(
  asking: Asking,
  permission: Permission,
  part: PartOfCase,
  id: string,
): Promise<CaseRow> {
  const of = sql`c.id = (select p.case_id from ${sql.table(part)} p where p.org_id = ${asking.orgId} and p.id = ${id})`
  return lockWhere(asking, permission, of)
}

async function lockWhere(
  { tx, orgId, actor }: Asking,
  permission: Permission,
  which: RawBuilder<unknown>,
): Promise<CaseRow> {
  return orNotFound(
    await tx
      .selectFrom('case_file as c')
      .select(CASE_COLUMNS)
      .where('c.org_id', '=', orgId)
      .where(sql<boolean>`${which}`)
      .where(visible(actor, permission, CASE_OWNED))
      .where(IN_USE)
      .forUpdate()
      .executeTakeFirst(),
  )
}

/** Refuses a change of state by somebody who saw an earlier one. */
export function unlessSeen(
  row: { readonly revision: number },
  seen: number,
  shown: Readonly<Record<string, unknown>> = {},
): void {
  if (row.revision === seen) return
  const fields = Object.entries(shown).map(([field, theirs]) => ({ field, theirs, yours: null }))
  refuse('conflict', { fields, revision: row.revision })
}

/** Refuses to write in a case that has ended or is being closed. */
export function unlessLive(row: Pick<CaseRow, 'state'>): void {
  if (row.state !== 'open') refuse('cases.closed', { state: row.state })
}

type CaseChanges = Partial<
  Pick<
    CaseRow,
    | 'worker_id'
    | 'supervisor_id'
    | 'team_id'
    | 'department_id'
    | 'encounter_id'
    | 'kind'
    | 'stage'
    | 'stage_since'
    | 'state'
    | 'risk'
    | 'problem_sealed'
    | 'strengths_sealed'
    | 'closed_at'
    | 'co_worker_ids'
    | 'pack'
    | 'pack_version'
  > & { readonly field_revisions: string }
>

/** Writes some columns of a case and moves its revision on. */
export async function saveCase(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  row: Pick<CaseRow, 'id' | 'revision'>,
  changes: CaseChanges,
): Promise<{ id: string; revision: number }> {
  const revision = row.revision + 1
  await tx
    .updateTable('case_file')
    .set({ ...changes, revision })
    .where('org_id', '=', orgId)
    .where('id', '=', row.id)
    .execute()
  return { id: row.id, revision }
}

/** One line of the work list. */
export function lineOf(
  row: LineRow,
  clients: ReadonlyMap<string, ClientLine>,
  person: (id: string) => PersonRef,
): CaseLine {
  const client = clients.get(row.client_id)
  if (!client) throw new Error('a case names a client who is not there')
  return {
    id: row.id,
    number: row.number,
    client,
    kind: row.kind as CaseLine['kind'],
    stage: row.stage as CaseLine['stage'],
    state: row.state as CaseLine['state'],
    risk: row.risk as CaseLine['risk'],
    worker: person(row.worker_id),
    supervisor: row.supervisor_id === null ? null : person(row.supervisor_id),
    openedAt: row.opened_at.toISOString(),
    lastServiceAt: row.last_service_at?.toISOString() ?? null,
    nextDueAt: row.next_due_at?.toISOString() ?? null,
    closedAt: row.closed_at?.toISOString() ?? null,
    revision: row.revision,
  }
}
