import type { rights } from '@quancheng/contract/rights.ts'
import type { Call, Person, Work } from '../../http/call.ts'
import { orNotFound, refuse } from '../../http/refused.ts'
import { withMerged } from '../move-everything.ts'
import { getSeen } from '../seen.ts'
import { copyOf } from './gather.ts'
import { lockRight } from './rights-store.ts'

type Asking = Work & { readonly actor: Person }

/** Whose file may be copied for this request, and who asked for it. */
export async function rightToCopy(call: Asking, rightId: string) {
  const row = orNotFound(await lockRight(call, rightId))
  const client = await getSeen(call, 'clients.privacy', row.client_id)
  if ((row.kind !== 'see' && row.kind !== 'copy') || row.outcome === 'refused')
    refuse('clients.right-is-another', { kind: row.kind })
  return { client, kind: row.kind, asker: call.protect.open('rights_request.asker', row.asker_sealed) }
}

/** The file as data another program can read, for whoever asked to see or copy it (个保法 45). */
export async function copyOfFile(call: Call<typeof rights.copyOfFile>) {
  const { client, kind } = await rightToCopy(call, call.input.rightId)
  const tables = await copyOf(call, await withMerged(call, client.id))
  call.record({
    act: 'clients.copy-file',
    subjectKind: 'right',
    subjectId: call.input.rightId,
    clientId: client.id,
    facts: { kind, as: 'json' },
  })
  return { format: 'quancheng-client-1' as const, at: call.at.toISOString(), tables }
}
