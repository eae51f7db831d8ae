import type { safety } from '@quancheng/contract/safety.ts'
import { namesOf } from '../../access/colleagues.ts'
import type { Action } from '../../http/call.ts'
import { orNotFound } from '../../http/refused.ts'
import { lockReport, reportLines } from './report-store.ts'

export const report: Action<typeof safety.report> = async (call) => {
  const { input, actor, protect } = call
  const row = await lockReport(call, actor, 'assessments.report', input.reportId)
  const [[line], names] = await Promise.all([
    reportLines(call, [row]),
    namesOf(call, [row.confirmed_by, row.reported_by, row.declined_by, row.decided_by]),
  ])
  const person = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? '' })
  const receipt = protect.openMaybe('duty_report.receipt', row.receipt_sealed)
  const reporter = person(row.reported_by)
  call.record({
    act: 'assessments.report.read',
    subjectKind: 'report',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { state: row.state },
  })
  return {
    ...orNotFound(line),
    words: protect.open('duty_report.words', row.words_sealed),
    raisedAt: row.raised_at.toISOString(),
    confirmedBy: person(row.confirmed_by),
    confirmedAt: row.confirmed_at?.toISOString() ?? null,
    receipt:
      receipt === null || reporter === null || row.reported_at === null
        ? null
        : {
            ...(JSON.parse(receipt) as { authority: string; to: string; number: string | null }),
            reportedAt: row.reported_at.toISOString(),
            by: reporter,
          },
    declinedBy: person(row.declined_by),
    declinedAt: row.declined_at?.toISOString() ?? null,
    reasons: protect.openMaybe('duty_report.reasons', row.reasons_sealed),
    decidedBy: person(row.decided_by),
    remark: protect.openMaybe('duty_report.remark', row.remark_sealed),
  }
}
