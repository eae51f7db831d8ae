import type { AssessmentLine } from '@quancheng/contract/assessments.ts'
import type { Actor } from '@quancheng/rules/access.ts'
import type { Work } from '../http/call.ts'
import { assessmentLines, assessmentsOfClient } from './assessment-store.ts'

/** What other rooms may ask of the assessments room. */
export { mountAssessmentDoor } from './door.ts'
export { aboutDoor } from './door-open.ts'
export { contentHere } from './instruments-here.ts'
export { assessmentLinksSlice } from './links.ts'
export { firstAndLast, pairReader } from './pairs.ts'
export { leaveWatches } from './safety/leave-watches.ts'
export { plansOf as safetyPlansOf } from './safety/plan-store.ts'
export { tellOverdueReport } from './safety/report-overdue.ts'
export { tellOverdueWatch } from './safety/watch-overdue.ts'
export { tellOverdueSafety } from './safety-overdue.ts'
export { openSafety, openSafetyCount, safetyFor, safetyOf } from './safety-store.ts'

/** Every assessment of a client the actor may read, oldest first; the caller records the reading. */
export async function assessmentsOf(
  work: Pick<Work, 'tx' | 'orgId'>,
  actor: Actor,
  clientId: string,
): Promise<AssessmentLine[]> {
  return assessmentLines(work, await assessmentsOfClient(work, actor, clientId))
}
