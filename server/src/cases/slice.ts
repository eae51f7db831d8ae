import type { cases } from '@quancheng/contract/cases.ts'
import type { Slice } from '../http/call.ts'
import { addGoal } from './add-goal.ts'
import { addNeed } from './add-need.ts'
import { addTask } from './add-task.ts'
import { advance } from './advance.ts'
import { agreePlan } from './agree-plan.ts'
import { amendRecord } from './amend-record.ts'
import { answerProcess } from './answer-process.ts'
import { askClosure } from './ask-closure.ts'
import { change } from './change.ts'
import { changeGoal } from './change-goal.ts'
import { changeNeed } from './change-need.ts'
import { changePack } from './change-pack.ts'
import { decideClosure } from './decide-closure.ts'
import { discardDraft } from './discard-draft.ts'
import { doFollowUp } from './do-follow-up.ts'
import { draftRecord } from './draft-record.ts'
import { evaluate } from './evaluate.ts'
import { exportList } from './export-list.ts'
import { file } from './file.ts'
import { forms } from './forms.ts'
import { glance } from './glance.ts'
import { handOver } from './hand-over.ts'
import { list } from './list.ts'
import { makePlan } from './make-plan.ts'
import { open } from './open.ts'
import { packMove } from './pack-move.ts'
import { packs } from './packs.ts'
import { planBereavement } from './plan-bereavement.ts'
import { planFollowUp } from './plan-follow-up.ts'
import { printed } from './printed.ts'
import { processes } from './processes.ts'
import { reopen } from './reopen.ts'
import { reviews } from './reviews.ts'
import { signRecord } from './sign-record.ts'
import { tickTask } from './tick-task.ts'
import { tryFollowUp } from './try-follow-up.ts'
import { writeProcess } from './write-process.ts'
import { writeReview } from './write-review.ts'

export const casesSlice: Slice<typeof cases> = {
  list,
  exportList,
  file,
  glance,
  packs,
  packMove,
  changePack,
  open,
  change,
  advance,
  handOver,
  addNeed,
  changeNeed,
  addGoal,
  changeGoal,
  makePlan,
  agreePlan,
  draftRecord,
  signRecord,
  amendRecord,
  discardDraft,
  evaluate,
  askClosure,
  decideClosure,
  reopen,
  planFollowUp,
  planBereavement,
  tryFollowUp,
  doFollowUp,
  addTask,
  tickTask,
  processes,
  writeProcess,
  answerProcess,
  reviews,
  writeReview,
  forms,
  printed,
}
