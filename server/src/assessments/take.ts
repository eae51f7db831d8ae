import type { assessments } from '@quancheng/contract/assessments.ts'
import { checkAnswers, score } from '@quancheng/rules/scoring.ts'
import { askedAnswers } from '@quancheng/rules/scoring-answers.ts'
import { clientLines, hasLivingConsent } from '../clients/public.ts'
import type { Action, Call } from '../http/call.ts'
import { orNotFound, orRefuse, refuse } from '../http/refused.ts'
import { findCase } from './case-of-client.ts'
import { instrumentInUse, isAlarm, keepAssessment, unlessAnswered } from './keep-assessment.ts'

type TakeCall = Call<typeof assessments.take>

/** How far the clock of a phone may run ahead of ours. */
const CLOCKS_DIFFER_MS = 5 * 60_000

export const take: Action<typeof assessments.take> = async (call) => {
  const { input, actor } = call
  const instrument = await instrumentInUse(call, input.instrument, input.version)
  orRefuse(checkAnswers(instrument, input.answers))
  const answers = askedAnswers(instrument.items, input.answers)
  const takenAt = whenTaken(call)
  const scored = score(instrument, answers)
  const alarm = isAlarm(scored)
  if (!alarm) unlessAnswered(instrument, scored)
  orNotFound((await clientLines(call, [input.clientId])).get(input.clientId))
  const caseFile =
    input.caseId === null ? null : orNotFound(await findCase(call, actor, input.clientId, input.caseId))
  if (caseFile && !alarm) await unlessAgreed(call)
  const { clientId, mode, note } = input
  const given = { clientId, caseFile, instrument, mode, answers, scored, takenAt, note }
  const { id, flags, safetyTaskIds } = await keepAssessment(call, actor, given)
  return {
    id,
    revision: 1,
    scores: scored.scores,
    band: scored.band,
    flags,
    safetyTaskId: safetyTaskIds[0] ?? null,
  }
}

function whenTaken({ input, at }: TakeCall): Date {
  const taken = Date.parse(input.takenAt)
  if (taken > at.getTime() + CLOCKS_DIFFER_MS) refuse('assessments.in-the-future')
  return new Date(Math.min(taken, at.getTime()))
}

/** Inside a case an assessment is a service and stands on a living consent or emergency; a screening before it does not. */
async function unlessAgreed(call: TakeCall): Promise<void> {
  if (!(await hasLivingConsent(call, call.input.clientId, 'service'))) refuse('assessments.no-consent')
}
