import type { ownPacks as contract } from '@quancheng/contract/own-packs.ts'
import type { Action } from '../http/call.ts'
import { refuse } from '../http/refused.ts'
import { chooseStandard } from '../staff/public.ts'
import { lockOwnPack } from './own-pack-store.ts'

/** From the next case on, where nobody chooses another; cases that are open keep theirs. */
export const makeStandard: Action<typeof contract.makeStandard> = async (call) => {
  const { input } = call
  const row = await lockOwnPack(call, input.ownPackId, input.seen)
  if (row.state !== 'in-use') refuse('library.not-in-use', { state: row.state })
  await chooseStandard(call, row.code)
  call.record({
    act: 'library.make-standard',
    subjectKind: 'own-pack',
    subjectId: row.id,
    clientId: null,
    facts: { code: row.code, version: row.version },
  })
  return { id: row.id, revision: row.revision }
}
