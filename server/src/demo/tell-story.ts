import { dayAt } from '@quancheng/rules/calendar-day.ts'
import { attainmentTScore, progress, stateAfter } from '@quancheng/rules/goal.ts'
import { isLate } from '@quancheng/rules/record.ts'
import type { Content } from '../content/load.ts'
import type { Alarms } from './alarms.ts'
import type { Book } from './book.ts'
import type { Chance } from './chance.ts'
import type { Chronicle } from './chronicle.ts'
import { consentTextHash } from './consent-text.ts'
import { dueOf, endOf } from './due.ts'
import { MINUTE, type Moments } from './moments.ts'
import { tellNotice } from './notices.ts'
import type { House } from './settle.ts'
import { type Signer, signerOf } from './signer.ts'
import type { Story } from './story.ts'
import { type Told, tellAssessments } from './tell-assessments.ts'
import { tellRating } from './tell-rating.ts'

/** Everything the tellers write with, for one house. */
export interface Desk {
  readonly content: Content
  readonly book: Book
  readonly chronicle: Chronicle
  readonly alarms: Alarms
  readonly house: House
  readonly chance: Chance
  readonly moments: Moments
}

/** A story with the ids it has in the house. */
export interface Telling extends Desk {
  readonly story: Story
  readonly caseId: string
  note(
    act: string,
    at: number,
    kind: string,
    id: string,
    facts?: Readonly<Record<string, unknown>>,
    by?: string | null,
  ): void
}

/** A story at the desk: with its case's id, and a way to note what happened in the journal. */
export function telling(desk: Desk, story: Story, caseId: string): Telling {
  const { chronicle, house } = desk
  return {
    ...desk,
    story,
    caseId,
    note: (act, at, subjectKind, subjectId, facts = {}, by = story.worker.id) =>
      chronicle.note({
        orgId: house.id,
        at,
        actorId: by,
        act,
        subjectKind,
        subjectId,
        clientId: story.person.id,
        facts,
      }),
  }
}

/** Writes a whole case: file, consents, assessments, needs, goals, plans, records, evaluation, closures, follow-ups, tasks. */
export function tellStory(desk: Desk, story: Story, caseId: string, number: string): void {
  const { house, content } = desk
  const now = telling(desk, story, caseId)
  const code = house.plan.pack ?? ''
  const pack = content.findPack(code)
  if (!pack) throw new Error(`${house.plan.name} works under the pack ${code}, which is not in the content`)
  const closed = story.closures.findLast((closure) => closure.decision === 'approved')
  const asked = story.closures.at(-1)?.decision === null
  now.note('cases.open', story.openedAt, 'case', caseId, {
    number,
    kind: story.kind,
    ...(story.request && { requestId: story.request.id }),
  })
  const stage = story.stages.at(-1) ?? { stage: 'intake' as const, at: story.openedAt }
  tellConsents(now)
  const assessed = tellAssessments(now)
  tellStages(now)
  const goalIds = tellPlanning(now)
  tellRecords(now, goalIds)
  tellEvaluation(now, goalIds, assessed)
  const dueFrom = tellEnding(now, number)
  const taskDue = tellTasks(now)
  const due = dueOf(story, closed !== undefined, [...dueFrom, ...taskDue, ...assessed.safetyDue])
  desk.book.put('case_file', {
    org_id: house.id,
    id: caseId,
    number,
    client_id: story.person.id,
    encounter_id: story.encounterId,
    request_id: story.request?.id ?? null,
    department_id: story.departmentId,
    team_id: story.worker.teamId,
    worker_id: story.worker.id,
    co_worker_ids: (story.coWorkers ?? []).map((one) => one.id),
    supervisor_id: story.supervisorId,
    pack: pack.code,
    pack_version: pack.version,
    kind: story.kind,
    stage: stage.stage,
    state: closed ? 'closed' : asked ? 'closing' : 'open',
    risk: story.risk,
    problem_sealed: house.sealMaybe('case_file.problem', story.problem),
    strengths_sealed: house.sealMaybe('case_file.strengths', story.strengths),
    opened_at: new Date(story.openedAt),
    stage_since: new Date(stage.at),
    last_service_at: due.lastServiceAt === null ? null : new Date(due.lastServiceAt),
    next_due_at: due.nextDueAt === null ? null : new Date(due.nextDueAt),
    closed_at: closed?.decidedAt ? new Date(closed.decidedAt) : null,
    revision: 1 + story.stages.length,
  })
}

