import type { exchange } from '@quancheng/contract/exchange.ts'
import type { Slice } from '../http/call.ts'
import { message } from './message.ts'
import { messages } from './messages.ts'
import { replay } from './replay.ts'
import { setAside } from './set-aside.ts'
import { addSource, changeSource, sources } from './sources.ts'

export const exchangeSlice: Slice<typeof exchange> = {
  sources,
  addSource,
  changeSource,
  messages,
  message,
  replay,
  setAside,
}
