import type { assessments } from '@quancheng/contract/assessments.ts'
import type { Instrument } from '@quancheng/contract/content/instrument.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { checkAnswers, type Scored, score } from '@quancheng/rules/scoring.ts'
import { askedAnswers } from '@quancheng/rules/scoring-answers.ts'
import { supervisorsOf, workers } from '../access/colleagues.ts'
import { clientLines, encountersOf, hasLivingConsent } from '../clients/public.ts'
import type { Action, Call } from '../http/call.ts'
import { orNotFound, orRefuse, refuse } from '../http/refused.ts'
import { type CaseOfClient, findCase, findOpenCase } from './case-of-client.ts'
import { isUsable, licencesOf } from './licence-store.ts'
import { raiseSafety } from './raise-safety.ts'

type TakeCall = Call<typeof assessments.take>

/** How far the clock of a phone may run ahead of ours. */
const CLOCKS_DIFFER_MS = 5 * 60_000

export const take: Action<typeof assessments.take> = async (call) => {
  const { input, actor, tx, orgId, at, protect } = call
  const instrument = await instrumentInUse(call)
  orRefuse(checkAnswers(instrument, input.answers))
  const answers = askedAnswers(instrument.items, input.answers)
  const takenAt = whenTaken(call)
  const scored = score(instrument, answers)
  const alarm = scored.flags.some((flag) => flag.action === 'safety-task')
  if (!alarm) unlessAnswered(instrument, scored)
  orNotFound((await clientLines(call, [input.clientId])).get(input.clientId))
  const caseFile =
    input.caseId === null ? null : orNotFound(await findCase(call, actor, input.clientId, input.caseId))
  if (caseFile && !alarm) await unlessAgreed(call)
  const stay = (await encountersOf(call, input.clientId)).find((one) => one.status === 'in-progress')

  const id = newId(at.getTime())
  const place = {
    departmentId: caseFile?.departmentId ?? stay?.departmentId ?? null,
    teamId: caseFile?.teamId ?? actor.teamIds[0] ?? null,
  }
  const flags = scored.flags.map((flag) => flag.code)
  await tx
    .insertInto('assessment')
    .values({
      org_id: orgId,
      id,
      client_id: input.clientId,
      case_id: caseFile?.id ?? null,
      encounter_id: stay?.id ?? null,
      department_id: place.departmentId,
      team_id: place.teamId,
      instrument: instrument.id,
      version: instrument.version,
      mode: input.mode,
      answers_sealed: protect.seal('assessment.answers', JSON.stringify(answers)),
      scores: JSON.stringify(scored.scores),
      band: scored.band,
      flags,
      note_sealed: protect.sealMaybe('assessment.note', input.note),
      taken_at: takenAt,
      taken_by: actor.accountId,
    })
    .execute()
  call.record({
    act: 'assessments.take',
    subjectKind: 'assessment',
    subjectId: id,
    clientId: input.clientId,
    facts: { instrument: instrument.id, version: instrument.version, mode: input.mode, flags },
  })
  const safetyTaskId = await followFlags(call, id, instrument.id, scored, caseFile, place)
  if (caseFile === null)
    await call.enqueue('intake-screen', { clientId: input.clientId }, at, `intake-screen:${input.clientId}`)
  return { id, revision: 1, scores: scored.scores, band: scored.band, flags, safetyTaskId }
}

async function instrumentInUse({ tx, orgId, content, input }: TakeCall): Promise<Instrument> {
  const instrument = content.findInstrument(input.instrument)
  if (!instrument || instrument.version !== input.version)
    return refuse('assessments.unknown-instrument', {
      instrument: input.instrument,
      version: input.version,
      inUse: instrument?.version ?? null,
    })
  if (instrument.availability === 'licence-needed' && !isUsable(instrument, await licencesOf(tx, orgId)))
    return refuse('assessments.licence-needed', { instrument: instrument.id })
  return instrument
}

function whenTaken({ input, at }: TakeCall): Date {
  const taken = Date.parse(input.takenAt)
  if (taken > at.getTime() + CLOCKS_DIFFER_MS) refuse('assessments.in-the-future')
  return new Date(Math.min(taken, at.getTime()))
}

/**
 * A score needs enough answers (the scale says how many may be missing), and what is asked beside the main scale needs
 * its answer. Where an answer raises an alarm nothing is refused: half a questionnaire with that answer must not be lost.
 */
function unlessAnswered(instrument: Instrument, scored: Scored): void {
  const counted = instrument.scales.find((scale) => scale.id === instrument.mainScale)?.items ?? []
  const besideScale = scored.missing.filter((item) => !counted.includes(item))
  if (scored.scores[instrument.mainScale] === null || besideScale.length > 0)
    refuse('assessments.too-many-missing', { missing: scored.missing })
}

/** Inside a case an assessment is a service and stands on a living consent or emergency; a screening before it does not. */
async function unlessAgreed(call: TakeCall): Promise<void> {
  if (!(await hasLivingConsent(call, call.input.clientId, 'service'))) refuse('assessments.no-consent')
}

/** Alarms open a safety task each, also when the client's open case was not named; other flags tell the supervisor. */
async function followFlags(
  call: TakeCall,
  assessmentId: string,
  instrument: string,
  { flags }: Scored,
  named: CaseOfClient | null,
  place: { departmentId: string | null; teamId: string | null },
): Promise<string | null> {
  const caseFile = flags.length === 0 ? null : (named ?? (await findOpenCase(call, call.input.clientId)))
  let first: string | null = null
  for (const flag of flags.filter(({ action }) => action === 'safety-task')) {
    const { clientId } = call.input
    const alarm = { clientId, caseFile, assessmentId, instrument, flag, ...place }
    const taskId = await raiseSafety(call, call.actor, alarm)
    first ??= taskId
  }
  const told = flags.filter(({ action }) => action === 'tell-supervisor')
  if (told.length > 0) await tellSupervisor(call, assessmentId, caseFile, told[0]?.code ?? '')
  return first
}

async function tellSupervisor(
  call: TakeCall,
  assessmentId: string,
  caseFile: CaseOfClient | null,
  flag: string,
): Promise<void> {
  const mine = (await workers(call)).find((worker) => worker.id === call.actor.accountId)
  const supervisorId = caseFile?.supervisorId ?? mine?.supervisorId ?? null
  await call.notify(await supervisorsOf(call, [{ supervisorId }], 'assessments.confirm'), {
    kind: 'assessments.flag',
    subjectKind: 'assessment',
    subjectId: assessmentId,
    facts: { assessmentId, clientId: call.input.clientId, caseId: caseFile?.id ?? null, flag },
  })
}
