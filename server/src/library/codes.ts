import type { library } from '@quancheng/contract/library.ts'
import type { Action } from '../http/call.ts'

export const codes: Action<typeof library.codes> = async ({ content }) =>
  [...content.codes.values()].map(({ id, name, standard, codes: entries }) => ({
    id,
    name,
    standard,
    codes: entries,
  }))
