import type { cases } from '@quancheng/contract/cases.ts'
import type { StandardPack } from '@quancheng/contract/content/standard-pack.ts'
import { missingForClosure } from '@quancheng/rules/closure.ts'
import { type CaseOnCourse, missingPapers, type Stage } from '@quancheng/rules/course.ts'
import { stageUnder } from '@quancheng/rules/move-pack.ts'
import type { Call } from '../../http/call.ts'
import { refuse } from '../../http/refused.ts'
import { getCase } from '../case-store.ts'
import { type FileFacts, factsOf } from '../papers/papers.ts'
import { courseOf, packOf } from './pack.ts'
import { targetsOf } from './pack-moves.ts'
import { mayMove } from './who-moves.ts'

/** Looked at before anything is decided; what the packs themselves say differently, whoever asks compares. */
export async function packMove(call: Call<typeof cases.packMove>) {
  const { input } = call
  const row = await getCase(call, 'cases.standard', input.caseId)
  if (!mayMove(call.actor, row)) refuse('cases.not-responsible')
  const [now, targets] = await Promise.all([packOf(call, row), targetsOf(call, row)])
  const choices = targets.map(({ pack: { code, version, designation, name }, before }) => ({
    code,
    version,
    designation,
    name,
    before,
  }))
  if (input.code === undefined) return { choices, move: null }
  const target = targets.find(({ pack }) => pack.code === input.code && pack.version === input.version)
  if (!target) return refuse('cases.pack-not-offered', { pack: input.code })
  const facts = await factsOf(call, row)
  const caseFile = { kind: row.kind, stage: row.stage, state: row.state } as CaseOnCourse
  const to = stageUnder(courseOf(target.pack), caseFile)
  return {
    choices,
    move: {
      stage: { from: caseFile.stage, to },
      step: {
        now: owedToLeave(now, caseFile, caseFile.stage, facts),
        after: owedToLeave(target.pack, caseFile, to, facts),
      },
      closing: {
        now: owedToClose(now, caseFile, facts),
        after: owedToClose(target.pack, caseFile, facts),
      },
    },
  }
}

function owedToLeave(
  pack: StandardPack,
  { kind }: CaseOnCourse,
  stage: Stage,
  { papers }: FileFacts,
): string[] {
  return [...missingPapers(courseOf(pack), kind, stage, papers)]
}

function owedToClose(pack: StandardPack, caseFile: CaseOnCourse, facts: FileFacts): string[] {
  return [...missingForClosure(caseFile, { ...courseOf(pack), waives: [] }, facts)]
}
