import type { clients } from '@quancheng/contract/clients.ts'
import type { Call } from '../../http/call.ts'
import { orNotFound, refuse } from '../../http/refused.ts'
import { type Decision, lockBatch, sheetOf } from './batch-store.ts'
import { checked } from './checked.ts'

/** Hands a batch to the job that enters it whole or not at all. */
export async function runImport(call: Call<typeof clients.runImport>) {
  const { tx, orgId, input } = call
  const batch = orNotFound(await lockBatch(call, input.batchId))
  if (batch.state !== 'preview') refuse('clients.import-already-run', { state: batch.state })
  const rows = await checked(call, sheetOf(call, batch), input.mapping)
  const problems = rows.filter((row) => row.problems.length > 0).length
  if (problems > 0 && !input.skipProblems) refuse('clients.import-has-problems', { rows: problems })
  if (problems === rows.length) refuse('clients.import-has-problems', { rows: problems })
  const decision: Decision = { columns: input.mapping, skipProblems: input.skipProblems }
  const revision = batch.revision + 1
  await tx
    .updateTable('import_batch')
    .set({ state: 'running', mapping: JSON.stringify(decision), done: 0, revision })
    .where('org_id', '=', orgId)
    .where('id', '=', batch.id)
    .execute()
  await call.enqueue('clients-import', { batchId: batch.id }, undefined, `clients-import:${batch.id}`)
  call.record({
    act: 'clients.run-import',
    subjectKind: 'import',
    subjectId: batch.id,
    clientId: null,
    facts: { rows: rows.length, skipped: problems },
  })
  return { id: batch.id, revision }
}
