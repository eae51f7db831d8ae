import { addDays, dayAt, startOfDay } from '@quancheng/rules/calendar-day.ts'
import { planFollowUps } from '@quancheng/rules/follow-up.ts'
import { sql } from 'kysely'
import { deathOf } from '../clients/public.ts'
import type { Work } from '../http/call.ts'
import { CASE_COLUMNS, type CaseRow, saveCase } from './case-store.ts'
import { refreshDue } from './due.ts'
import { cancelUnbegun, insertFollowUps } from './ending/follow-up-store.ts'
import { openAgain } from './ending/open-again.ts'
import { packOf } from './standard/pack.ts'
import { insertTask } from './task-store.ts'

/** The task that reminds of those who stay behind. */
export const BEREAVEMENT_OFFER = 'bereavement-offer'

/** The patient was moved (A02): living cases follow to the ward, and their workers hear of it; who goes on is theirs to say. */
export async function moveCasesToWard(work: Work, clientId: string, departmentId: string): Promise<void> {
  for (const row of await lockCases(work, clientId, 'live')) {
    if (row.department_id === departmentId) continue
    await saveCase(work, row, { department_id: departmentId })
    await work.notify([row.worker_id], about(row, 'patient-moved'))
    note(work, row, 'cases.moved', { from: row.department_id, to: departmentId })
  }
}

/**
 * The patient died: nobody is reminded to call them, and their workers hear of it and, after the days the institution sets, are
 * reminded of those who stay behind; how the case goes on is theirs to say.
 */
export async function patientDied(work: Work, clientId: string): Promise<void> {
  const rows = await lockCases(work, clientId, 'any')
  for (const row of rows) {
    const followUps = await cancelUnbegun(work, [row.id], null)
    if (row.state === 'closed' && followUps === 0) continue
    await refreshDue(work, row.id)
    await work.notify([row.worker_id], about(row, 'patient-died'))
    if (row.state === 'open') await remindOfFamily(work, row)
    note(work, row, 'cases.patient-died', { followUps })
  }
}

async function remindOfFamily(work: Work, row: CaseRow): Promise<void> {
  const after = work.content.bereavement.offerAfterDays.value
  if (after === null) return
  await insertTask(work, row, {
    title: null,
    facts: { code: BEREAVEMENT_OFFER },
    dueAt: new Date(startOfDay(addDays(dayAt(work.at.getTime()), after)) + 86_400_000 - 1000),
    assigneeId: row.worker_id,
    madeBy: null,
  })
  await refreshDue(work, row.id)
}

/** The patient went home (A03): somebody checks the discharge plan today, and the pack's days after discharge are planned. */
export async function patientDischarged(work: Work, clientId: string, encounterId: string): Promise<void> {
  if ((await deathOf(work, clientId)) !== null) return
  const today = dayAt(work.at.getTime())
  for (const row of await lockCases(work, clientId, 'live')) {
    if (await hasDischargeCheck(work, row.id, encounterId)) continue
    await insertTask(work, row, {
      title: null,
      facts: { code: 'discharge-check', encounterId },
      dueAt: new Date(startOfDay(today) + 86_400_000 - 1000),
      assigneeId: row.worker_id,
      madeBy: null,
    })
    const days = planFollowUps(today, (await packOf(work, row)).followUp.afterDischargeDays.value) ?? []
    await insertFollowUps(
      work,
      row,
      days.map((plannedOn) => ({ plannedOn, method: 'phone' as const })),
    )
    await refreshDue(work, row.id)
    await work.notify([row.worker_id], about(row, 'patient-discharged'))
    note(work, row, 'cases.patient-discharged', { encounterId, followUps: days.length })
  }
}

/** The admission never was (A11): what it gave people to do and nobody has touched is cancelled with the reason; every written word stays. */
export async function admissionCancelled(work: Work, clientId: string, encounterId: string): Promise<void> {
  for (const row of await lockCases(work, clientId, 'live')) {
    if (row.encounter_id !== encounterId) continue
    const cancelled = await cancelTasks(work, row.id, 'admission-cancelled', null)
    await refreshDue(work, row.id)
    await work.notify([row.worker_id], about(row, 'admission-cancelled'))
    note(work, row, 'cases.admission-cancelled', { encounterId, tasks: cancelled })
  }
}

