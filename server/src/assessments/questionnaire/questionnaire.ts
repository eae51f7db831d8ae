import type { assessments } from '@quancheng/contract/assessments.ts'
import type { Action } from '../../http/call.ts'
import { refuse } from '../../http/refused.ts'
import { contentHere } from '../instruments-here.ts'
import { toQuestionnaire } from './to-questionnaire.ts'

/** An instrument to be taken elsewhere; words that stand here by somebody's permission are not ours to hand on. */
export const questionnaire: Action<typeof assessments.questionnaire> = async (call) => {
  const instrument = (await contentHere(call)).findInstrument(call.input.instrument)
  if (!instrument) return refuse('assessments.unknown-instrument', { instrument: call.input.instrument })
  if (instrument.availability === 'licence-needed')
    return refuse('assessments.not-exportable', { instrument: instrument.id })
  return toQuestionnaire(instrument, call.parts.settings.origin)
}
