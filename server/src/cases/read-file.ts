import type { CaseFile } from '@quancheng/contract/cases.ts'
import type { StandardPack } from '@quancheng/contract/content/standard-pack.ts'
import { reachOf, within } from '@quancheng/rules/access.ts'
import { dayAt } from '@quancheng/rules/calendar-day.ts'
import { missingPapers, nextStep, type Paper, type Stage, stepsFor } from '@quancheng/rules/course.ts'
import { planFollowUps } from '@quancheng/rules/follow-up.ts'
import { isLeftBehind } from '@quancheng/rules/record.ts'
import { assessmentsOf, pairReader, safetyOf } from '../assessments/public.ts'
import { clientLines, consentsOf, contactsOf, deathOf, encountersOf } from '../clients/public.ts'
import type { Person, Work } from '../http/call.ts'
import { type CaseRow, lineOf, ownersOf } from './case-store.ts'
import { closureRows, closureView, evaluationRows, evaluationView } from './ending/ending-store.ts'
import { attemptsOf, followUpRows, followUpView } from './ending/follow-up-store.ts'
import { factsOf } from './papers/papers.ts'
import { peopleOf } from './people.ts'
import { goalsOf } from './plan/goal-store.ts'
import { needsOf } from './plan/need-store.ts'
import { planRows, planView } from './plan/plan-store.ts'
import { amendmentRows, authorship, carriersOf, recordRows, recordView } from './records/record-store.ts'
import { courseOf, packOf, unsetOf } from './standard/pack.ts'
import { earlierPacks, packMoves } from './standard/pack-moves.ts'
import { mayMove } from './standard/who-moves.ts'
import { taskRows, taskView } from './task-store.ts'

/** The whole file of a case, read in two volleys of statements however long it is. */
export async function readFile(work: Work, actor: Person, row: CaseRow): Promise<CaseFile> {
  const { id, client_id: clientId } = row
  const [
    needs,
    goals,
    plans,
    records,
    amendments,
    evaluations,
    closures,
    followUps,
    tasks,
    safety,
    assessments,
    moves,
  ] = await Promise.all([
    needsOf(work, id),
    goalsOf(work, id),
    planRows(work, id),
    recordRows(work, id),
    amendmentRows(work, id),
    evaluationRows(work, id),
    closureRows(work, id),
    followUpRows(work, id),
    taskRows(work, id),
    safetyOf(work, { clientId }),
    assessmentsOf(work, actor, clientId),
    packMoves(work, id),
  ])
  const [pack, clients, encounters, contacts, died, consents, facts, since, department, person] =
    await Promise.all([
      packOf(work, row),
      clientLines(work, [clientId]),
      encountersOf(work, clientId),
      contactsOf(work, clientId),
      deathOf(work, clientId),
      consentsOf(work, clientId),
      factsOf(work, row),
      stagesSince(work, id),
      departmentName(work, row.department_id),
      peopleOf(work, [
        row.worker_id,
        row.supervisor_id,
        ...row.co_worker_ids,
        ...plans.map((plan) => plan.made_by),
        ...records.map((record) => record.worker_id),
        ...amendments.map((amendment) => amendment.by),
        ...evaluations.map((evaluation) => evaluation.by),
        ...closures.flatMap((closure) => [closure.asked_by, closure.decided_by, closure.reopened_by]),
        ...followUps.flatMap((one) => [one.assignee_id, ...attemptsOf(one).map((attempt) => attempt.by)]),
        ...tasks.map((task) => task.assignee_id),
        ...moves.map((move) => move.by),
      ]),
    ])
  const readPairs = evaluations.length === 0 ? () => [] : await pairReader(work, assessments)
  const earlier = await earlierPacks(work, moves, person)
  const goalNames = new Map(goals.map((goal) => [goal.id, goal.text]))
  const contact = (id: string) => {
    const found = contacts.find((each) => each.id === id)
    return { id, name: found?.name ?? '—', relation: found?.relation ?? null }
  }
  const amendmentsOf = Map.groupBy(amendments, (amendment) => amendment.record_id)
  return {
    ...lineOf(row, clients, person),
    pack: { code: pack.code, version: row.pack_version, name: pack.name, unset: unsetOf(pack), earlier },
    requestId: row.request_id,
    department,
    problem: work.protect.openMaybe('case_file.problem', row.problem_sealed),
    strengths: work.protect.openMaybe('case_file.strengths', row.strengths_sealed),
    coWorkers: row.co_worker_ids.map(person),
    ...courseView(row, pack, facts.papers, since),
    encounters,
    contacts,
    consents,
    assessments,
    safety,
    needs,
    goals,
    plans: plans.map((plan) => planView(work, plan, person)),
    records: records
      .filter(
        (record) =>
          record.state === 'signed' ||
          record.worker_id === actor.accountId ||
          isLeftBehind(authorship(record), carriersOf(row)),
      )
      .map((record) => recordView(work, record, amendmentsOf.get(record.id) ?? [], person)),
    evaluations: evaluations.map((one) =>
      evaluationView(work, one, person, (goalId) => goalNames.get(goalId) ?? '—', readPairs(one.pairs)),
    ),
    closures: closures.map((closure) => closureView(work, closure, person)),
    followUps: followUps.map((one) => followUpView(work, one, person, contact)),
    bereavement: died === null ? null : { diedOn: died, days: daysOfGrief(work, died) },
    tasks: tasks.filter((task) => task.kind !== 'safety').map((task) => taskView(work, task, person)),
    may: mayOf(actor, row),
  }
}

