import type { cases } from '@quancheng/contract/cases.ts'
import type { Action } from '../../http/call.ts'
import { offeredPacks } from './pack.ts'

export const packs: Action<typeof cases.packs> = async (call) =>
  (await offeredPacks(call)).map(({ code, designation, name }) => ({ code, designation, name }))
