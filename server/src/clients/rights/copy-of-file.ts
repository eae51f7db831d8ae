import type { rights } from '@quancheng/contract/rights.ts'
import type { Call } from '../../http/call.ts'
import { orNotFound, refuse } from '../../http/refused.ts'
import { withMerged } from '../move-everything.ts'
import { getSeen } from '../seen.ts'
import { copyOf } from './gather.ts'
import { lockRight } from './rights-store.ts'

/** The file as data another program can read, for whoever asked to see or copy it (个保法 45). */
export async function copyOfFile(call: Call<typeof rights.copyOfFile>) {
  const row = orNotFound(await lockRight(call, call.input.rightId))
  const client = await getSeen(call, 'clients.privacy', row.client_id)
  if (row.kind !== 'see' && row.kind !== 'copy') refuse('clients.right-is-another', { kind: row.kind })
  const tables = await copyOf(call, await withMerged(call, client.id))
  call.record({
    act: 'clients.copy-file',
    subjectKind: 'right',
    subjectId: row.id,
    clientId: client.id,
    facts: { kind: row.kind },
  })
  return { format: 'quancheng-client-1' as const, at: call.at.toISOString(), tables }
}
