import { escalationAt, type HelpRequest, nextEscalationAt } from '@quancheng/rules/request.ts'
import { heads, serving, supervisorsOf, workers } from '../access/colleagues.ts'
import type { Work } from '../http/call.ts'
import { asRule, lockForJob, noteEscalation, type RequestRow } from './request-store.ts'

/** Overdue begins just after the minute that was promised. */
const JUST_AFTER_MS = 1

/** Looks at a request again when it would be overdue; a later call for the same request replaces an earlier one. */
export async function watch(
  work: Pick<Work, 'enqueue' | 'content'>,
  requestId: string,
  request: HelpRequest,
): Promise<void> {
  const next = nextEscalationAt(request, work.content.deadlines)
  if (next === null) return
  await work.enqueue(
    'intake-overdue',
    { requestId },
    new Date(next + JUST_AFTER_MS),
    `intake-overdue:${requestId}`,
  )
}

/** Nobody has answered in time: the supervisor is told, and some time later the head. A request that ended is left alone. */
export async function tellOverdue(work: Work, payload: Readonly<Record<string, unknown>>): Promise<void> {
  const row = await lockForJob(work, String(payload.requestId))
  if (!row) return
  const request = asRule(row)
  const escalation = escalationAt(request, work.at.getTime(), work.content.deadlines)
  if (escalation > request.escalation) {
    await noteEscalation(work, row.id, escalation)
    work.record({
      act: 'intake.escalate',
      subjectKind: 'request',
      subjectId: row.id,
      clientId: row.client_id,
      facts: { from: request.escalation, to: escalation, urgency: row.urgency },
    })
    const to = [
      ...(request.escalation < 1 ? await supervisorsFor(work, row) : []),
      ...(escalation === 2 ? await heads(work) : []),
    ]
    await work.notify(to, {
      kind: 'intake.overdue',
      subjectKind: 'request',
      subjectId: row.id,
      facts: { requestId: row.id, urgency: row.urgency, escalation },
    })
  }
  await watch(work, row.id, { ...request, escalation })
}

async function supervisorsFor(work: Work, row: RequestRow): Promise<string[]> {
  const all = await workers(work)
  const asked = all.filter((worker) => worker.id === row.offered_to)
  return supervisorsOf(work, asked.length > 0 ? asked : serving(all, row.department_id), 'intake.assign')
}
