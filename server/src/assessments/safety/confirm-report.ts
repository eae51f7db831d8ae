import type { safety } from '@quancheng/contract/safety.ts'
import { confirmReport as confirmIt } from '@quancheng/rules/duty-report.ts'
import type { Action } from '../../http/call.ts'
import { orRefuse } from '../../http/refused.ts'
import { about } from './about.ts'
import { keepReportClock } from './report-overdue.ts'
import { asRule, lockReport, minutesOf, saveReport } from './report-store.ts'
import { unlessSeen } from './unless-seen.ts'

export const confirmReport: Action<typeof safety.confirmReport> = async (call) => {
  const { input, actor, at } = call
  const row = await lockReport(call, actor, 'assessments.decide', input.reportId)
  const minutes = minutesOf(call, row.kind)
  const report = orRefuse(confirmIt(asRule(row), actor.accountId, at.getTime(), minutes))
  unlessSeen(row, input.seen)
  const written = await saveReport(call, row, report, { confirmed_at: at })
  call.record({
    act: 'assessments.report.confirm',
    subjectKind: 'report',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { raisedBy: row.raised_by },
  })
  await call.notify(
    [row.raised_by].filter((to) => to !== actor.accountId),
    about('safety.report-confirmed', 'report', row),
  )
  await keepReportClock(call, row, report)
  return written
}
