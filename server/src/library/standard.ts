import type { library } from '@quancheng/contract/library.ts'
import type { Action } from '../http/call.ts'
import { orNotFound } from '../http/refused.ts'

export const standard: Action<typeof library.standard> = async ({ content, input }) =>
  orNotFound(content.findPack(input.code, input.version))
