import type { archive as verbs } from '@quancheng/contract/archive.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { dayAt, startOfDay } from '@quancheng/rules/calendar-day.ts'
import { type CaseKind, missingPapers, STAGES } from '@quancheng/rules/course.ts'
import { clientLines } from '../../clients/public.ts'
import type { Action, Call, Work } from '../../http/call.ts'
import { asCount, COUNT_UP_TO, cursorOf, cut, readRowCursor } from '../../http/page.ts'
import { orNotFound, refuse } from '../../http/refused.ts'
import { type CaseRow, getCase, getCaseRow, lockCase } from '../case-store.ts'
import { findMember, peopleOf } from '../people.ts'
import { courseOf, packOf } from '../standard/pack.ts'
import {
  type ArchiveRow,
  countArchive,
  findEntry,
  insertEntry,
  insertLoan,
  isOnLoan,
  lockLoan,
  markLoan,
  pageOfArchive,
} from './archive-store.ts'
import { factsOf } from './papers.ts'
export const LOAN_JOB = 'cases-loan-due'

export async function archive(call: Call<typeof verbs.archive>) {
  const { input, protect, at } = call
  const [rows, count] = await Promise.all([
    pageOfArchive(call, input.view, readRowCursor(input.after), input.limit + 1),
    countArchive(call, input.view, COUNT_UP_TO + 1),
  ])
  const { shown, last } = cut(rows, input.limit)
  const [clients, person] = await Promise.all([
    clientLines(
      call,
      shown.map((row) => row.client_id),
    ),
    peopleOf(
      call,
      shown.flatMap((row) => [row.worker_id, row.archived_by, row.borrower_id, row.lent_by]),
    ),
  ])
  const today = dayAt(at.getTime())
  return {
    rows: shown.map((row) => ({
      caseId: row.id,
      number: row.number,
      client: orNotFound(clients.get(row.client_id)),
      worker: person(row.worker_id),
      closedAt: row.closed_at.toISOString(),
      missing: [...(row.missing ?? [])],
      kept:
        row.archived_at === null || row.archived_by === null
          ? null
          : { shelf: row.shelf ?? '', by: person(row.archived_by), at: row.archived_at.toISOString() },
      loan: loanOf(row, person, protect, today),
    })),
    next: last ? cursorOf(last.key, last.id) : null,
    ...asCount(count),
  }
}

function loanOf(
  row: ArchiveRow,
  person: Awaited<ReturnType<typeof peopleOf>>,
  protect: Work['protect'],
  today: string,
) {
  const { loan_id: id, borrower_id: borrower, lent_by: lentBy, lent_at: lentAt, due_on: dueOn } = row
  if (id === null || borrower === null || lentBy === null || lentAt === null || dueOn === null) return null
  return {
    id,
    borrower: person(borrower),
    purpose: protect.openMaybe('archive_loan.purpose', row.purpose_sealed) ?? '',
    lentBy: person(lentBy),
    lentAt: lentAt.toISOString(),
    dueOn,
    late: dueOn < today,
  }
}

/** Whoever puts a file away has looked through it: what its standard asks for and is not there stays written beside it. */
export const putAway: Action<typeof verbs.putAway> = async (call) => {
  const { input, actor, at } = call
  const row = await lockCase(call, 'cases.archive', input.caseId)
  if (row.state !== 'closed') refuse('cases.not-closed', { state: row.state })
  if (await findEntry(call, row.id)) refuse('cases.put-away-already')
  const missing = await missingOf(call, row)
  await insertEntry(call, { caseId: row.id, shelf: input.shelf, missing, by: actor.accountId, at })
  call.record({
    act: 'cases.putAway',
    subjectKind: 'case',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { missing },
  })
  return { missing }
}

async function missingOf(work: Work, row: CaseRow): Promise<string[]> {
  const { papers } = await factsOf(work, row)
  const course = courseOf(await packOf(work, row))
  const kind = row.kind as CaseKind
  return [
    ...new Set(
      STAGES.filter((stage) => stage !== 'follow-up').flatMap((stage) =>
        missingPapers(course, kind, stage, papers),
      ),
    ),
  ]
}

export const lend: Action<typeof verbs.lend> = async (call) => {
  const { input, actor, at } = call
  const row = await lockCase(call, 'cases.archive', input.caseId)
  if (!(await findEntry(call, row.id))) refuse('cases.not-put-away')
  if (input.dueOn < dayAt(at.getTime())) refuse('cases.in-the-past', { today: dayAt(at.getTime()) })
  if (!(await findMember(call, input.borrowerId))) refuse('cases.not-a-member', { id: input.borrowerId })
  if (await isOnLoan(call, row.id)) refuse('cases.on-loan')
  const id = newId(at.getTime())
  await insertLoan(call, {
    id,
    caseId: row.id,
    borrowerId: input.borrowerId,
    purpose: input.purpose,
    lentBy: actor.accountId,
    at,
    dueOn: input.dueOn,
  })
  await call.enqueue(LOAN_JOB, { loanId: id }, dayAfter(input.dueOn), `${LOAN_JOB}:${id}`)
  call.record({
    act: 'cases.lend',
    subjectKind: 'case',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { borrower: input.borrowerId, dueOn: input.dueOn },
  })
  return { id }
}

export const giveBack: Action<typeof verbs.giveBack> = async (call) => {
  const { input, actor, at } = call
  const loan = orNotFound(await lockLoan(call, input.loanId))
  const row = await getCase(call, 'cases.archive', loan.case_id)
  if (loan.returned_at !== null) refuse('cases.back-already')
  await markLoan(call, loan.id, { returned_at: at, returned_by: actor.accountId })
  call.record({
    act: 'cases.giveBack',
    subjectKind: 'case',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { borrower: loan.borrower_id },
  })
  return {}
}

/** The morning after it had to be back: whoever has it and whoever lent it are told, once. */
export async function loanDue(work: Work, payload: Readonly<Record<string, unknown>>): Promise<void> {
  const { at } = work
  const loan = await lockLoan(work, String(payload.loanId))
  if (!loan || loan.returned_at !== null || loan.told_at !== null) return
  await markLoan(work, loan.id, { told_at: at })
  const { number } = await getCaseRow(work, loan.case_id)
  await work.notify([...new Set([loan.borrower_id, loan.lent_by])], {
    kind: 'loan-overdue',
    subjectKind: 'case',
    subjectId: loan.case_id,
    facts: { caseId: loan.case_id, number },
  })
}

const MORNING_MS = 8 * 3_600_000

function dayAfter(day: string): Date {
  return new Date(startOfDay(day) + 86_400_000 + MORNING_MS)
}
