import type { ownPacks as contract } from '@quancheng/contract/own-packs.ts'
import type { Action } from '../http/call.ts'
import { lockDraft } from './own-pack-store.ts'

export const discardPack: Action<typeof contract.discardPack> = async (call) => {
  const { tx, orgId, input } = call
  const row = await lockDraft(call, input.ownPackId, input.seen)
  await tx.deleteFrom('own_pack').where('org_id', '=', orgId).where('id', '=', row.id).execute()
  call.record({
    act: 'library.discard-draft',
    subjectKind: 'own-pack',
    subjectId: row.id,
    clientId: null,
    facts: { code: row.code, version: row.version },
  })
  return { id: row.id, revision: row.revision }
}
