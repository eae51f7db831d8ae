import type { indicators } from '@quancheng/contract/indicators.ts'
import type { Slice } from '../http/call.ts'
import { definition } from './definition.ts'
import { rows } from './rows.ts'

export const indicatorsSlice: Slice<typeof indicators> = { definition, rows }
