import { Refusal } from '@quancheng/rules/refusal.ts'
import { escalationAt, type HelpRequest, isUnanswered, nextLookAt, resume } from '@quancheng/rules/request.ts'
import { heads, serving, supervisorsOf, workers } from '../access/colleagues.ts'
import type { Work } from '../http/call.ts'
import { note, tellOf } from './change.ts'
import { answeringFor } from './offer.ts'
import {
  asColumns,
  askerOf,
  asRule,
  lockForJob,
  noteEscalation,
  type RequestRow,
  saveRequest,
} from './request-store.ts'

/** Overdue begins just after the minute that was promised. */
const JUST_AFTER_MS = 1

/** Looks at a request again when it would be overdue or has waited too long for an answer; a later call for the same request replaces an earlier one. */
export async function watch(
  work: Pick<Work, 'enqueue' | 'content'>,
  requestId: string,
  request: HelpRequest,
): Promise<void> {
  const next = nextLookAt(request, work.content.deadlines)
  if (next === null) return
  await work.enqueue(
    'intake-overdue',
    { requestId },
    new Date(next + JUST_AFTER_MS),
    `intake-overdue:${requestId}`,
  )
}

/**
 * Nobody has answered in time: the supervisor is told, and some time later the head. A question nobody answered no longer
 * stops the clock. A request that ended is left alone.
 */
export async function tellOverdue(work: Work, payload: Readonly<Record<string, unknown>>): Promise<void> {
  const row = await lockForJob(work, String(payload.requestId))
  if (!row) return
  if (isUnanswered(asRule(row), work.at.getTime(), work.content.deadlines)) return goOnUnanswered(work, row)
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
    ].filter((id) => id !== row.about_id)
    await work.notify(to, {
      kind: 'intake.overdue',
      subjectKind: 'request',
      subjectId: row.id,
      facts: { requestId: row.id, urgency: row.urgency, escalation },
    })
  }
  await watch(work, row.id, { ...request, escalation })
}

async function goOnUnanswered(work: Work, row: RequestRow): Promise<void> {
  const resumed = resume(asRule(row), work.at.getTime())
  if (resumed instanceof Refusal) return
  await saveRequest(work, row, { ...asColumns(resumed), paused_reason_sealed: null })
  note(work, 'intake.unanswered', row, {})
  await tellOf(work, [row.raised_by, askerOf(work, row) ?? row.offered_to], 'intake.unanswered', row)
  await watch(work, row.id, resumed)
}

async function supervisorsFor(work: Work, row: RequestRow): Promise<string[]> {
  const all = await workers(work)
  const asked = all.filter((worker) => worker.id === row.offered_to)
  if (row.about_id !== null && asked.length === 0) return answeringFor(work, all, row.about_id)
  return supervisorsOf(work, asked.length > 0 ? asked : serving(all, row.department_id), 'intake.assign')
}
