import { safetyDueAt } from '@quancheng/rules/safety.ts'
import { score } from '@quancheng/rules/scoring.ts'
import { DAY } from './moments.ts'
import { tellNotice } from './notices.ts'
import type { StoryAssessment } from './story.ts'
import type { Telling } from './tell-story.ts'

export interface Pair {
  readonly instrument: string
  readonly firstId: string
  readonly lastId: string
}

export interface Told {
  /** first and last scored assessments as they stood at an instant */
  pairsAt(atMs: number): Pair[]
  /** when unsettled safety tasks fall due */
  readonly safetyDue: readonly number[]
}

const BEFORE_OPENING = 30 * DAY

/** Writes assessments, scored by the rule, and the safety tasks their alarms opened. */
export function tellAssessments(telling: Telling): Told {
  const { book, house, chance, content, story, caseId, note } = telling
  const taken: { instrument: string; at: number; id: string }[] = []
  const safetyDue: number[] = []
  for (const one of story.assessments) {
    const instrument = content.findInstrument(one.instrument)
    if (!instrument) throw new Error(`there is no instrument ${one.instrument}`)
    const scored = score(instrument, one.answers)
    const by = one.by ?? story.worker
    const id = chance.id(one.at)
    const value = scored.scores[instrument.mainScale] ?? null
    if (value !== null) taken.push({ instrument: instrument.id, at: one.at, id })
    const flags = scored.flags.map((flag) => flag.code)
    book.put('assessment', {
      org_id: house.id,
      id,
      client_id: story.person.id,
      case_id: one.at < story.openedAt ? null : caseId,
      encounter_id: story.encounterId,
      department_id: story.departmentId,
      team_id: story.worker.teamId,
      instrument: instrument.id,
      version: instrument.version,
      mode: one.mode,
      answers_sealed: house.seal('assessment.answers', JSON.stringify(one.answers)),
      scores: JSON.stringify(scored.scores),
      band: scored.band,
      flags,
      note_sealed: house.sealMaybe('assessment.note', one.note ?? null),
      taken_at: new Date(one.at),
      taken_by: by.id,
      voided_at: null,
      voided_sealed: null,
    })
    const { version } = instrument
    note(
      'assessments.take',
      one.at,
      'assessment',
      id,
      { instrument: instrument.id, version, mode: one.mode, flags },
      by.id,
    )
    for (const flag of scored.flags.filter(({ action }) => action === 'safety-task')) {
      const due = tellSafety(telling, one, id, { ...flag, instrument: instrument.id })
      if (due !== null) safetyDue.push(due)
    }
  }
  return {
    safetyDue,
    pairsAt: (atMs) => {
      const before = taken.filter(({ at }) => at <= atMs && at >= story.openedAt - BEFORE_OPENING)
      return [...Map.groupBy(before, ({ instrument }) => instrument)].flatMap(([instrument, scores]) => {
        const [first, last] = [scores[0], scores.at(-1)]
        if (!first || !last || scores.length < 2) return []
        return [{ instrument, firstId: first.id, lastId: last.id }]
      })
    },
  }
}

interface Flag {
  readonly code: string
  readonly value: number
  readonly severity: string
  readonly instrument: string
}

/** A safety task: open, answered, or settled by two people; answers when it is due while it is unsettled. */
function tellSafety(telling: Telling, one: StoryAssessment, assessmentId: string, flag: Flag): number | null {
  const { book, house, chance, content, story, caseId, note, alarms } = telling
  const id = chance.id(one.at)
  const { safetyAssessmentMinutes, safetyConfirmationMinutes } = content.deadlines
  const safety = one.safety ?? null
  const isDone = safety?.confirmedAt != null
  const due = safety
    ? safetyDueAt(safety.answeredAt, safetyConfirmationMinutes)
    : safetyDueAt(one.at, safetyAssessmentMinutes)
  const finding = safety && { level: safety.level, actions: safety.actions, words: safety.words }
  book.put('task', {
    org_id: house.id,
    id,
    kind: 'safety',
    client_id: story.person.id,
    case_id: caseId,
    request_id: null,
    assessment_id: assessmentId,
    department_id: story.departmentId,
    team_id: story.worker.teamId,
    assignee_id: story.worker.id,
    title_sealed: null,
    facts: JSON.stringify({
      flag: flag.code,
      value: flag.value,
      severity: flag.severity,
      instrument: flag.instrument,
      supervisorId: story.supervisorId,
    }),
    due_at: due === null ? null : new Date(due),
    state: isDone ? 'done' : safety ? 'answered' : 'open',
    escalation: 0,
    finding_sealed: finding ? house.seal('task.finding', JSON.stringify(finding)) : null,
    answered_by: safety ? story.worker.id : null,
    answered_at: safety ? new Date(safety.answeredAt) : null,
    confirmed_by: isDone ? story.supervisorId : null,
    confirmed_at: safety?.confirmedAt ? new Date(safety.confirmedAt) : null,
    made_by: one.by?.id ?? story.worker.id,
    made_at: new Date(one.at),
    ended_at: safety?.confirmedAt ? new Date(safety.confirmedAt) : null,
    revision: 1 + (safety ? 1 : 0) + (isDone ? 1 : 0),
  })
  note('assessments.safety.raise', one.at, 'task', id, { flag: flag.code, value: flag.value, assessmentId })
  if (safety)
    note('assessments.safety.answer', safety.answeredAt, 'task', id, {
      level: safety.level,
      actions: safety.actions,
    })
  if (safety?.confirmedAt)
    note(
      'assessments.safety.confirm',
      safety.confirmedAt,
      'task',
      id,
      { answeredBy: story.worker.id },
      story.supervisorId,
    )
  if (!isDone)
    tellNotice(telling, [safety ? null : story.worker.id, story.supervisorId], {
      kind: safety ? 'safety.answered' : 'safety.raised',
      subjectKind: 'safety',
      subjectId: id,
      at: safety ? safety.answeredAt : one.at,
      facts: {
        taskId: id,
        clientId: story.person.id,
        caseId,
        ...(safety ? { level: safety.level } : { flag: flag.code }),
      },
    })
  if (isDone || due === null) return null
  alarms.safety(house.id, id, due)
  return due
}
