import type { assessments } from '@quancheng/contract/assessments.ts'
import type { Slice } from '../http/call.ts'
import { answerSafety } from './answer-safety.ts'
import { confirmSafety } from './confirm-safety.ts'
import { holdLicence } from './hold-licence.ts'
import { importInstrument } from './import-instrument.ts'
import { instruments } from './instruments.ts'
import { ofClient } from './of-client.ts'
import { one } from './one.ts'
import { questionnaire } from './questionnaire/questionnaire.ts'
import { response } from './questionnaire/response.ts'
import { setReliability } from './set-reliability.ts'
import { take } from './take.ts'
import { voidOne } from './void.ts'
import { withdrawInstrument } from './withdraw-instrument.ts'

export const assessmentsSlice: Slice<typeof assessments> = {
  instruments,
  holdLicence,
  questionnaire,
  importInstrument,
  withdrawInstrument,
  setReliability,
  response,
  take,
  ofClient,
  one,
  void: voidOne,
  answerSafety,
  confirmSafety,
}
