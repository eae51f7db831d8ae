import type { safety } from '@quancheng/contract/safety.ts'
import { declineReport as declineIt } from '@quancheng/rules/duty-report.ts'
import type { Action } from '../../http/call.ts'
import { orRefuse } from '../../http/refused.ts'
import { about } from './about.ts'
import { keepReportClock } from './report-overdue.ts'
import { answerable, asRule, lockReport, minutesOf, saveReport } from './report-store.ts'
import { unlessSeen } from './unless-seen.ts'

export const declineReport: Action<typeof safety.declineReport> = async (call) => {
  const { input, actor, at, protect } = call
  const row = await lockReport(call, actor, 'assessments.decide', input.reportId)
  const minutes = minutesOf(call, row.kind)
  const report = orRefuse(declineIt(asRule(row), input.reasons, actor.accountId, at.getTime(), minutes))
  unlessSeen(row, input.seen)
  const written = await saveReport(call, row, report, {
    declined_at: at,
    reasons_sealed: protect.seal('duty_report.reasons', input.reasons),
    remark_sealed: null,
  })
  call.record({
    act: 'assessments.report.decline',
    subjectKind: 'report',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { before: row.state },
  })
  await call.notify(
    (await answerable(call)).filter((to) => to !== actor.accountId),
    about('safety.report-decline-asked', 'report', row),
  )
  await keepReportClock(call, row, report)
  return written
}
