import type { today } from '@quancheng/contract/today.ts'
import type { Slice } from '../http/call.ts'
import { head } from './head.ts'
import { worker } from './worker.ts'

export const todaySlice: Slice<typeof today> = { worker, head }
