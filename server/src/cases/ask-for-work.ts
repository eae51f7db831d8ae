import { startOfDay } from '@quancheng/rules/calendar-day.ts'
import type { Person, Work } from '../http/call.ts'
import type { CaseRow } from './case-store.ts'
import { refreshDue } from './due.ts'
import { insertTask } from './task-store.ts'

interface Asked extends Work {
  readonly actor: Person
}

const LAST_SECOND = 86_399_000

/** A colleague says what should be done in a case: its worker has it as a task and hears of it. */
export async function askForWork(
  work: Asked,
  row: CaseRow,
  {
    words,
    dueOn,
    reviewId,
  }: { readonly words: string; readonly dueOn: string | null; readonly reviewId: string | null },
): Promise<string> {
  const id = await insertTask(work, row, {
    kind: 'remark',
    title: words,
    facts: { by: work.actor.accountId, reviewId },
    dueAt: dueOn === null ? null : new Date(startOfDay(dueOn) + LAST_SECOND),
    assigneeId: row.worker_id,
    madeBy: work.actor.accountId,
  })
  await refreshDue(work, row.id)
  await work.notify([row.worker_id], {
    kind: 'case-remark',
    subjectKind: 'case',
    subjectId: row.id,
    facts: { number: row.number },
  })
  return id
}
