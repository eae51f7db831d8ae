import type { safety } from '@quancheng/contract/safety.ts'
import { decideDecline as decideIt } from '@quancheng/rules/duty-report.ts'
import type { Action } from '../../http/call.ts'
import { orRefuse } from '../../http/refused.ts'
import { about } from './about.ts'
import { keepReportClock } from './report-overdue.ts'
import { asRule, lockReport, minutesOf, saveReport } from './report-store.ts'
import { unlessSeen } from './unless-seen.ts'

export const decideDecline: Action<typeof safety.decideDecline> = async (call) => {
  const { input, actor, at, protect } = call
  const row = await lockReport(call, actor, 'assessments.decide', input.reportId)
  const minutes = minutesOf(call, row.kind)
  const report = orRefuse(decideIt(asRule(row), input, actor.accountId, at.getTime(), minutes))
  unlessSeen(row, input.seen)
  const written = await saveReport(call, row, report, {
    decided_by: actor.accountId,
    decided_at: at,
    remark_sealed: protect.sealMaybe('duty_report.remark', input.remark),
  })
  call.record({
    act: input.agreed ? 'assessments.report.not-report' : 'assessments.report.go-on',
    subjectKind: 'report',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { declinedBy: row.declined_by },
  })
  await call.notify(
    [...new Set([row.raised_by, row.declined_by])].filter((to) => to !== actor.accountId),
    input.agreed
      ? about('safety.report-declined', 'report', row)
      : about('safety.report-goes-on', 'report', row),
  )
  await keepReportClock(call, row, report)
  return written
}
