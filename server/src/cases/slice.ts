import type { cases } from '@quancheng/contract/cases.ts'
import type { Slice } from '../http/call.ts'
import { addTask } from './add-task.ts'
import { advance } from './advance.ts'
import { change } from './change.ts'
import { askClosure } from './ending/ask-closure.ts'
import { decideClosure } from './ending/decide-closure.ts'
import { doFollowUp } from './ending/do-follow-up.ts'
import { evaluate } from './ending/evaluate.ts'
import { planBereavement } from './ending/plan-bereavement.ts'
import { planFollowUp } from './ending/plan-follow-up.ts'
import { reopen } from './ending/reopen.ts'
import { tryFollowUp } from './ending/try-follow-up.ts'
import { exportList } from './export-list.ts'
import { file } from './file.ts'
import { glance } from './glance.ts'
import { handOver } from './hand-over.ts'
import { list } from './list.ts'
import { open } from './open.ts'
import { copyOnPaper } from './papers/copy-on-paper.ts'
import { forms } from './papers/forms.ts'
import { printed } from './papers/printed.ts'
import { addGoal } from './plan/add-goal.ts'
import { addNeed } from './plan/add-need.ts'
import { agreePlan } from './plan/agree-plan.ts'
import { changeGoal } from './plan/change-goal.ts'
import { changeNeed } from './plan/change-need.ts'
import { makePlan } from './plan/make-plan.ts'
import { amendRecord } from './records/amend-record.ts'
import { answerProcess } from './records/answer-process.ts'
import { discardDraft } from './records/discard-draft.ts'
import { draftRecord } from './records/draft-record.ts'
import { processes } from './records/processes.ts'
import { reviews } from './records/reviews.ts'
import { signRecord } from './records/sign-record.ts'
import { writeProcess } from './records/write-process.ts'
import { writeReview } from './records/write-review.ts'
import { changePack } from './standard/change-pack.ts'
import { packMove } from './standard/pack-move.ts'
import { packs } from './standard/packs.ts'
import { tickTask } from './tick-task.ts'

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
  copyOnPaper,
}
