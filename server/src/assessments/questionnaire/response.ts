import type { assessments } from '@quancheng/contract/assessments.ts'
import { unlessRestricted } from '../../clients/public.ts'
import type { Action } from '../../http/call.ts'
import { orNotFound, refuse } from '../../http/refused.ts'
import { assessmentLines, findAssessment } from '../assessment-store.ts'
import { contentHere } from '../instruments-here.ts'
import { toResponse } from './to-response.ts'

export const response: Action<typeof assessments.response> = async (call) => {
  const { input, actor, protect, parts } = call
  const row = orNotFound(await findAssessment(call, actor, input.assessmentId))
  const instrument = (await contentHere(call)).findInstrument(row.instrument, row.version)
  if (instrument?.version !== row.version)
    return refuse('assessments.unknown-instrument', {
      instrument: row.instrument,
      version: row.version,
      inUse: instrument?.version ?? null,
    })
  if (instrument.availability === 'licence-needed')
    return refuse('assessments.not-exportable', { instrument: instrument.id })
  await unlessRestricted(call, row.client_id, 'export')
  const [line] = await assessmentLines(call, [row])
  if (!line) throw new Error('an assessment answered no line')
  call.record({
    act: 'assessments.response',
    subjectKind: 'assessment',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { instrument: row.instrument },
  })
  const answers = JSON.parse(protect.open('assessment.answers', row.answers_sealed))
  return toResponse(instrument, { ...line, answers }, row.client_id, parts.settings.origin)
}
