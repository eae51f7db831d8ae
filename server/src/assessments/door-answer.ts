import type { assessmentDoor, QuestionnaireKept } from '@quancheng/contract/assessment-links.ts'
import type { Actor } from '@quancheng/rules/access.ts'
import { checkAnswers, score } from '@quancheng/rules/scoring.ts'
import { askedAnswers } from '@quancheng/rules/scoring-answers.ts'
import { namesOf } from '../access/colleagues.ts'
import { grantsOf } from '../access/duties.ts'
import { doorOf, promiseOf } from '../access/house-door.ts'
import { hasLivingConsent } from '../clients/public.ts'
import type { Work } from '../http/call.ts'
import {
  type DoorLink,
  lockLinkBySecret,
  organisationOf,
  stateOf,
  unlessOpen,
  useLink,
} from '../http/door-link.ts'
import type { DoorAction } from '../http/doorway.ts'
import { orRefuse, refuse } from '../http/refused.ts'
import { findCaseFile } from './case-of-client.ts'
import { aboutDoor } from './door-open.ts'
import { instrumentInUse, isAlarm, keepAssessment, unlessAnswered } from './keep-assessment.ts'
import { askedIn } from './link-store.ts'
import { safetyNotice } from './safety-overdue.ts'

/**
 * The answers of somebody alone with a phone, kept and scored as any other. A link is used once; the same send again is
 * answered as before. An alarm also gets through a link that ran out or was withdrawn before anybody answered: somebody
 * may be in danger now. What the page may promise is read back from what has been written.
 */
export const answerLink: DoorAction<typeof assessmentDoor.answerLink> = async (way, input) => {
  const orgId = await organisationOf(way, input.secret)
  return way.within(orgId, input.commandId, async (work) => {
    const link = await lockLinkBySecret(work, input.secret)
    if (link.used_command === input.commandId && link.assessment_id !== null)
      return kept(work, link, link.assessment_id)
    const instrument = await instrumentInUse(work, askedIn(link), input.version, { givenBefore: true })
    orRefuse(checkAnswers(instrument, input.answers))
    const answers = askedAnswers(instrument.items, input.answers)
    const scored = score(instrument, answers)
    const alarm = isAlarm(scored)
    if (!alarm || stateOf(link, work.at) === 'used') unlessOpen(link, work.at)
    if (!alarm) unlessAnswered(instrument, scored)
    const clientId = link.client_id
    const caseFile = link.case_id === null ? null : await findCaseFile(work, clientId, link.case_id)
    if (caseFile && !alarm && !(await hasLivingConsent(work, clientId, 'service')))
      refuse('intake.link-withdrawn')

    const given = { clientId, caseFile, instrument, answers, scored, takenAt: work.at, note: null }
    const maker = await makerOf(work, link)
    const written = await keepAssessment(work, maker, { ...given, mode: 'link' })
    await useLink(work, link, { commandId: input.commandId, assessmentId: written.id })
    await tellMaker(work, link, maker, written)
    return kept(work, link, written.id)
  })
}

/** Whoever gave the link out, as far as they still serve here; somebody who has left carries nothing any more. */
async function makerOf({ tx, orgId, content }: Work, link: DoorLink): Promise<Actor> {
  const duties = await tx
    .selectFrom('duty as d')
    .innerJoin('member as m', (join) =>
      join.onRef('m.org_id', '=', 'd.org_id').onRef('m.account_id', '=', 'd.account_id'),
    )
    .select(['d.duty', 'm.team_id', 'm.department_ids'])
    .where('d.org_id', '=', orgId)
    .where('d.account_id', '=', link.made_by)
    .where('d.ended_at', 'is', null)
    .where('m.left_at', 'is', null)
    .execute()
  const [first] = duties
  return {
    accountId: link.made_by,
    orgId,
    teamIds: first?.team_id == null ? [] : [first.team_id],
    departmentIds: first?.department_ids ?? [],
    openedClientIds: [],
    grants: duties.flatMap(({ duty }) => grantsOf(content, duty)),
  }
}

/** They did not see the answers being given: they are told of them, and first of all of an alarm. */
async function tellMaker(
  work: Work,
  link: DoorLink,
  maker: Actor,
  written: { readonly id: string; readonly safetyTaskIds: readonly string[] },
): Promise<void> {
  if (maker.grants.length === 0) return
  const tasks = await safetyTasksOf(work, written.id)
  for (const task of tasks)
    await work.notify([maker.accountId], safetyNotice('safety.raised', task, { flag: task.flag }))
  if (tasks.length > 0) return
  await work.notify([maker.accountId], {
    kind: 'assessments.answered',
    subjectKind: 'assessment',
    subjectId: written.id,
    facts: { assessmentId: written.id, clientId: link.client_id, caseId: link.case_id },
  })
}

async function safetyTasksOf({ tx, orgId }: Pick<Work, 'tx' | 'orgId'>, assessmentId: string) {
  const rows = await tx
    .selectFrom('task')
    .select(['id', 'client_id', 'case_id', 'due_at', 'facts'])
    .where('org_id', '=', orgId)
    .where('kind', '=', 'safety')
    .where('assessment_id', '=', assessmentId)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, flag: (row.facts as { flag: string }).flag }))
}

async function kept(work: Work, link: DoorLink, assessmentId: string): Promise<QuestionnaireKept> {
  const about = await aboutDoor(work, link)
  const tasks = await safetyTasksOf(work, assessmentId)
  const [task] = tasks
  if (!task) return { ...about, alarm: null }
  const { hours } = await doorOf(work)
  const told = await work.tx
    .selectFrom('notice')
    .select('account_id')
    .distinct()
    .where('org_id', '=', work.orgId)
    .where('kind', '=', 'safety.raised')
    .where(
      'subject_id',
      'in',
      tasks.map(({ id }) => id),
    )
    .execute()
  const names = await namesOf(
    work,
    told.map((row) => row.account_id),
  )
  return {
    ...about,
    alarm: { told: [...names.values()].toSorted(), ...promiseOf(hours, task.due_at, work.at) },
  }
}
