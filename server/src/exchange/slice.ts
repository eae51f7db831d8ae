import type { exchange } from '@quancheng/contract/exchange.ts'
import type { Slice } from '../http/call.ts'

export const exchangeSlice = {} as Slice<typeof exchange>
