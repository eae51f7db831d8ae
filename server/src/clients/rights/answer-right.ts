import type { rights } from '@quancheng/contract/rights.ts'
import { answerRight as check, erasureOf, type RightsKind } from '@quancheng/rules/retention.ts'
import type { Call } from '../../http/call.ts'
import { orNotFound, orRefuse, refuse } from '../../http/refused.ts'
import { lockSeen } from '../seen.ts'
import { eraseFile, storeFile } from './remove-data.ts'
import { restrictFile } from './restrict-file.ts'
import { erasureFacts } from './retention-facts.ts'
import { lockRight } from './rights-store.ts'

/** Answers what somebody asked. A yes to erasing is done here and now, as far as no law keeps the file. */
export async function answerRight(call: Call<typeof rights.answerRight>) {
  const { tx, orgId, at, input, actor, protect } = call
  const row = orNotFound(await lockRight(call, input.rightId))
  if (row.answered_at === null) await lockSeen(call, 'clients.privacy', row.client_id)
  const isErasing = row.kind === 'erase' && input.outcome !== 'refused' && row.answered_at === null
  const effect = isErasing ? orRefuse(erasureOf(await erasureFacts(call, row.client_id))) : null
  const no = check({
    kind: row.kind as RightsKind,
    outcome: input.outcome,
    words: input.answer,
    isAnswered: row.answered_at !== null,
    effect,
  })
  if (no !== null) orRefuse(no)
  if (row.revision !== input.seen) refuse('conflict', { revision: row.revision, fields: [] })
  const restricts = row.kind === 'restrict' && input.outcome === 'granted'
  const done = restricts ? ('restricted' as const) : erasedOrStored(effect)
  const revision = row.revision + 1
  await tx
    .updateTable('rights_request')
    .set({
      outcome: input.outcome,
      answer_sealed: protect.sealMaybe('rights_request.answer', input.answer || null),
      effect: done,
      answered_by: actor.accountId,
      answered_at: at,
      revision,
    })
    .where('org_id', '=', orgId)
    .where('id', '=', row.id)
    .execute()
  call.record({
    act: 'clients.answer-right',
    subjectKind: 'right',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { kind: row.kind, outcome: input.outcome, ...(done !== null && { effect: done }) },
  })
  await call.notify([row.recorded_by], {
    kind: 'clients.right-answered',
    subjectKind: 'right',
    subjectId: row.id,
    facts: { kind: row.kind },
  })
  if (restricts) await restrictFile(call, row, actor.accountId, input.answer || null)
  if (effect === 'erased') await eraseFile(call, row.client_id)
  else if (effect !== null) await storeFile(call, row.client_id, effect.storedUntil, actor.accountId)
  return { id: row.id, revision, effect: done }
}

function erasedOrStored(effect: 'erased' | { readonly storedUntil: string } | null) {
  if (effect === null) return null
  return effect === 'erased' ? ('erased' as const) : ('stored-only' as const)
}
