import type { cases } from '@quancheng/contract/cases.ts'
import type { Call } from '../../http/call.ts'
import { refuse } from '../../http/refused.ts'
import { findLiveCase, lockClient } from '../begin-case.ts'
import { getCase, lockCase, unlessSeen } from '../case-store.ts'
import { openAgain } from './open-again.ts'

/** Opens a closed case again; not beside another living case of the same client. */
export async function reopen(call: Call<typeof cases.reopen>) {
  const { input, actor } = call
  const { client_id: clientId } = await getCase(call, 'cases.close', input.caseId)
  await lockClient(call, clientId)
  const row = await lockCase(call, 'cases.close', input.caseId)
  if (row.state === 'closed') {
    unlessSeen(row, input.seen, { state: row.state })
    const living = await findLiveCase(call, clientId)
    if (living) refuse('cases.already-open', { caseId: living.id, number: living.number })
  }
  const written = await openAgain(call, row, input.reason, actor.accountId)
  call.record({
    act: 'cases.reopen',
    subjectKind: 'case',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { number: row.number },
  })
  return written
}
