import { heads } from '../../access/colleagues.ts'
import type { Work } from '../../http/call.ts'
import { getCaseRow } from '../case-store.ts'
import { lockUndecided } from './ending-store.ts'

const JOB = 'cases-closure-overdue'
const MS_PER_MINUTE = 60_000

/** Looks at a closure again when somebody should have decided it; never where the institution has set no deadline. */
export async function watchClosure(
  { enqueue, content, at }: Pick<Work, 'enqueue' | 'content' | 'at'>,
  closureId: string,
): Promise<void> {
  const minutes = content.deadlines.closureDecisionMinutes
  if (minutes === null) return
  const due = new Date(at.getTime() + minutes * MS_PER_MINUTE)
  await enqueue(JOB, { closureId }, due, `${JOB}:${closureId}`)
}

/** Nobody has decided in time: the head is told, and the worker that it has gone up. */
export async function closureOverdue(work: Work, payload: Readonly<Record<string, unknown>>): Promise<void> {
  const closure = await lockUndecided(work, String(payload.closureId))
  if (!closure) return
  const row = await getCaseRow(work, closure.case_id)
  work.record({
    act: 'cases.closure.overdue',
    subjectKind: 'closure',
    subjectId: closure.id,
    clientId: row.client_id,
    facts: { caseId: row.id, askedAt: closure.asked_at.toISOString() },
  })
  await work.notify([...(await heads(work)), closure.asked_by], {
    kind: 'closure-overdue',
    subjectKind: 'case',
    subjectId: row.id,
    facts: { number: row.number, closureId: closure.id },
  })
}