/** The discharge was taken back (A13): a case closed for it opens again, and follow-ups nobody has begun are cancelled. */
export async function dischargeCancelled(work: Work, clientId: string, encounterId: string): Promise<void> {
  const rows = await lockCases(work, clientId, 'any')
  const living = rows.some((row) => row.state !== 'closed')
  for (const row of rows) {
    const closedForIt = row.state === 'closed' && (await wasClosedForDischarge(work, row.id))
    if (row.state === 'closed' && !closedForIt) continue
    const followUps = await cancelUnbegun(work, [row.id], null)
    const tasks = await cancelTasks(work, row.id, 'discharge-cancelled', encounterId)
    const reopens = closedForIt && !living
    if (reopens) await openAgain(work, row, DISCHARGE_CANCELLED, null)
    await refreshDue(work, row.id)
    await work.notify([row.worker_id], about(row, 'discharge-cancelled'))
    note(work, row, reopens ? 'cases.reopen' : 'cases.discharge-cancelled', { encounterId, followUps, tasks })
    if (reopens) return
  }
}

/** Kept as the reason of the re-opening; the screen has its own words for it. */
const DISCHARGE_CANCELLED = '医院撤销出院 · the hospital took the discharge back'

async function lockCases({ tx, orgId }: Work, clientId: string, which: 'live' | 'any'): Promise<CaseRow[]> {
  return tx
    .selectFrom('case_file as c')
    .select(CASE_COLUMNS)
    .where('c.org_id', '=', orgId)
    .where('c.client_id', '=', clientId)
    .$if(which === 'live', (query) => query.where('c.live', '=', true))
    .orderBy('c.opened_at', 'desc')
    .forUpdate()
    .execute()
}

async function hasDischargeCheck({ tx, orgId }: Work, caseId: string, encounterId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('task')
    .select('id')
    .where('org_id', '=', orgId)
    .where('case_id', '=', caseId)
    .where('state', '<>', 'cancelled')
    .where(sql`facts ->> 'code'`, '=', 'discharge-check')
    .where(sql`facts ->> 'encounterId'`, '=', encounterId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Open tasks nobody has changed; with an encounter, only the check of its discharge. A safety task never is cancelled. */
async function cancelTasks(
  { tx, orgId, at }: Work,
  caseId: string,
  because: string,
  dischargeOf: string | null,
): Promise<number> {
  const cancelled = await tx
    .updateTable('task')
    .set((eb) => ({
      state: 'cancelled',
      ended_at: at,
      facts: sql<string>`facts || ${JSON.stringify({ cancelled: because })}::jsonb`,
      revision: eb('revision', '+', 1),
    }))
    .where('org_id', '=', orgId)
    .where('case_id', '=', caseId)
    .where('kind', '<>', 'safety')
    .where('state', '=', 'open')
    .where('revision', '=', 1)
    .$if(dischargeOf !== null, (query) => query.where(sql`facts ->> 'encounterId'`, '=', dischargeOf))
    .executeTakeFirst()
  return Number(cancelled.numUpdatedRows)
}

async function wasClosedForDischarge({ tx, orgId }: Work, caseId: string): Promise<boolean> {
  const last = await tx
    .selectFrom('closure')
    .select('reason')
    .where('org_id', '=', orgId)
    .where('case_id', '=', caseId)
    .where('state', '=', 'approved')
    .orderBy('asked_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.reason === 'discharged'
}

function about(row: CaseRow, kind: string) {
  return { kind, subjectKind: 'case', subjectId: row.id, facts: { number: row.number } }
}

function note(work: Work, row: CaseRow, act: string, facts: Readonly<Record<string, unknown>>): void {
  work.record({ act, subjectKind: 'case', subjectId: row.id, clientId: row.client_id, facts })
}
