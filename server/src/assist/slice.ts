import type { assist } from '@quancheng/contract/assist.ts'
import type { Slice } from '../http/call.ts'
import { ofClient } from './of-client.ts'
import { overrule } from './overrule.ts'
import { rules } from './rules.ts'
import { setThresholds } from './set-thresholds.ts'

export const assistSlice: Slice<typeof assist> = { ofClient, overrule, rules, setThresholds }