function tellConsents({ book, house, chance, content, story, caseId, note }: Telling): void {
  for (const consent of story.consents) {
    const text = content.findConsentText(consent.scope)
    if (!text) throw new Error(`there is no text for a consent to ${consent.scope}`)
    const id = chance.id(consent.at)
    const signer: Signer | null = consent.emergency ? null : signerOf(story.person, dayAt(consent.at))
    book.put('consent', {
      org_id: house.id,
      id,
      client_id: story.person.id,
      case_id: caseId,
      scope: consent.scope,
      recipient: consent.recipient ?? null,
      text_version: text.version,
      text_hash: consentTextHash(text),
      signed_by: signer?.by ?? null,
      signer_sealed: house.sealMaybe('consent.signer', signer?.name ?? null),
      signer_relation: signer?.relation ?? null,
      method: consent.method ?? 'paper',
      witness_sealed: house.sealMaybe('consent.witness', consent.witness ?? null),
      emergency_sealed: house.sealMaybe('consent.emergency', consent.emergency ?? null),
      signed_at: new Date(consent.at),
      expires_on: null,
      withdrawn_at: consent.withdrawnAt ? new Date(consent.withdrawnAt) : null,
      withdrawn_by: consent.withdrawnAt ? story.worker.id : null,
      recorded_by: story.worker.id,
    })
    note('clients.give-consent', consent.at, 'consent', id, {
      scope: consent.scope,
      textVersion: text.version,
      signedBy: signer?.by ?? null,
      method: consent.method ?? 'paper',
      ...(signer === null && { emergency: true }),
    })
  }
}

function tellStages({ book, house, chance, story, caseId, note }: Telling): void {
  const [first] = stagesOf(story)
  let before = first?.stage ?? 'intake'
  for (const [place, { stage, at, by }] of stagesOf(story).entries()) {
    book.put('case_stage', {
      org_id: house.id,
      id: chance.id(at),
      case_id: caseId,
      stage,
      since: new Date(at),
      by: by ?? story.worker.id,
    })
    if (place > 0 && stage !== 'closure' && stage !== 'follow-up')
      note('cases.advance', at, 'case', caseId, { from: before, to: stage })
    before = stage
  }
}

function stagesOf(story: Story): Story['stages'] {
  return [{ stage: 'intake', at: story.openedAt }, ...story.stages]
}

