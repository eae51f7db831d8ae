import type { clients } from '@quancheng/contract/clients.ts'
import type { Call } from '../../http/call.ts'
import { orNotFound, refuse } from '../../http/refused.ts'
import { endBatch, findBatch } from './batch-store.ts'

/** Stops a batch; what it has entered so far is not kept. */
export async function cancelImport(call: Call<typeof clients.cancelImport>) {
  const batch = orNotFound(await findBatch(call, call.input.batchId))
  const revision = await endBatch(call, batch.id, ['preview', 'running'], 'cancelled', { done: 0 })
  if (revision === null) return refuse('clients.import-already-run', { state: batch.state })
  call.record({
    act: 'clients.cancel-import',
    subjectKind: 'import',
    subjectId: batch.id,
    clientId: null,
    facts: {},
  })
  return { id: batch.id, revision }
}
