import type { exchange } from '@quancheng/contract/exchange.ts'
import type { Slice } from '../http/call.ts'
import { message } from './message.ts'
import { messages } from './messages.ts'
import { replay } from './replay.ts'
import { setAside } from './set-aside.ts'

export const exchangeSlice: Slice<typeof exchange> = { messages, message, replay, setAside }
