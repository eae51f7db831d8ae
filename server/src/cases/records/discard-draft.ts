import type { cases } from '@quancheng/contract/cases.ts'
import { discard } from '@quancheng/rules/record.ts'
import type { Call } from '../../http/call.ts'
import { orRefuse } from '../../http/refused.ts'
import { lockCaseOf, unlessSeen } from '../case-store.ts'
import { carriersOf, getRecord, recordFromRow } from './record-store.ts'

/** Throws a draft away, one's own or one left behind; the journal keeps that there was one, not what it said. */
export async function discardDraft(call: Call<typeof cases.discardDraft>) {
  const { tx, orgId, input, actor, protect } = call
  const caseFile = await lockCaseOf(call, 'cases.write', 'service_record', input.recordId)
  const row = await getRecord(call, input.recordId)
  orRefuse(discard(recordFromRow(call, row), actor.accountId, carriersOf(caseFile)) ?? true)
  unlessSeen(row, input.seen, { writtenAt: row.written_at.toISOString() })
  const revision = row.revision + 1
  await tx
    .updateTable('service_record')
    .set({
      state: 'discarded',
      content_sealed: protect.seal('service_record.content', ''),
      place_sealed: null,
      present_sealed: null,
      purpose_sealed: null,
      response_sealed: null,
      next_step_sealed: null,
      next_on: null,
      revision,
    })
    .where('org_id', '=', orgId)
    .where('id', '=', row.id)
    .execute()
  call.record({
    act: 'cases.record.discard',
    subjectKind: 'record',
    subjectId: row.id,
    clientId: caseFile.client_id,
    facts: { caseId: caseFile.id },
  })
  return { id: row.id, revision }
}
