import type { intake } from '@quancheng/contract/intake.ts'
import { take as takeIt } from '@quancheng/rules/request.ts'
import { openCaseForRequest } from '../cases/public.ts'
import { clientLines } from '../clients/public.ts'
import type { Action } from '../http/call.ts'
import { orNotFound, refuse } from '../http/refused.ts'
import { decided, note, tellOf } from './change.ts'
import { asColumns, asRule, checkSeen, lockRequest, saveRequest } from './request-store.ts'

export const take: Action<typeof intake.take> = async (call) => {
  const { input, actor, at, protect } = call
  const row = await lockRequest(call, actor, 'intake.take', input.requestId)
  const taken = await decided(call, takeIt(asRule(row), actor.accountId))
  checkSeen(row, input.seen)
  const clientId = row.client_id ?? input.clientId ?? refuse('intake.client-unknown')
  if (row.client_id === null) orNotFound((await clientLines(call, [clientId])).get(clientId))
  const { caseId, joined } = await openCaseForRequest(call, actor, {
    requestId: row.id,
    clientId,
    encounterId: row.encounter_id,
    departmentId: row.department_id,
    kind: input.kind,
    pack: input.pack,
    // A colleague's whole team reads a case; what was said against one of them stays in the request.
    problem: row.about_id === null ? protect.openMaybe('request.words', row.words_sealed) : null,
  })
  const written = await saveRequest(call, row, {
    ...asColumns(taken),
    client_id: clientId,
    taken_at: at,
    ended_at: at,
    case_id: caseId,
  })
  note(call, 'intake.take', { id: row.id, client_id: clientId }, { caseId, joined, state: row.state })
  if (row.raised_by !== actor.accountId) await tellOf(call, [row.raised_by], 'intake.taken', row)
  return { ...written, caseId }
}
