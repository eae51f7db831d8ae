import { MOST_PACK_BYTES } from '@quancheng/contract/content/pack-problems.ts'
import type { ownPacks as contract } from '@quancheng/contract/own-packs.ts'
import type { Action } from '../http/call.ts'
import { refuse } from '../http/refused.ts'
import { asOwn } from './begin-draft.ts'
import { lockDraft, saveOwnPack } from './own-pack-store.ts'

export const savePack: Action<typeof contract.savePack> = async (call) => {
  const { input, at } = call
  const row = await lockDraft(call, input.ownPackId, input.seen)
  const definition = JSON.stringify(asOwn(input.definition, row.code, row.version))
  if (Buffer.byteLength(definition) > MOST_PACK_BYTES)
    refuse('library.pack-problems', { problems: [{ path: '', problem: 'too-large' }] })
  const written = await saveOwnPack(call, row, { definition, changed_at: at })
  call.record({
    act: 'library.save-draft',
    subjectKind: 'own-pack',
    subjectId: row.id,
    clientId: null,
    facts: { code: row.code, version: row.version },
  })
  return written
}