/** Each step as the pack calls it, what it asks for and what of it is there; and what the next step still waits for. */
function courseView(
  row: CaseRow,
  pack: StandardPack,
  papers: readonly Paper[],
  since: ReadonlyMap<string, Date>,
): Pick<CaseFile, 'steps' | 'next'> {
  const course = courseOf(pack)
  const kind = row.kind as CaseFile['kind']
  const stage = row.stage as Stage
  const walked = stepsFor(course, kind)
  const next = row.state === 'open' ? nextStep(course, kind, stage) : null
  return {
    steps: course.steps
      .toSorted((first, second) => first.order - second.order)
      .map((step) => ({
        stage: step.stage,
        name: step.name,
        skipped: !walked.includes(step),
        since: since.get(step.stage)?.toISOString() ?? null,
        papers: (step.papers[kind] ?? []).map((paper) => ({ paper, there: papers.includes(paper) })),
      })),
    next: next ? { stage: next.stage, missing: [...missingPapers(course, kind, stage, papers)] } : null,
  }
}

function mayOf(actor: Person, row: CaseRow): CaseFile['may'] {
  const owners = ownersOf(row)
  const reaches = (permission: `cases.${string}`) => within(actor, reachOf(actor, permission), owners)
  return {
    write: reaches('cases.write'),
    close: reaches('cases.close'),
    approve: reaches('cases.approve'),
    assign: reaches('cases.assign'),
    print: reaches('cases.print'),
    standard: mayMove(actor, row),
  }
}

async function stagesSince({ tx, orgId }: Work, caseId: string): Promise<Map<string, Date>> {
  const rows = await tx
    .selectFrom('case_stage')
    .select(['stage', 'since'])
    .where('org_id', '=', orgId)
    .where('case_id', '=', caseId)
    .orderBy('since')
    .execute()
  return new Map(rows.map((row) => [row.stage, row.since]))
}

async function departmentName({ tx, orgId }: Work, id: string | null): Promise<string | null> {
  if (id === null) return null
  const row = await tx
    .selectFrom('department')
    .select('name')
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.name ?? null
}

/** The days on which those who stay behind are thought of, as far as they are still to come; null while nobody has set them. */
function daysOfGrief({ content, at }: Pick<Work, 'content' | 'at'>, diedOn: string): string[] | null {
  const today = dayAt(at.getTime())
  return (
    planFollowUps(diedOn, content.bereavement.contactAfterDays.value)?.filter((day) => day >= today) ?? null
  )
}
