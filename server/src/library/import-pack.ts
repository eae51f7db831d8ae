import { readPackFile } from '@quancheng/contract/content/pack-problems.ts'
import type { ownPacks as contract } from '@quancheng/contract/own-packs.ts'
import type { Action } from '../http/call.ts'
import { beginDraft } from './begin-draft.ts'
import { freeCode } from './copy-pack.ts'
import { OWN } from './packs-here.ts'

/** A file becomes a draft of a new pack, with whatever it still lacks; what is not a pack at all is not kept. */
export const importPack: Action<typeof contract.importPack> = async (call) => {
  const { draft, problems } = readPackFile(call.input.text)
  if (draft === null) return { id: null, problems: [...problems] }
  const given = draft.code.startsWith(OWN) ? draft.code : `${OWN}${draft.code}`
  const code = await freeCode(call, given.slice(0, 74))
  const { id } = await beginDraft(call, call.actor.accountId, { pack: draft, code, basedOn: null })
  return { id, problems: [...problems] }
}
