import type { cases } from '@quancheng/contract/cases.ts'
import type { Call } from '../../http/call.ts'
import { orNotFound, refuse } from '../../http/refused.ts'
import { lockCase, unlessLive, unlessSeen } from '../case-store.ts'
import { lockProcess, processColumns } from './process-store.ts'

/** Writes a talk down line by line; the same id again replaces it, until the supervisor has answered. */
export async function writeProcess(call: Call<typeof cases.writeProcess>) {
  const { tx, orgId, input, actor, at } = call
  const caseFile = await lockCase(call, 'cases.write', input.caseId)
  unlessLive(caseFile)
  if (Date.parse(input.fields.occurredAt) > at.getTime()) refuse('cases.in-the-future')
  const row = await lockProcess(call, input.processId)
  if (row) orNotFound(row.case_id === caseFile.id ? row : null)
  if (row && row.worker_id !== actor.accountId) refuse('cases.not-the-author')
  if (row?.opinion_at) refuse('cases.recording-answered')
  if (row) unlessSeen(row, input.seen ?? 0, { writtenAt: row.written_at.toISOString() })
  const revision = (row?.revision ?? 0) + 1
  const columns = { ...processColumns(call, input.fields), written_at: at, revision }
  if (row)
    await tx
      .updateTable('process_recording')
      .set(columns)
      .where('org_id', '=', orgId)
      .where('id', '=', row.id)
      .execute()
  else
    await tx
      .insertInto('process_recording')
      .values({
        org_id: orgId,
        id: input.processId,
        case_id: caseFile.id,
        client_id: caseFile.client_id,
        worker_id: actor.accountId,
        ...columns,
      })
      .execute()
  call.record({
    act: 'cases.process.write',
    subjectKind: 'process-recording',
    subjectId: input.processId,
    clientId: caseFile.client_id,
    facts: { caseId: caseFile.id, lines: input.fields.lines.length },
  })
  return { id: input.processId, revision }
}
