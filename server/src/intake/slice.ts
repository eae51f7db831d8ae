import type { intake } from '@quancheng/contract/intake.ts'
import type { Slice } from '../http/call.ts'

export const intakeSlice = {} as Slice<typeof intake>
