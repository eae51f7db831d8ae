import type { indicators } from '@quancheng/contract/indicators.ts'
import type { Slice } from '../http/call.ts'

export const indicatorsSlice = {} as Slice<typeof indicators>
