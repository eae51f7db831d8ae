import type { DutyReportFile } from '@quancheng/contract/content/duty-report.ts'
import type { ReportLine } from '@quancheng/contract/safety.ts'
import type { Actor } from '@quancheng/rules/access.ts'
import type { DutyReport, ReportMinutes, ReportState } from '@quancheng/rules/duty-report.ts'
import { type RawBuilder, type Selectable, sql, type Updateable } from 'kysely'
import { colleaguesWith, namesOf } from '../../access/colleagues.ts'
import { visible } from '../../access/visible.ts'
import { clientLines } from '../../clients/public.ts'
import type { Tables } from '../../db/tables.ts'
import type { Work } from '../../http/call.ts'
import { orNotFound } from '../../http/refused.ts'

export type ReportRow = Selectable<Tables['duty_report']>
type Reading = Pick<Work, 'tx' | 'orgId'>
type Permission = 'assessments.report' | 'assessments.decide'

const OPEN = ['found', 'confirmed', 'declining']

/** Rows of `duty_report r` somebody may see: those they raised, of their team or ward, or all. */
function readable(actor: Actor, permission: Permission): RawBuilder<boolean> {
  return visible(actor, permission, {
    own: ['r.raised_by', 'r.confirmed_by', 'r.declined_by'],
    team: 'r.team_id',
    department: 'r.department_id',
  })
}

export async function lockReport(
  { tx, orgId }: Reading,
  actor: Actor,
  permission: Permission,
  id: string,
): Promise<ReportRow> {
  return orNotFound(
    await tx
      .selectFrom('duty_report as r')
      .selectAll('r')
      .where('r.org_id', '=', orgId)
      .where('r.id', '=', id)
      .where(readable(actor, permission))
      .forUpdate()
      .executeTakeFirst(),
  )
}

/** The same for a job: a report that is not there is no mistake. */
export async function findReport({ tx, orgId }: Reading, id: string): Promise<ReportRow | undefined> {
  return tx
    .selectFrom('duty_report')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

const MOST_SHOWN = 200

/** What waits first, then the newest. */
export async function reportRows(
  { tx, orgId }: Reading,
  actor: Actor,
  of: { readonly open: boolean; readonly clientId?: string },
): Promise<{ rows: ReportRow[]; more: boolean }> {
  const all = tx
    .selectFrom('duty_report as r')
    .selectAll('r')
    .where('r.org_id', '=', orgId)
    .where(readable(actor, 'assessments.report'))
  const ofOne = of.clientId === undefined ? all : all.where('r.client_id', '=', of.clientId)
  const which = of.open ? ofOne.where('r.state', 'in', OPEN).orderBy('r.due_at') : ofOne
  const rows = await which
    .orderBy('r.raised_at', 'desc')
    .orderBy('r.id')
    .limit(MOST_SHOWN + 1)
    .execute()
  return { rows: rows.slice(0, MOST_SHOWN), more: rows.length > MOST_SHOWN }
}

export async function openReportCount({ tx, orgId }: Reading, actor: Actor): Promise<number> {
  const row = await tx
    .selectFrom('duty_report as r')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('r.org_id', '=', orgId)
    .where('r.state', 'in', OPEN)
    .where(readable(actor, 'assessments.report'))
    .executeTakeFirstOrThrow()
  return row.count
}

export async function reportLines(
  work: Pick<Work, 'tx' | 'orgId' | 'protect' | 'at'>,
  rows: readonly ReportRow[],
): Promise<ReportLine[]> {
  const [names, clients] = await Promise.all([
    namesOf(
      work,
      rows.map((row) => row.raised_by),
    ),
    clientLines(
      work,
      rows.map((row) => row.client_id),
    ),
  ])
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    situations: row.situations,
    colour: row.colour,
    state: row.state as ReportState,
    client: (row.client_id !== null && clients.get(row.client_id)) || null,
    who: work.protect.openMaybe('duty_report.who', row.who_sealed),
    caseId: row.case_id,
    requestId: row.request_id,
    foundAt: row.found_at.toISOString(),
    raisedBy: { id: row.raised_by, name: names.get(row.raised_by) ?? '' },
    dueAt: row.due_at?.toISOString() ?? null,
    escalation: row.told,
    revision: row.revision,
  }))
}

/** A stored report as the rules read it. */
export function asRule(row: ReportRow): DutyReport {
  return {
    state: row.state as ReportState,
    confirmedBy: row.confirmed_by,
    dueAtMs: row.due_at?.getTime() ?? null,
    told: row.told,
    declinedBy: row.declined_by,
  }
}

/** Writes what a rule made of a report, and what belongs beside it; the revision moves on. */
export async function saveReport(
  { tx, orgId }: Reading,
  row: ReportRow,
  report: DutyReport,
  beside: Omit<Updateable<Tables['duty_report']>, 'org_id' | 'id' | 'revision'> = {},
): Promise<{ id: string; revision: number }> {
  const revision = row.revision + 1
  await tx
    .updateTable('duty_report')
    .set({
      state: report.state,
      due_at: report.dueAtMs === null ? null : new Date(report.dueAtMs),
      told: report.told,
      confirmed_by: report.confirmedBy,
      declined_by: report.declinedBy,
      ...beside,
      revision,
    })
    .where('org_id', '=', orgId)
    .where('id', '=', row.id)
    .execute()
  return { id: row.id, revision }
}

/** Notes who has been told. Not a change anybody has to have seen: the revision stays. */
export async function noteReportTold({ tx, orgId }: Reading, id: string, told: number): Promise<void> {
  await tx.updateTable('duty_report').set({ told }).where('org_id', '=', orgId).where('id', '=', id).execute()
}

/** The definition a report was raised under; its clock stays when the file has gone. */
export function kindOf({ content }: Pick<Work, 'content'>, kind: string): DutyReportFile | null {
  return content.dutyReports.get(kind) ?? null
}

const UNSET: ReportMinutes = { remind: null, report: null, decide: null }

export function minutesOf(work: Pick<Work, 'content'>, kind: string): ReportMinutes {
  const file = kindOf(work, kind)
  if (!file) return UNSET
  const { remindMinutes, reportMinutes, decideMinutes } = file.clock
  return { remind: remindMinutes.value, report: reportMinutes.value, decide: decideMinutes.value }
}

/** Whoever has to confirm and to decide here. */
export async function answerable(work: Work): Promise<string[]> {
  return (await colleaguesWith(work, 'assessments.decide')).map(({ id }) => id)
}