/** Needs, goals, and the plans that were made of them. */
function tellPlanning(telling: Telling): readonly string[] {
  const { book, house, chance, story, caseId, note } = telling
  const needs = story.needs.map((need, place) => ({ ...need, id: chance.id(need.at + place) }))
  for (const need of needs) {
    book.put('need', {
      org_id: house.id,
      id: need.id,
      case_id: caseId,
      domain: need.domain,
      text_sealed: house.seal('need.text', need.text),
      severity: need.severity,
      severity_now: need.severityNow,
      priority: need.priority,
      state: need.state,
      removed_at: null,
    })
    note('cases.need.add', need.at, 'need', need.id, { caseId, domain: need.domain })
  }
  const attainments = story.evaluation?.attainments ?? []
  const goals = story.goals.map((goal, place) => ({ ...goal, id: chance.id(goal.at + place) }))
  for (const [place, goal] of goals.entries()) {
    const attainment = attainments[place] ?? null
    book.put('goal', {
      org_id: house.id,
      id: goal.id,
      case_id: caseId,
      need_id: goal.need === null ? null : (needs[goal.need]?.id ?? null),
      text_sealed: house.seal('goal.text', goal.text),
      measure_sealed: house.sealMaybe('goal.measure', goal.measure),
      unit: goal.unit,
      instrument: goal.instrument,
      baseline: goal.baseline,
      target: goal.target,
      current: goal.current,
      due_on: goal.dueOn,
      state: goal.state,
      attainment,
      actions_sealed: house.sealMaybe('goal.actions', goal.actions),
      responsible_sealed: house.sealMaybe('goal.responsible', goal.responsible),
      removed_at: null,
      revision: attainment === null ? 1 : 2,
    })
    note('cases.goal.add', goal.at, 'goal', goal.id, { caseId })
  }
  for (const [place, plan] of story.plans.entries()) {
    const id = chance.id(plan.madeAt)
    const isLast = place === story.plans.length - 1
    const signer = plan.agreedAt === null ? null : signerOf(story.person, dayAt(plan.agreedAt))
    const body = {
      summary: plan.summary,
      needs: needs
        .filter((need) => need.at <= plan.madeAt)
        .map(({ id: needId, domain, text, severity, priority }) => ({
          id: needId,
          domain,
          text,
          severity,
          severityNow: severity,
          priority,
          state: 'open',
        })),
      goals: goals
        .filter((goal) => goal.at <= plan.madeAt)
        .map((goal) => {
          const current = place === 0 ? goal.baseline : goal.current
          const { baseline, target } = goal
          return {
            id: goal.id,
            needId: goal.need === null ? null : (needs[goal.need]?.id ?? null),
            text: goal.text,
            measure: goal.measure,
            unit: goal.unit,
            instrument: goal.instrument,
            baseline,
            target,
            current,
            dueOn: goal.dueOn,
            state: 'open',
            progress: progress({ baseline, target, current }),
            attainment: null,
            actions: goal.actions,
            responsible: goal.responsible,
          }
        }),
    }
    book.put('plan', {
      org_id: house.id,
      id,
      case_id: caseId,
      version: place + 1,
      body_sealed: house.seal('plan.body', JSON.stringify(body)),
      review_on: plan.reviewOn,
      state:
        plan.agreedAt === null
          ? 'draft'
          : isLast || story.plans[place + 1]?.agreedAt === null
            ? 'agreed'
            : 'replaced',
      agreed_by: signer?.by ?? null,
      signer_sealed: house.sealMaybe('plan.signer', signer?.name ?? null),
      signer_relation: signer?.relation ?? null,
      agreed_at: plan.agreedAt === null ? null : new Date(plan.agreedAt),
      made_by: story.worker.id,
      made_at: new Date(plan.madeAt),
      revision: plan.agreedAt === null ? 1 : 2,
    })
    const version = place + 1
    note('cases.plan.make', plan.madeAt, 'plan', id, {
      caseId,
      version,
      needs: body.needs.length,
      goals: body.goals.length,
    })
    if (plan.agreedAt !== null)
      note('cases.plan.agree', plan.agreedAt, 'plan', id, { caseId, version, agreedBy: signer?.by ?? null })
  }
  return goals.map((goal) => goal.id)
}

function tellRecords(telling: Telling, goalIds: readonly string[]): void {
  const { book, house, chance, content, story, caseId, note } = telling
  const limit = content.deadlines.recordLateAfterMinutes
  for (const record of story.records) {
    const id = record.id ?? chance.id(record.writtenAt)
    const by = record.by ?? story.worker
    const late =
      record.signedAt !== null &&
      isLate({ occurredAtMs: record.at, minutes: record.minutes }, record.signedAt, limit)
    book.put('service_record', {
      org_id: house.id,
      id,
      case_id: caseId,
      client_id: story.person.id,
      department_id: story.departmentId,
      team_id: story.worker.teamId,
      worker_id: by.id,
      occurred_at: new Date(record.at),
      minutes: record.minutes,
      channel: record.channel,
      place_sealed: house.sealMaybe('service_record.place', record.place),
      present_sealed: house.sealMaybe('service_record.present', record.present),
      purpose_sealed: house.sealMaybe('service_record.purpose', record.purpose),
      content_sealed: house.seal('service_record.content', record.content),
      response_sealed: house.sealMaybe('service_record.response', record.response),
      next_step_sealed: house.sealMaybe('service_record.next_step', record.next),
      next_on: record.nextOn,
      goal_ids: record.goals.flatMap((place) => goalIds[place] ?? []),
      state: record.signedAt === null ? 'draft' : 'signed',
      late,
      written_at: new Date(record.writtenAt),
      signed_at: record.signedAt === null ? null : new Date(record.signedAt),
      twin_id: record.twinId ?? null,
      revision: (record.signedAt === null ? 1 : 2) + (record.amended ? 1 : 0),
    })
    const { minutes, channel } = record
    note('cases.read', record.writtenAt - 2 * MINUTE, 'case', caseId, {}, by.id)
    note('cases.record.draft', record.writtenAt, 'record', id, { caseId, minutes, channel }, by.id)
    if (record.signedAt !== null)
      note('cases.record.sign', record.signedAt, 'record', id, { caseId, late, minutes, channel }, by.id)
    if (record.amended) {
      const { at, reason, before } = record.amended
      book.put('record_amendment', {
        org_id: house.id,
        id: chance.id(at),
        record_id: id,
        at: new Date(at),
        by: by.id,
        reason_sealed: house.seal('record_amendment.reason', reason),
        before_sealed: house.seal('record_amendment.before', JSON.stringify({ content: before })),
      })
      note('cases.record.amend', at, 'record', id, { caseId, fields: ['content'] }, by.id)
    }
  }
}

