import { heads, supervisorsOf } from '../access/colleagues.ts'
import type { Work } from '../http/call.ts'
import { factsOf, findSafety, noteEscalation, type TaskRow } from './safety-store.ts'

/** Overdue begins just after the minute that was promised. */
const JUST_AFTER_MS = 1

type Watched = Pick<TaskRow, 'id' | 'state' | 'due_at' | 'escalation'>

/** Looks at a safety task again when nobody has answered, or nobody has confirmed, in time. */
export async function watchSafety(work: Pick<Work, 'enqueue' | 'content'>, task: Watched): Promise<void> {
  const next = nextLookAt(work, task)
  if (next === null) return
  await work.enqueue(
    'assessments-safety-overdue',
    { taskId: task.id },
    new Date(next + JUST_AFTER_MS),
    `assessments-safety:${task.id}`,
  )
}

/** Nobody has seen the person, or nobody has confirmed the finding, in time: the supervisor is told, then the head. */
export async function tellOverdueSafety(
  work: Work,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> {
  const row = await findSafety(work, String(payload.taskId))
  if (!row) return
  const escalation = Math.max(row.escalation, escalationAt(work, row))
  if (escalation > row.escalation) {
    await noteEscalation(work, row.id, escalation)
    work.record({
      act: 'assessments.safety.escalate',
      subjectKind: 'task',
      subjectId: row.id,
      clientId: row.client_id,
      facts: { from: row.escalation, to: escalation, state: row.state },
    })
    const { supervisorId } = factsOf(row)
    await work.notify(
      [
        ...(row.escalation < 1 ? await supervisorsOf(work, [{ supervisorId }], 'assessments.confirm') : []),
        ...(escalation === 2 ? await heads(work) : []),
      ],
      safetyNotice('safety.overdue', row, { state: row.state, escalation }),
    )
  }
  await watchSafety(work, { ...row, escalation })
}

/** How long the one whose turn it is has: the worker to see the person, the supervisor to confirm. */
export function turnMinutes({ content }: Pick<Work, 'content'>, state: string): number | null {
  const { safetyAssessmentMinutes, safetyConfirmationMinutes } = content.deadlines
  return state === 'open' ? safetyAssessmentMinutes : safetyConfirmationMinutes
}

export function safetyNotice(
  kind: string,
  row: Pick<TaskRow, 'id' | 'client_id' | 'case_id'>,
  facts: Readonly<Record<string, unknown>> = {},
) {
  return {
    kind,
    subjectKind: 'safety',
    subjectId: row.id,
    facts: { taskId: row.id, clientId: row.client_id, caseId: row.case_id, ...facts },
  }
}

function isUnsettled({ state }: Pick<TaskRow, 'state'>): boolean {
  return state === 'open' || state === 'answered'
}

/** The head hears of it when the same span has gone by once more. */
function headsTurnAt(work: Pick<Work, 'content'>, task: Watched): number | null {
  const minutes = turnMinutes(work, task.state)
  return task.due_at === null || minutes === null ? null : task.due_at.getTime() + minutes * 60_000
}

function escalationAt(work: Work, task: Watched): number {
  const now = work.at.getTime()
  if (!isUnsettled(task) || task.due_at === null || now <= task.due_at.getTime()) return 0
  const headsTurn = headsTurnAt(work, task)
  return headsTurn !== null && now > headsTurn ? 2 : 1
}

function nextLookAt(work: Pick<Work, 'content'>, task: Watched): number | null {
  if (!isUnsettled(task) || task.escalation >= 2) return null
  return task.escalation === 0 ? (task.due_at?.getTime() ?? null) : headsTurnAt(work, task)
}
