import { newId } from '@quancheng/contract/new-id.ts'
import { type Actor, may } from '@quancheng/rules/access.ts'
import { safetyDueAt } from '@quancheng/rules/safety.ts'
import type { RaisedFlag } from '@quancheng/rules/scoring.ts'
import { supervisorsOf, workers } from '../access/colleagues.ts'
import { touchCase } from '../cases/public.ts'
import type { Work } from '../http/call.ts'
import { type CaseOfClient, setRisk } from './case-of-client.ts'
import { safetyNotice, watchSafety } from './safety-overdue.ts'

export interface Alarm {
  readonly clientId: string
  readonly caseFile: CaseOfClient | null
  readonly assessmentId: string
  readonly instrument: string
  readonly departmentId: string | null
  readonly teamId: string | null
  readonly flag: RaisedFlag
}

/**
 * Somebody may be in danger: a task that only a finding and a second person's confirmation can end, the worker and the
 * supervisor told at once, and the case at crisis until somebody has looked.
 */
export async function raiseSafety(work: Work, actor: Actor, alarm: Alarm): Promise<string> {
  const { tx, orgId, at, content } = work
  const { caseFile, clientId, flag } = alarm
  const assigneeId = caseFile?.workerId ?? (may(actor, 'assessments.safety') ? actor.accountId : null)
  const all = await workers(work)
  const assignee = all.find((worker) => worker.id === assigneeId) ?? null
  const supervisorId = caseFile?.supervisorId ?? assignee?.supervisorId ?? null
  const due = safetyDueAt(at.getTime(), content.deadlines.safetyAssessmentMinutes)
  const id = newId(at.getTime())
  const row = {
    id,
    client_id: clientId,
    case_id: caseFile?.id ?? null,
    state: 'open',
    due_at: due === null ? null : new Date(due),
    escalation: 0,
  }
  await tx
    .insertInto('task')
    .values({
      ...row,
      org_id: orgId,
      kind: 'safety',
      assessment_id: alarm.assessmentId,
      department_id: caseFile?.departmentId ?? alarm.departmentId,
      team_id: caseFile?.teamId ?? alarm.teamId ?? assignee?.teamId ?? null,
      assignee_id: assigneeId,
      facts: JSON.stringify({
        flag: flag.code,
        value: flag.value,
        severity: flag.severity,
        instrument: alarm.instrument,
        supervisorId,
      }),
      made_by: actor.accountId,
      made_at: at,
    })
    .execute()
  work.record({
    act: 'assessments.safety.raise',
    subjectKind: 'task',
    subjectId: id,
    clientId,
    facts: { flag: flag.code, value: flag.value, assessmentId: alarm.assessmentId },
  })
  const supervisors = await supervisorsOf(work, [{ supervisorId }], 'assessments.confirm')
  await work.notify(
    [assigneeId, ...supervisors].filter((to) => to !== actor.accountId),
    safetyNotice('safety.raised', row, { flag: flag.code }),
  )
  await watchSafety(work, row)
  if (caseFile) {
    await setRisk(work, caseFile.id, clientId, 'crisis')
    await touchCase(work, caseFile.id)
  }
  return id
}
