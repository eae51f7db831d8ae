import type { assessments } from '@quancheng/contract/assessments.ts'
import type { Slice } from '../http/call.ts'

export const assessmentsSlice = {} as Slice<typeof assessments>
