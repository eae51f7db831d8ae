import { type CaseKind, type CaseState, type Course, type Paper, type Stage, stepsFor } from './course.ts'
import { Refusal } from './refusal.ts'

/** Why a case ends (结案). */
export const CLOSURE_REASONS = [
  'goal-met',
  'transferred',
  'discharged',
  'death',
  'client-withdrew',
  'lost',
  'other',
] as const
export type ClosureReason = (typeof CLOSURE_REASONS)[number]

export const CLOSURE_STATES = ['requested', 'approved', 'returned'] as const
export type ClosureState = (typeof CLOSURE_STATES)[number]

/** What the case file looks like when somebody asks to close it. */
export interface ClosureFacts {
  readonly unsettledSafetyTasks: number
  readonly draftRecords: number
  readonly goalsWithoutResult: number
  readonly papers: readonly Paper[]
}

export interface ClosableCase {
  readonly kind: CaseKind
  readonly state: CaseState
  readonly stage: Stage
}

interface ClosingPack extends Course {
  readonly waives: readonly Paper[]
}

/** Not a paper of a pack, but owed all the same: a goal nobody has judged. */
export const GOAL_RESULT = 'goal-result'

/** What a case still owes when it ends for a reason; a reason waives what nobody can ask for any more. */
export function missingForClosure(
  caseFile: ClosableCase,
  pack: ClosingPack,
  facts: ClosureFacts,
): readonly (Paper | typeof GOAL_RESULT)[] {
  const required = stepsFor(pack, caseFile.kind)
    .filter((step) => step.stage !== 'follow-up')
    .flatMap((step) => step.papers[caseFile.kind] ?? [])
  const missing: (Paper | typeof GOAL_RESULT)[] = [...new Set(required)].filter(
    (paper) => !pack.waives.includes(paper) && !facts.papers.includes(paper),
  )
  if (facts.goalsWithoutResult > 0 && !pack.waives.includes('evaluation')) missing.push(GOAL_RESULT)
  return missing
}

/** The worker asks to close; papers may be missing if it is said why, a person's safety and open drafts may not. */
export function askClosure<C extends ClosableCase>(
  caseFile: C,
  pack: ClosingPack,
  facts: ClosureFacts,
  missingReason: string | null,
):
  | { readonly caseFile: C; readonly missing: readonly (Paper | typeof GOAL_RESULT)[] }
  | Refusal<'cases.closed' | 'closure.safety-open' | 'closure.drafts-open' | 'closure.papers-missing'> {
  if (caseFile.state !== 'open') return new Refusal('cases.closed', { state: caseFile.state })
  if (facts.unsettledSafetyTasks > 0)
    return new Refusal('closure.safety-open', { tasks: facts.unsettledSafetyTasks })
  if (facts.draftRecords > 0) return new Refusal('closure.drafts-open', { drafts: facts.draftRecords })
  const missing = missingForClosure(caseFile, pack, facts)
  if (missing.length > 0 && !missingReason?.trim())
    return new Refusal('closure.papers-missing', { papers: missing })
  return { caseFile: { ...caseFile, state: 'closing', stage: 'closure' }, missing }
}

/** Another person than the one who asked, and than the case's worker, decides; sending it back says why. */
export function decideClosure(
  closure: { readonly state: ClosureState; readonly askedBy: string; readonly workerId: string },
  decision: { readonly approved: boolean; readonly remark: string | null },
  supervisor: string,
):
  | { readonly closure: 'approved' | 'returned'; readonly caseState: 'closed' | 'open' }
  | Refusal<'closure.own-request' | 'closure.already-decided' | 'closure.remark-missing'> {
  if (closure.state !== 'requested') return new Refusal('closure.already-decided', { state: closure.state })
  if (supervisor === closure.askedBy || supervisor === closure.workerId)
    return new Refusal('closure.own-request')
  if (decision.approved) return { closure: 'approved', caseState: 'closed' }
  if (!decision.remark?.trim()) return new Refusal('closure.remark-missing')
  return { closure: 'returned', caseState: 'open' }
}

/** A closed case opens again at the last working step of its course, with a word why. */
export function reopen<C extends ClosableCase>(
  caseFile: C,
  pack: Course,
  reason: string,
): C | Refusal<'cases.not-closed' | 'cases.reason-missing'> {
  if (caseFile.state !== 'closed') return new Refusal('cases.not-closed', { state: caseFile.state })
  if (reason.trim() === '') return new Refusal('cases.reason-missing')
  const working = stepsFor(pack, caseFile.kind).map((step) => step.stage)
  const stage = working.includes('intervention') ? 'intervention' : (working[0] ?? caseFile.stage)
  return { ...caseFile, state: 'open', stage }
}
