import type { cases } from '@quancheng/contract/cases.ts'
import { draft } from '@quancheng/rules/record.ts'
import type { Call } from '../../http/call.ts'
import { orNotFound, orRefuse } from '../../http/refused.ts'
import { type CaseRow, lockCase, unlessLive, unlessSeen } from '../case-store.ts'
import { findRecord, recordColumns, recordFromRow } from './record-store.ts'

/** Keeps a draft under the id its writer made; the same id again replaces what it said. */
export async function draftRecord(call: Call<typeof cases.draftRecord>) {
  const { input, actor, at } = call
  const caseFile = await lockCase(call, 'cases.write', input.caseId)
  unlessLive(caseFile)
  const row = await findRecord(call, input.recordId)
  if (row) orNotFound(row.case_id === caseFile.id && row.state !== 'discarded' ? row : null)
  const existing = row && recordFromRow(call, row)
  orRefuse(draft(existing, actor.accountId, Date.parse(input.fields.occurredAt), at.getTime()))
  if (row) unlessSeen(row, input.seen ?? 0, { writtenAt: row.written_at.toISOString() })
  const revision = (row?.revision ?? 0) + 1
  await (row ? replace(call, revision) : insert(call, caseFile))
  call.record({
    act: 'cases.record.draft',
    subjectKind: 'record',
    subjectId: input.recordId,
    clientId: caseFile.client_id,
    facts: { caseId: caseFile.id, channel: input.fields.channel, minutes: input.fields.minutes },
  })
  return { id: input.recordId, revision }
}

async function insert(call: Call<typeof cases.draftRecord>, caseFile: CaseRow): Promise<void> {
  const { tx, orgId, input, actor, at } = call
  await tx
    .insertInto('service_record')
    .values({
      org_id: orgId,
      id: input.recordId,
      case_id: caseFile.id,
      client_id: caseFile.client_id,
      department_id: caseFile.department_id,
      team_id: caseFile.team_id,
      worker_id: actor.accountId,
      ...recordColumns(call, input.fields),
      state: 'draft',
      written_at: at,
      signed_at: null,
    })
    .execute()
}

async function replace(call: Call<typeof cases.draftRecord>, revision: number): Promise<void> {
  const { tx, orgId, input, at } = call
  await tx
    .updateTable('service_record')
    .set({ ...recordColumns(call, input.fields), written_at: at, revision })
    .where('org_id', '=', orgId)
    .where('id', '=', input.recordId)
    .execute()
}
