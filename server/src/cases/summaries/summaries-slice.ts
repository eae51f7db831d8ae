import type { summaries as summariesOf } from '@quancheng/contract/summaries.ts'
import type { Slice } from '../../http/call.ts'
import { draftSummary } from './draft-summary.ts'
import { notInRecord } from './not-in-record.ts'
import { signSummary } from './sign-summary.ts'
import { summaries } from './summaries.ts'
import { summaryDocument } from './summary-document.ts'

export const summariesSlice: Slice<typeof summariesOf> = {
  summaries,
  notInRecord,
  summaryDocument,
  draftSummary,
  signSummary,
}
