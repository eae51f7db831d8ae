import { type DutyReport, spanOf } from '@quancheng/rules/duty-report.ts'
import { type Clock, escalationAt, nextTurnAt } from '@quancheng/rules/watch.ts'
import { heads } from '../../access/colleagues.ts'
import type { Work } from '../../http/call.ts'
import { about } from './about.ts'
import { answerable, asRule, findReport, minutesOf, noteReportTold } from './report-store.ts'

const JUST_AFTER_MS = 1

function clockOf(work: Pick<Work, 'content'>, kind: string, report: DutyReport): Clock {
  return {
    dueAtMs: report.dueAtMs,
    spanMinutes: spanOf(report.state, minutesOf(work, kind)),
    told: report.told,
  }
}

/** Comes back when a report is due and nobody has been told. */
export async function keepReportClock(
  work: Pick<Work, 'enqueue' | 'content'>,
  row: { readonly id: string; readonly kind: string },
  report: DutyReport,
): Promise<void> {
  const turn = nextTurnAt(clockOf(work, row.kind, report))
  if (turn === null) return
  await work.enqueue(
    'assessments-report-overdue',
    { reportId: row.id },
    new Date(turn + JUST_AFTER_MS),
    `assessments-report:${row.id}`,
  )
}

/** Nobody has confirmed, reported or decided in time: whoever answers for it is told again, then the head. */
export async function tellOverdueReport(
  work: Work,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> {
  const row = await findReport(work, String(payload.reportId))
  if (!row) return
  const report = asRule(row)
  const told = escalationAt(clockOf(work, row.kind, report), work.at.getTime())
  if (told > report.told) {
    await noteReportTold(work, row.id, told)
    work.record({
      act: 'assessments.report.escalate',
      subjectKind: 'report',
      subjectId: row.id,
      clientId: row.client_id,
      facts: { state: row.state, from: report.told, to: told },
    })
    await work.notify(
      [
        ...(report.told < 1 ? [row.raised_by, ...(await answerable(work))] : []),
        ...(told === 2 ? await heads(work) : []),
      ],
      about('safety.report-overdue', 'report', row, { state: row.state }),
    )
  }
  await keepReportClock(work, row, { ...report, told })
}
