import type { clients } from '@quancheng/contract/clients.ts'
import type { Call } from '../http/call.ts'
import { orNotFound, refuse } from '../http/refused.ts'
import { lockClients } from './client-store.ts'
import { moveEverything } from './move-everything.ts'
import { getSeen } from './seen.ts'

/** Somebody has looked at two records and says they are one person. */
export async function merge(call: Call<typeof clients.merge>) {
  const { survivorId, priorId } = call.input
  await getSeen(call, 'clients.merge', survivorId)
  await getSeen(call, 'clients.merge', priorId)
  if (survivorId === priorId) refuse('clients.same-record')
  const people = await lockClients(call, [survivorId, priorId])
  const [survivor, prior] = [orNotFound(people.get(survivorId)), orNotFound(people.get(priorId))]
  if (!survivor.active || !prior.active) refuse('clients.already-merged')
  const mergeId = await moveEverything(call, { survivor, prior, source: 'manual', by: call.actor.accountId })
  for (const clientId of [survivorId, priorId])
    call.record({
      act: 'clients.merge',
      subjectKind: 'client',
      subjectId: survivorId,
      clientId,
      facts: { priorId, mergeId },
    })
  return { id: survivorId, revision: survivor.revision + 1 }
}