function tellEvaluation(telling: Telling, goalIds: readonly string[], assessed: Told): void {
  const { book, house, chance, story, caseId, note } = telling
  const { evaluation } = story
  if (!evaluation) return
  const id = chance.id(evaluation.at)
  const goals = evaluation.attainments.flatMap((attainment, place) => {
    const goalId = goalIds[place]
    return goalId === undefined ? [] : [{ goalId, attainment, state: stateAfter(attainment) }]
  })
  const pairs = assessed.pairsAt(evaluation.at)
  const tScore = attainmentTScore(goals.map(({ attainment }) => ({ attainment, weight: 1 })))
  book.put('evaluation', {
    org_id: house.id,
    id,
    case_id: caseId,
    at: new Date(evaluation.at),
    by: story.worker.id,
    summary_sealed: house.seal('evaluation.summary', evaluation.summary),
    client_view_sealed: house.sealMaybe('evaluation.client_view', evaluation.clientView),
    satisfaction: evaluation.satisfaction,
    goals: JSON.stringify(goals),
    pairs: JSON.stringify(pairs),
    t_score: tScore,
  })
  note('cases.evaluate', evaluation.at, 'evaluation', id, {
    caseId,
    goals: goals.length,
    tScore,
    instruments: pairs.map((pair) => pair.instrument),
  })
}

