import type { safety } from '@quancheng/contract/safety.ts'
import { fileReport as fileIt } from '@quancheng/rules/duty-report.ts'
import type { Action } from '../../http/call.ts'
import { orRefuse, refuse } from '../../http/refused.ts'
import { about } from './about.ts'
import { answerable, asRule, kindOf, lockReport, saveReport } from './report-store.ts'
import { unlessSeen } from './unless-seen.ts'

/** The authority was told; with its receipt this is done for good. */
export const fileReport: Action<typeof safety.fileReport> = async (call) => {
  const { input, actor, at, protect } = call
  const row = await lockReport(call, actor, 'assessments.report', input.reportId)
  const report = orRefuse(fileIt(asRule(row)))
  unlessSeen(row, input.seen)
  const known = kindOf(call, row.kind)?.authorities.some(({ id }) => id === input.authority) ?? false
  if (!known) refuse('safety.unknown-authority', { authority: input.authority })
  if (Date.parse(input.reportedAt) > at.getTime()) refuse('safety.in-the-future')
  const receipt = { authority: input.authority, to: input.to, number: input.number }
  const written = await saveReport(call, row, report, {
    receipt_sealed: protect.seal('duty_report.receipt', JSON.stringify(receipt)),
    reported_by: actor.accountId,
    reported_at: new Date(input.reportedAt),
  })
  call.record({
    act: 'assessments.report.file',
    subjectKind: 'report',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { authority: input.authority, before: row.state },
  })
  await call.notify(
    [...new Set([row.raised_by, ...(await answerable(call))])].filter((to) => to !== actor.accountId),
    about('safety.report-filed', 'report', row),
  )
  return written
}
