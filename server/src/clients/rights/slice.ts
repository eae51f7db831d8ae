import type { rights } from '@quancheng/contract/rights.ts'
import type { Slice } from '../../http/call.ts'
import { answerRight } from './answer-right.ts'
import { askRight } from './ask-right.ts'
import { copyOfFile } from './copy-of-file.ts'
import { holdFile } from './hold-file.ts'
import { liftHold } from './lift-hold.ts'
import { liftRestriction, restriction } from './restriction.ts'
import { eraseDue, retentionDue } from './retention-due.ts'
import { rightsOf } from './rights-of.ts'
import { rightsQueue } from './rights-queue.ts'
import { storedFile, storedFiles } from './stored-files.ts'

export const rightsSlice: Slice<typeof rights> = {
  askRight,
  answerRight,
  rightsQueue,
  rightsOf,
  copyOfFile,
  holdFile,
  liftHold,
  restriction,
  liftRestriction,
  retentionDue,
  eraseDue,
  storedFiles,
  storedFile,
}
