import type { Work } from '../../http/call.ts'
import { getCaseRow } from '../case-store.ts'

const JOB = 'cases-decision-due'

/** Looks at a decision again when its day is over. */
export async function watchDecision(
  { enqueue }: Pick<Work, 'enqueue'>,
  taskId: string,
  dueAt: Date,
): Promise<void> {
  await enqueue(JOB, { taskId }, dueAt, `${JOB}:${taskId}`)
}

/** Nobody has said what became of a decision: its owner is reminded, and the worker of the case hears of it. */
export async function decisionDue(work: Work, payload: Readonly<Record<string, unknown>>): Promise<void> {
  const { tx, orgId } = work
  const row = await tx
    .selectFrom('task')
    .select(['id', 'case_id', 'client_id', 'assignee_id'])
    .where('org_id', '=', orgId)
    .where('id', '=', String(payload.taskId))
    .where('kind', '=', 'decision')
    .where('state', '=', 'open')
    .where('escalation', '=', 0)
    .forUpdate()
    .executeTakeFirst()
  if (!row || row.case_id === null) return
  await tx
    .updateTable('task')
    .set({ escalation: 1 })
    .where('org_id', '=', orgId)
    .where('id', '=', row.id)
    .execute()
  const caseRow = await getCaseRow(work, row.case_id)
  await work.notify([row.assignee_id], {
    kind: 'decision-overdue',
    subjectKind: 'decision',
    subjectId: row.id,
    facts: {},
  })
  if (caseRow.worker_id !== row.assignee_id)
    await work.notify([caseRow.worker_id], {
      kind: 'decision-overdue-there',
      subjectKind: 'case',
      subjectId: caseRow.id,
      facts: { number: caseRow.number },
    })
  work.record({
    act: 'cases.decision.overdue',
    subjectKind: 'task',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { caseId: caseRow.id },
  })
}
