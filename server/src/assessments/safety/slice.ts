import type { safety } from '@quancheng/contract/safety.ts'
import type { Slice } from '../../http/call.ts'
import { answerHandOver } from './answer-hand-over.ts'
import { askToEndWatch } from './ask-to-end-watch.ts'
import { beginWatch } from './begin-watch.ts'
import { confirmReport } from './confirm-report.ts'
import { decideDecline } from './decide-decline.ts'
import { decideEndOfWatch } from './decide-end-of-watch.ts'
import { declineReport } from './decline-report.ts'
import { fileReport } from './file-report.ts'
import { handOverWatches } from './hand-over-watches.ts'
import { look } from './look.ts'
import { raiseReport } from './raise-report.ts'
import { report } from './report.ts'
import { reports } from './reports.ts'
import { safetyContent } from './safety-content.ts'
import { safetyCounts } from './safety-counts.ts'
import { safetyOfClient } from './safety-of-client.ts'
import { signPlan } from './sign-plan.ts'
import { watchList } from './watch-list.ts'
import { watchOne } from './watch-one.ts'

export const safetySlice: Slice<typeof safety> = {
  safetyContent,
  safetyCounts,
  safetyOfClient,
  signPlan,
  watchList,
  watchOne,
  beginWatch,
  look,
  handOverWatches,
  answerHandOver,
  askToEndWatch,
  decideEndOfWatch,
  reports,
  report,
  raiseReport,
  confirmReport,
  fileReport,
  declineReport,
  decideDecline,
}
