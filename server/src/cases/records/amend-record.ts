import type { cases } from '@quancheng/contract/cases.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { amend } from '@quancheng/rules/record.ts'
import { unlessDiagnosisQuoted } from '../../compliance/public.ts'
import type { Call } from '../../http/call.ts'
import { orRefuse, refuse } from '../../http/refused.ts'
import { lockCaseOf, unlessSeen } from '../case-store.ts'
import { refreshDue } from '../due.ts'
import { partial } from '../partial.ts'
import { judgeTwins } from './judge-twins.ts'
import { getRecord, recordColumns, recordFields, recordFromRow } from './record-store.ts'

/** Amends a signed record; what it said before stays beside it, with the reason. A closed case's records too. */
export async function amendRecord(call: Call<typeof cases.amendRecord>) {
  const { tx, orgId, input, actor, at, protect } = call
  const caseFile = await lockCaseOf(call, 'cases.write', 'service_record', input.recordId)
  const row = await getRecord(call, input.recordId)
  const fields = recordFields(call, row)
  const changes = partial(input.changes)
  const amendment = orRefuse(amend(recordFromRow(call, row), fields, actor.accountId, input.reason, changes))
  unlessSeen(row, input.seen, { state: row.state })
  const amended = { ...fields, ...changes }
  if (Date.parse(amended.occurredAt) > at.getTime()) refuse('cases.in-the-future')
  const quotes = [protect.openMaybe('service_record.quoted_from', row.quoted_from_sealed), input.quotedFrom]
  const quotedFrom = [...new Set(quotes.filter(Boolean))].join('；') || null
  unlessDiagnosisQuoted(
    call,
    [input.reason, changes.purpose, changes.content, changes.response, changes.nextStep].map(
      (text) => text ?? null,
    ),
    quotedFrom,
  )
  await tx
    .insertInto('record_amendment')
    .values({
      org_id: orgId,
      id: newId(at.getTime()),
      record_id: row.id,
      at,
      by: actor.accountId,
      reason_sealed: protect.seal('record_amendment.reason', amendment.reason),
      before_sealed: protect.seal('record_amendment.before', JSON.stringify(amendment.before)),
    })
    .execute()
  const revision = row.revision + 1
  await tx
    .updateTable('service_record')
    .set({
      ...recordColumns(call, amended),
      quoted_from_sealed: protect.sealMaybe('service_record.quoted_from', quotedFrom),
      revision,
    })
    .where('org_id', '=', orgId)
    .where('id', '=', row.id)
    .execute()
  await judgeTwins(call, caseFile.client_id)
  await refreshDue(call, caseFile.id)
  call.record({
    act: 'cases.record.amend',
    subjectKind: 'record',
    subjectId: row.id,
    clientId: caseFile.client_id,
    facts: { caseId: caseFile.id, fields: Object.keys(changes) },
  })
  return { id: row.id, revision }
}
