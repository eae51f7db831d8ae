import type { ownPacks as contract } from '@quancheng/contract/own-packs.ts'
import type { Action } from '../http/call.ts'
import { refuse } from '../http/refused.ts'
import { standardHere } from './own-pack-lines.ts'
import { lockOwnPack, saveOwnPack } from './own-pack-store.ts'

/** Another standard has to be chosen first where cases are opened under this one. */
export const retirePack: Action<typeof contract.retirePack> = async (call) => {
  const { input, at } = call
  const row = await lockOwnPack(call, input.ownPackId, input.seen)
  if (row.state !== 'in-use') refuse('library.not-in-use', { state: row.state })
  if ((await standardHere(call)) === row.code) refuse('library.is-standard', { code: row.code })
  const written = await saveOwnPack(call, row, { state: 'retired', changed_at: at })
  call.record({
    act: 'library.retire-pack',
    subjectKind: 'own-pack',
    subjectId: row.id,
    clientId: null,
    facts: { code: row.code, version: row.version },
  })
  return written
}
