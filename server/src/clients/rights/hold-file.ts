import { newId } from '@quancheng/contract/new-id.ts'
import type { rights } from '@quancheng/contract/rights.ts'
import type { Call } from '../../http/call.ts'
import { refuse } from '../../http/refused.ts'
import { lockSeen } from '../seen.ts'
import { erasureFacts } from './retention-facts.ts'

/** A dispute or an inquiry needs the file: nothing of it is erased while this holds. */
export async function holdFile(call: Call<typeof rights.holdFile>) {
  const { tx, orgId, at, input, actor, protect } = call
  const client = await lockSeen(call, 'clients.privacy', input.clientId)
  if ((await erasureFacts(call, client.id)).isHeld) refuse('clients.held')
  const id = newId(at.getTime())
  await tx
    .insertInto('legal_hold')
    .values({
      org_id: orgId,
      id,
      client_id: client.id,
      reason_sealed: protect.seal('legal_hold.reason', input.reason),
      until: input.until,
      held_by: actor.accountId,
      held_at: at,
      lifted_by: null,
      lifted_at: null,
    })
    .execute()
  call.record({
    act: 'clients.hold-file',
    subjectKind: 'hold',
    subjectId: id,
    clientId: client.id,
    facts: { until: input.until },
  })
  return { id, revision: 1 }
}
