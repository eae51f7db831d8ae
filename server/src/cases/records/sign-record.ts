import type { cases } from '@quancheng/contract/cases.ts'
import { sign } from '@quancheng/rules/record.ts'
import { hasLivingConsent } from '../../clients/public.ts'
import { unlessDiagnosisQuoted } from '../../compliance/public.ts'
import type { Call } from '../../http/call.ts'
import { orRefuse, refuse } from '../../http/refused.ts'
import { lockCaseOf, unlessLive, unlessSeen } from '../case-store.ts'
import { refreshDue } from '../due.ts'
import { getRecord, recordFromRow } from './record-store.ts'
import { twinOf } from './twin-of.ts'

/** Signs a record for good; only for a client who agreed to the service, or in an emergency that left its trace. */
export async function signRecord(call: Call<typeof cases.signRecord>) {
  const { tx, orgId, input, actor, at, content, protect } = call
  const caseFile = await lockCaseOf(call, 'cases.write', 'service_record', input.recordId)
  const row = await getRecord(call, input.recordId)
  const lateAfter = content.deadlines.recordLateAfterMinutes
  const signed = orRefuse(sign(recordFromRow(call, row), actor.accountId, at.getTime(), lateAfter))
  unlessLive(caseFile)
  unlessSeen(row, input.seen, { writtenAt: row.written_at.toISOString() })
  if (!(await hasLivingConsent(call, caseFile.client_id, 'service'))) refuse('cases.no-consent')
  const twinId = await twinOf(call, row)
  unlessDiagnosisQuoted(
    call,
    [
      protect.openMaybe('service_record.purpose', row.purpose_sealed),
      protect.open('service_record.content', row.content_sealed),
      protect.openMaybe('service_record.response', row.response_sealed),
      protect.openMaybe('service_record.next_step', row.next_step_sealed),
    ],
    input.quotedFrom,
  )
  const revision = row.revision + 1
  await tx
    .updateTable('service_record')
    .set({
      quoted_from_sealed: protect.sealMaybe('service_record.quoted_from', input.quotedFrom || null),
      state: signed.state,
      signed_at: at,
      late: signed.late,
      twin_id: twinId,
      revision,
    })
    .where('org_id', '=', orgId)
    .where('id', '=', row.id)
    .execute()
  await refreshDue(call, caseFile.id)
  call.record({
    act: 'cases.record.sign',
    subjectKind: 'record',
    subjectId: row.id,
    clientId: caseFile.client_id,
    facts: { caseId: caseFile.id, late: signed.late, minutes: row.minutes, channel: row.channel },
  })
  return { id: row.id, revision, late: signed.late }
}
