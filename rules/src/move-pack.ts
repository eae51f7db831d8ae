import { type CaseOnCourse, type Course, STAGES, type Stage, stepsFor } from './course.ts'
import { Refusal } from './refusal.ts'

/** A pack in one version. */
export interface PackVersion {
  readonly code: string
  readonly version: string
}

/**
 * Where an open case stands under another pack: at the same step of our own course. Where that pack, or this kind of
 * case under it, does not walk it, at the next one, and where none is left before the end, at the last before it.
 */
export function stageUnder(pack: Course, { kind, stage }: Pick<CaseOnCourse, 'kind' | 'stage'>): Stage {
  const walked = stepsFor(pack, kind).map((step) => step.stage)
  if (walked.includes(stage)) return stage
  const onward = STAGES.slice(STAGES.indexOf(stage)).filter((each) => each !== 'follow-up')
  const before = STAGES.slice(0, STAGES.indexOf(stage)).toReversed()
  return [...onward, ...before].find((each) => walked.includes(each)) ?? stage
}

/** Moves an open case to another pack. What was entered stays; only what is still asked for changes. */
export function movePack<C extends CaseOnCourse & { readonly pack: PackVersion }>(
  caseFile: C,
  to: PackVersion & Course,
  unsettledSafetyTasks: number,
): C | Refusal<'cases.closed' | 'cases.same-pack' | 'cases.safety-open'> {
  const { state, pack } = caseFile
  if (state !== 'open') return new Refusal('cases.closed', { state })
  if (pack.code === to.code && pack.version === to.version) return new Refusal('cases.same-pack')
  const stage = stageUnder(to, caseFile)
  if (stage === 'closure' && caseFile.stage !== 'closure' && unsettledSafetyTasks > 0)
    return new Refusal('cases.safety-open')
  return { ...caseFile, pack: { code: to.code, version: to.version }, stage }
}
