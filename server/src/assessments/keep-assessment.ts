import type { AssessmentLine } from '@quancheng/contract/assessments.ts'
import type { Instrument } from '@quancheng/contract/content/instrument.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { OWN_PREFIX } from '@quancheng/contract/own-instrument.ts'
import type { Actor } from '@quancheng/rules/access.ts'
import type { Scored } from '@quancheng/rules/scoring.ts'
import type { Answers } from '@quancheng/rules/scoring-answers.ts'
import { supervisorsOf, workers } from '../access/colleagues.ts'
import { encountersOf } from '../clients/public.ts'
import type { Work } from '../http/call.ts'
import { refuse } from '../http/refused.ts'
import { type CaseOfClient, findOpenCase } from './case-of-client.ts'
import { ownRows, withOwn } from './instruments-here.ts'
import { isUsable, licencesOf } from './licence-store.ts'
import { raiseSafety } from './raise-safety.ts'

export interface Given {
  readonly clientId: string
  readonly caseFile: CaseOfClient | null
  readonly instrument: Instrument
  readonly mode: AssessmentLine['mode']
  readonly answers: Answers
  readonly scored: Scored
  readonly takenAt: Date
  readonly note: string | null
}

/**
 * The instrument as it is in use here; refuses another version, one the institution may not use, and one it has
 * withdrawn, except where it was given into somebody's hands before.
 */
export async function instrumentInUse(
  work: Pick<Work, 'tx' | 'orgId' | 'content'>,
  id: string,
  version: string | null,
  { givenBefore = false } = {},
): Promise<Instrument> {
  const own = id.startsWith(OWN_PREFIX) ? await ownRows(work) : []
  const instrument = withOwn(work.content, own).findInstrument(id)
  if (!instrument || (version !== null && instrument.version !== version))
    return refuse('assessments.unknown-instrument', {
      instrument: id,
      version,
      inUse: instrument?.version ?? null,
    })
  const row = own.find((one) => one.instrument === id && one.version === instrument.version)
  if (row && row.withdrawn_at !== null && !givenBefore)
    return refuse('assessments.instrument-withdrawn', { instrument: id })
  if (
    instrument.availability === 'licence-needed' &&
    !isUsable(instrument, await licencesOf(work.tx, work.orgId))
  )
    return refuse('assessments.licence-needed', { instrument: instrument.id })
  return instrument
}

/**
 * A score needs enough answers (the scale says how many may be missing), and what is asked beside the main scale needs
 * its answer. Where an answer raises an alarm nothing is refused: half a questionnaire with that answer must not be lost.
 */
export function unlessAnswered(instrument: Instrument, scored: Scored): void {
  const counted = instrument.scales.find((scale) => scale.id === instrument.mainScale)?.items ?? []
  const besideScale = scored.missing.filter((item) => !counted.includes(item))
  if (scored.scores[instrument.mainScale] === null || besideScale.length > 0)
    refuse('assessments.too-many-missing', { missing: scored.missing })
}

export function isAlarm(scored: Scored): boolean {
  return scored.flags.some((flag) => flag.action === 'safety-task')
}

/** Writes one administration with its score, and follows what it flags. `actor` is whoever took it or asked for it. */
export async function keepAssessment(
  work: Work,
  actor: Actor,
  given: Given,
): Promise<{ readonly id: string; readonly flags: string[]; readonly safetyTaskIds: string[] }> {
  const { tx, orgId, at, protect } = work
  const { clientId, caseFile, instrument, scored } = given
  const stay = (await encountersOf(work, clientId)).find((one) => one.status === 'in-progress')
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
      client_id: clientId,
      case_id: caseFile?.id ?? null,
      encounter_id: stay?.id ?? null,
      department_id: place.departmentId,
      team_id: place.teamId,
      instrument: instrument.id,
      version: instrument.version,
      mode: given.mode,
      answers_sealed: protect.seal('assessment.answers', JSON.stringify(given.answers)),
      scores: JSON.stringify(scored.scores),
      band: scored.band,
      flags,
      note_sealed: protect.sealMaybe('assessment.note', given.note),
      taken_at: given.takenAt,
      taken_by: actor.accountId,
    })
    .execute()
  work.record({
    act: 'assessments.take',
    subjectKind: 'assessment',
    subjectId: id,
    clientId,
    facts: { instrument: instrument.id, version: instrument.version, mode: given.mode, flags },
  })
  const safetyTaskIds = await followFlags(work, actor, id, given, place)
  const again = caseFile === null ? 'intake-screen' : 'assist-score'
  await work.enqueue(again, { clientId }, at, `${again}:${clientId}`)
  return { id, flags, safetyTaskIds }
}

/** Alarms open a safety task each, also when the client's open case was not named; other flags tell the supervisor. */
async function followFlags(
  work: Work,
  actor: Actor,
  assessmentId: string,
  { clientId, caseFile: named, instrument, scored: { flags } }: Given,
  place: { departmentId: string | null; teamId: string | null },
): Promise<string[]> {
  const caseFile = flags.length === 0 ? null : (named ?? (await findOpenCase(work, clientId)))
  const raised: string[] = []
  for (const flag of flags.filter(({ action }) => action === 'safety-task')) {
    const alarm = { clientId, caseFile, assessmentId, instrument: instrument.id, flag, ...place }
    raised.push(await raiseSafety(work, actor, alarm))
  }
  const [told] = flags.filter(({ action }) => action === 'tell-supervisor')
  if (told) await tellSupervisor(work, actor, { assessmentId, clientId, caseFile, flag: told.code })
  return raised
}

async function tellSupervisor(
  work: Work,
  actor: Actor,
  about: {
    readonly assessmentId: string
    readonly clientId: string
    readonly caseFile: CaseOfClient | null
    readonly flag: string
  },
): Promise<void> {
  const { assessmentId, clientId, caseFile, flag } = about
  const mine = (await workers(work)).find((worker) => worker.id === actor.accountId)
  const supervisorId = caseFile?.supervisorId ?? mine?.supervisorId ?? null
  await work.notify(await supervisorsOf(work, [{ supervisorId }], 'assessments.confirm'), {
    kind: 'assessments.flag',
    subjectKind: 'assessment',
    subjectId: assessmentId,
    facts: { assessmentId, clientId, caseId: caseFile?.id ?? null, flag },
  })
}
