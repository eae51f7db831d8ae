import type { supervision } from '@quancheng/contract/supervision.ts'
import type { Action } from '../http/call.ts'
import { sampleViews } from './sample-store.ts'

export const samples: Action<typeof supervision.samples> = (call) => sampleViews(call, null)
