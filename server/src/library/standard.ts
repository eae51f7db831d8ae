import type { library } from '@quancheng/contract/library.ts'
import type { Action } from '../http/call.ts'
import { orNotFound } from '../http/refused.ts'
import { findPackHere } from './packs-here.ts'

export const standard: Action<typeof library.standard> = async (call) =>
  orNotFound(await findPackHere(call, call.input.code, call.input.version))
