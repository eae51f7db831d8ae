import type { cases } from '@quancheng/contract/cases.ts'
import type { Slice } from '../http/call.ts'

export const casesSlice = {} as Slice<typeof cases>
