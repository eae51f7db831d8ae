import type { caseload as verbs } from '@quancheng/contract/caseload.ts'
import type { Slice } from '../../http/call.ts'
import { caseload } from './caseload.ts'
import { transfer } from './transfer.ts'

export const caseloadSlice: Slice<typeof verbs> = { caseload, transfer }