/** Closures and follow-ups; answers the days that are still due. */
function tellEnding(telling: Telling, number: string): number[] {
  const { book, house, chance, story, caseId, note, alarms } = telling
  let closureId: string | null = null
  for (const closure of story.closures) {
    closureId = chance.id(closure.askedAt)
    const decided = closure.decidedAt
    book.put('closure', {
      org_id: house.id,
      id: closureId,
      case_id: caseId,
      reason: closure.reason,
      summary_sealed: house.seal('closure.summary', closure.summary),
      missing: [...closure.missing],
      missing_sealed: house.sealMaybe('closure.missing', closure.missingReason),
      asked_by: story.worker.id,
      asked_at: new Date(closure.askedAt),
      state: closure.decision ?? 'requested',
      decided_by: decided === null ? null : story.supervisorId,
      decided_at: decided === null ? null : new Date(decided),
      remark_sealed: house.sealMaybe('closure.remark', closure.remark),
      reopened_at: null,
      reopened_by: null,
      reopened_sealed: null,
      revision: decided === null ? 1 : 2,
    })
    tellOfClosure(telling, closure, closureId, number)
    const followUps = story.followUps.filter((one) => one.withClosure).length
    const { reason, missing } = closure
    note('cases.closure.ask', closure.askedAt, 'closure', closureId, { caseId, reason, missing, followUps })
    if (decided !== null) {
      note('cases.read', decided - 4 * MINUTE, 'case', caseId, {}, story.supervisorId)
      note(
        'cases.closure.decide',
        decided,
        'closure',
        closureId,
        { caseId, state: closure.decision },
        story.supervisorId,
      )
    }
    if (closure.decision === 'approved') tellRating(telling, closureId)
  }
  const due: number[] = []
  for (const followUp of story.followUps) {
    const id = chance.id(followUp.plannedAt)
    book.put('follow_up', {
      org_id: house.id,
      id,
      case_id: caseId,
      closure_id: followUp.withClosure ? closureId : null,
      client_id: story.person.id,
      department_id: story.departmentId,
      team_id: story.worker.teamId,
      assignee_id: story.worker.id,
      planned_on: followUp.plannedOn,
      method: followUp.method,
      state: followUp.state,
      attempts: JSON.stringify(
        followUp.attempts.map((attempt) => ({
          at: new Date(attempt.at).toISOString(),
          by: story.worker.id,
          method: attempt.method,
          result: attempt.result,
        })),
      ),
      done_at: followUp.doneAt === null ? null : new Date(followUp.doneAt),
      domains: JSON.stringify(followUp.domains),
      finding_sealed: house.sealMaybe('follow_up.finding', followUp.finding),
      new_needs_sealed: house.sealMaybe('follow_up.new_needs', followUp.newNeeds),
      next_sealed: house.sealMaybe('follow_up.next', followUp.next),
      escalation: followUp.escalation,
      revision: 1 + followUp.attempts.length,
    })
    let tried = 0
    for (const attempt of followUp.attempts) {
      tried += 1
      if (attempt.at === followUp.doneAt)
        note('cases.follow-up.do', attempt.at, 'follow-up', id, {
          caseId,
          method: attempt.method,
          domains: followUp.domains,
          next: null,
        })
      else
        note('cases.follow-up.try', attempt.at, 'follow-up', id, {
          caseId,
          result: attempt.result,
          state: tried === followUp.attempts.length ? followUp.state : 'planned',
          attempts: tried,
        })
    }
    if (followUp.state === 'planned' || followUp.state === 'missed') {
      due.push(endOf(followUp.plannedOn))
      alarms.followUp(house.id, id, followUp.plannedOn)
    }
  }
  return due
}

/** The supervisor has a closure to decide, or the worker one that came back. */
function tellOfClosure(
  telling: Telling,
  closure: Story['closures'][number],
  closureId: string,
  number: string,
): void {
  const { story, caseId } = telling
  const about = { subjectKind: 'case', subjectId: caseId }
  if (closure.decision === null)
    tellNotice(telling, [story.supervisorId], {
      kind: 'closure-asked',
      ...about,
      at: closure.askedAt,
      facts: { number, closureId },
    })
  if (closure.decidedAt !== null)
    tellNotice(telling, [story.worker.id], {
      kind: closure.decision === 'returned' ? 'closure-returned' : 'closure-approved',
      ...about,
      at: closure.decidedAt,
      facts: { number },
    })
}

function tellTasks({ book, house, chance, story, caseId, note }: Telling): number[] {
  const due: number[] = []
  for (const task of story.tasks) {
    const id = chance.id(task.madeAt)
    book.put('task', {
      org_id: house.id,
      id,
      kind: 'to-do',
      client_id: story.person.id,
      case_id: caseId,
      request_id: null,
      assessment_id: null,
      department_id: story.departmentId,
      team_id: story.worker.teamId,
      assignee_id: story.worker.id,
      title_sealed: house.seal('task.title', task.title),
      facts: '{}',
      due_at: task.dueAt === null ? null : new Date(task.dueAt),
      state: task.doneAt === null ? 'open' : 'done',
      escalation: 0,
      finding_sealed: null,
      answered_by: null,
      answered_at: null,
      confirmed_by: null,
      confirmed_at: null,
      made_by: story.worker.id,
      made_at: new Date(task.madeAt),
      ended_at: task.doneAt === null ? null : new Date(task.doneAt),
      revision: task.doneAt === null ? 1 : 2,
    })
    note('cases.task.add', task.madeAt, 'task', id, { caseId })
    if (task.doneAt !== null) note('cases.task.tick', task.doneAt, 'task', id, { caseId, done: true })
    else if (task.dueAt !== null) due.push(task.dueAt)
  }
  return due
}
