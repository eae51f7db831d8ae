import type { assessments } from '@quancheng/contract/assessments.ts'
import type { Action } from '../http/call.ts'
import { orNotFound } from '../http/refused.ts'
import { assessmentLines, findAssessment } from './assessment-store.ts'

export const one: Action<typeof assessments.one> = async (call) => {
  const { input, actor, protect } = call
  const row = orNotFound(await findAssessment(call, actor, input.assessmentId))
  const [line] = await assessmentLines(call, [row])
  if (!line) throw new Error('an assessment answered no line')
  call.record({
    act: 'assessments.read',
    subjectKind: 'assessment',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { instrument: row.instrument },
  })
  return {
    ...line,
    answers: JSON.parse(protect.open('assessment.answers', row.answers_sealed)),
    note: protect.openMaybe('assessment.note', row.note_sealed),
    clientId: row.client_id,
    voidedReason: protect.openMaybe('assessment.voided', row.voided_sealed),
  }
}
