import type { IncidentState } from '@quancheng/rules/incident.ts'
import { type Selectable, sql } from 'kysely'
import type { Content } from '../content/load.ts'
import type { Tables } from '../db/tables.ts'
import type { Work } from '../http/call.ts'
import { orNotFound, refuse } from '../http/refused.ts'

export type IncidentRow = Selectable<Tables['incident']> & { readonly state: IncidentState }
type Reading = Pick<Work, 'tx' | 'orgId'>

const MOST_SHOWN = 300
const MINUTE_MS = 60_000

/** Open ones first, the newest first; only of one reporter where it says so. */
export async function listIncidents({ tx, orgId }: Reading, reporter: string | null) {
  const { rows } = await sql<IncidentRow & { ticked: string[] }>`
    select i.*, array(select s.step from incident_step s where s.org_id = ${orgId} and s.incident_id = i.id) as ticked
    from incident i
    where i.org_id = ${orgId} and ${reporter === null ? sql`true` : sql`i.reported_by = ${reporter}`}
    order by (i.state = 'closed'), i.found_at desc, i.id desc limit ${MOST_SHOWN}`.execute(tx)
  return rows
}

export async function findIncident({ tx, orgId }: Reading, id: string): Promise<IncidentRow> {
  const row = await tx
    .selectFrom('incident')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()
  return orNotFound(row as IncidentRow | undefined)
}

/** Held for a change; a writer who saw another state is told. */
export async function lockIncident(reading: Reading, id: string, seen?: number): Promise<IncidentRow> {
  const row = await reading.tx
    .selectFrom('incident')
    .selectAll()
    .where('org_id', '=', reading.orgId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  const found = orNotFound(row as IncidentRow | undefined)
  if (seen !== undefined && found.revision !== seen)
    refuse('conflict', { revision: found.revision, fields: [] })
  return found
}

export async function stepsOf({ tx, orgId }: Reading, incidentId: string) {
  return tx
    .selectFrom('incident_step')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('incident_id', '=', incidentId)
    .execute()
}

export async function saveIncident(
  { tx, orgId }: Reading,
  row: IncidentRow,
  changes: Partial<Omit<IncidentRow, 'org_id' | 'id'>>,
) {
  const revision = row.revision + 1
  await tx
    .updateTable('incident')
    .set({ ...changes, revision })
    .where('org_id', '=', orgId)
    .where('id', '=', row.id)
    .execute()
  return { id: row.id, revision }
}

/** By when a step must be done; null where the institution has set no deadline. */
export function dueOf(step: Content['incident']['steps'][number], foundAt: Date): Date | null {
  const minutes = step.withinMinutes.value
  return minutes === null ? null : new Date(foundAt.getTime() + minutes * MINUTE_MS)
}

export function unlessKnown(content: Content, kinds: readonly string[]): void {
  const unknown = kinds.find((kind) => !content.incident.kinds.some(({ id }) => id === kind))
  if (unknown !== undefined) refuse('compliance.unknown-kind', { kind: unknown })
}

export function note(work: Work, act: string, id: string, facts: Readonly<Record<string, unknown>>): void {
  work.record({ act, subjectKind: 'incident', subjectId: id, clientId: null, facts })
}
