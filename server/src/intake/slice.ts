import type { intake } from '@quancheng/contract/intake.ts'
import type { Slice } from '../http/call.ts'
import { decline } from './decline.ts'
import { handOver } from './hand-over.ts'
import { list } from './list.ts'
import { one } from './one.ts'
import { pause } from './pause.ts'
import { raise } from './raise.ts'
import { resume } from './resume.ts'
import { take } from './take.ts'
import { triage } from './triage.ts'
import { withdraw } from './withdraw.ts'

export const intakeSlice: Slice<typeof intake> = {
  list,
  one,
  raise,
  take,
  decline,
  handOver,
  triage,
  pause,
  resume,
  withdraw,
}
