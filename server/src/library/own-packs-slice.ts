import type { ownPacks as contract } from '@quancheng/contract/own-packs.ts'
import type { Slice } from '../http/call.ts'
import { copyPack } from './copy-pack.ts'
import { discardPack } from './discard-pack.ts'
import { importPack } from './import-pack.ts'
import { makeStandard } from './make-standard.ts'
import { ownPack } from './own-pack.ts'
import { ownPacks } from './own-packs.ts'
import { publishPack } from './publish-pack.ts'
import { retirePack } from './retire-pack.ts'
import { savePack } from './save-pack.ts'

export const ownPacksSlice: Slice<typeof contract> = {
  ownPacks,
  ownPack,
  copyPack,
  importPack,
  savePack,
  discardPack,
  publishPack,
  retirePack,
  makeStandard,
}
