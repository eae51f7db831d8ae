import type { today } from '@quancheng/contract/today.ts'
import type { Slice } from '../http/call.ts'

export const todaySlice = {} as Slice<typeof today>
