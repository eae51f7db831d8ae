import type { staff } from '@quancheng/contract/staff.ts'
import type { Slice } from '../http/call.ts'

export const staffSlice = {} as Slice<typeof staff>
