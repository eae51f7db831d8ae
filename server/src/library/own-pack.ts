import type { ownPacks as contract } from '@quancheng/contract/own-packs.ts'
import type { Action } from '../http/call.ts'
import { orNotFound } from '../http/refused.ts'
import { findBase, linesOf } from './own-pack-lines.ts'
import { definitionOf, getOwnPack } from './own-pack-store.ts'

export const ownPack: Action<typeof contract.ownPack> = async (call) => {
  const row = await getOwnPack(call, call.input.ownPackId)
  const [line] = await linesOf(call, [row])
  return { line: orNotFound(line), definition: definitionOf(row), base: await findBase(call, row) }
}
