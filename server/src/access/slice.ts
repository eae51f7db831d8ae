import type { access } from '@quancheng/contract/access.ts'
import type { Slice } from '../http/call.ts'

export const accessSlice = {} as Slice<typeof access>
