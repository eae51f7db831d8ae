import { addDays, type CalendarDay, compareDays, dayAt } from '@quancheng/rules/calendar-day.ts'
import {
  type FollowUpRules,
  type FollowUpState,
  followUpEscalation,
  followUpState,
} from '@quancheng/rules/follow-up.ts'
import { sql } from 'kysely'
import { heads } from '../../access/colleagues.ts'
import type { Work } from '../../http/call.ts'
import { type CaseRow, getCaseRow } from '../case-store.ts'
import { refreshDue } from '../due.ts'
import { supervisorsOfCase } from '../people.ts'
import { packOf } from '../standard/pack.ts'
import { attemptsOf, type FollowUpRow, setAlarm } from './follow-up-store.ts'

/**
 * The alarm of one follow-up. On its day the worker is reminded; when its days of grace are over it is missed and goes
 * up, to the supervisor and then to the head; then the alarm is set for the next day on which anything would change.
 * It looks at what it finds, so ringing twice says nothing twice.
 */
export async function followUpDue(work: Work, payload: Readonly<Record<string, unknown>>): Promise<void> {
  const found = await findWithCase(work, String(payload.followUpId))
  if (!found) return
  const { row, caseFile } = found
  const today = dayAt(work.at.getTime())
  if (row.planned_on > today) return setAlarm(work.enqueue, row.id, row.planned_on)
  const rules = work.content.followUpRules(await packOf(work, caseFile))
  const before = {
    state: row.state as FollowUpState,
    plannedOn: row.planned_on,
    attempts: attemptsOf(row),
  }
  const state = followUpState(before, today, rules)
  const escalation = Math.max(row.escalation, followUpEscalation({ ...before, state }, today, rules))
  if (state !== row.state || escalation !== row.escalation)
    await moveOn(work, row, caseFile, { state, escalation })
  else if (row.state === 'planned' && !(await isReminded(work, row)))
    await work.notify([row.assignee_id], about('follow-up-due', row, caseFile))
  const next = nextChange(row.planned_on, today, rules)
  if (next !== null && isWaiting(state)) await setAlarm(work.enqueue, row.id, next)
}

async function findWithCase(
  { tx, orgId }: Work,
  id: string,
): Promise<{ row: FollowUpRow; caseFile: CaseRow } | null> {
  const row = await tx
    .selectFrom('follow_up')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .where('state', 'in', ['planned', 'missed', 'unreachable'])
    .forUpdate()
    .executeTakeFirst()
  if (!row) return null
  return { row, caseFile: await getCaseRow({ tx, orgId }, row.case_id) }
}

async function isReminded({ tx, orgId }: Work, row: FollowUpRow): Promise<boolean> {
  const notice = await tx
    .selectFrom('notice')
    .select('id')
    .where('org_id', '=', orgId)
    .where('account_id', '=', row.assignee_id)
    .where('kind', '=', 'follow-up-due')
    .where(sql`facts ->> 'followUpId'`, '=', row.id)
    .where(sql`facts ->> 'plannedOn'`, '=', row.planned_on)
    .limit(1)
    .executeTakeFirst()
  return notice !== undefined
}

async function moveOn(
  work: Work,
  row: FollowUpRow,
  caseFile: CaseRow,
  { state, escalation }: { state: FollowUpState; escalation: number },
): Promise<void> {
  await work.tx
    .updateTable('follow_up')
    .set({ state, escalation, revision: row.revision + 1 })
    .where('org_id', '=', work.orgId)
    .where('id', '=', row.id)
    .execute()
  await refreshDue(work, caseFile.id)
  const kind = state === 'missed' ? 'follow-up-missed' : 'follow-up-overdue'
  const supervisors = escalation >= 1 && row.escalation < 1 ? await supervisorsOfCase(work, caseFile) : []
  const above = escalation >= 2 && row.escalation < 2 ? await heads(work) : []
  await work.notify([row.assignee_id, ...supervisors, ...above], about(kind, row, caseFile))
  work.record({
    act: 'cases.follow-up.overdue',
    subjectKind: 'follow-up',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { caseId: caseFile.id, state, escalation },
  })
}

function about(kind: string, row: FollowUpRow, caseFile: CaseRow) {
  return {
    kind,
    subjectKind: 'case',
    subjectId: caseFile.id,
    facts: { number: caseFile.number, followUpId: row.id, plannedOn: row.planned_on },
  }
}

function isWaiting(state: FollowUpState): boolean {
  return state === 'planned' || state === 'missed'
}

/** The next day after today on which a rule will say something new; null when none is left or none is set. */
function nextChange(plannedOn: CalendarDay, today: CalendarDay, rules: FollowUpRules): CalendarDay | null {
  const days = [rules.missedAfterDays, rules.supervisorAfterDays, rules.headAfterDays]
    .filter((after) => after !== null)
    .map((after) => addDays(plannedOn, after + 1))
    .filter((day) => day > today)
  return days.toSorted(compareDays)[0] ?? null
}
