import type { urgent } from '@quancheng/contract/urgent.ts'
import { endOpening } from '@quancheng/rules/urgent-opening.ts'
import type { Call } from '../http/call.ts'
import { orNotFound, orRefuse, refuse } from '../http/refused.ts'
import { asRule, lockOpening, saveOpening } from './opening-store.ts'

/** Ends an urgent opening early: whoever opened it, or whoever was told of it. */
export async function endUrgently(call: Call<typeof urgent.endUrgently>) {
  const { at, input, actor } = call
  const row = orNotFound(await lockOpening(call, input.openingId))
  orRefuse(endOpening(asRule(row), at.getTime(), row.account_id === actor.accountId))
  if (row.revision !== input.seen) refuse('conflict', { revision: row.revision, fields: [] })
  const written = await saveOpening(call, row, { ended_at: at, ended_by: actor.accountId })
  call.record({
    act: 'access.end-urgently',
    subjectKind: 'opening',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { own: row.account_id === actor.accountId },
  })
  return written
}
