import type { compliance, IncidentLine } from '@quancheng/contract/compliance.ts'
import { may } from '@quancheng/rules/access.ts'
import { namesOf } from '../access/colleagues.ts'
import type { Action, Work } from '../http/call.ts'
import { dueOf, findIncident, type IncidentRow, listIncidents, note, stepsOf } from './incident-store.ts'

/** 泄露事件: all of them for those who answer for it, one's own for everybody else. */
export const incidents: Action<typeof compliance.incidents> = async (call) => {
  const { actor, content } = call
  const rows = await listIncidents(call, may(actor, 'compliance.read') ? null : actor.accountId)
  const names = await namesOf(
    call,
    rows.map((row) => row.reported_by),
  )
  return {
    kinds: content.incident.kinds.map((kind) => ({ ...kind })),
    steps: content.incident.steps.length,
    rows: rows.map((row) => lineOf(call, row, row.ticked, names)),
  }
}

/** One of them, with what there is to do and to send. */
export const incident: Action<typeof compliance.incident> = async (call) => {
  const { tx, orgId, content, protect, input } = call
  const row = await findIncident(call, input.incidentId)
  const [ticked, institution] = await Promise.all([
    stepsOf(call, row.id),
    tx.selectFrom('organisation').select('name').where('id', '=', orgId).executeTakeFirstOrThrow(),
  ])
  const names = await namesOf(call, [
    row.reported_by,
    row.closing_by,
    row.closed_by,
    ...ticked.map((step) => step.by),
  ])
  const person = (id: string) => ({ id, name: names.get(id) ?? '' })
  note(call, 'compliance.read-incident', row.id, {})
  const said = (column: 'cause' | 'harm' | 'measures' | 'advice' | 'contact') =>
    protect.openMaybe(`incident.${column}`, row[`${column}_sealed`])
  return {
    ...lineOf(
      call,
      row,
      ticked.map(({ step }) => step),
      names,
    ),
    institution: institution.name,
    reportedAt: row.reported_at.toISOString(),
    what: protect.open('incident.what', row.what_sealed),
    cause: said('cause'),
    harm: said('harm'),
    measures: said('measures'),
    advice: said('advice'),
    contact: said('contact'),
    steps: content.incident.steps.map((step) => {
      const done = ticked.find((each) => each.step === step.id)
      const notice = content.incident.notices.find(({ id }) => id === step.notice)
      return {
        id: step.id,
        name: step.name,
        about: step.about,
        source: step.source,
        mayBeNotNeeded: step.mayBeNotNeeded,
        notice: notice ? { name: notice.name, body: notice.body } : null,
        dueAt: dueOf(step, row.found_at)?.toISOString() ?? null,
        ticked: done
          ? {
              outcome: done.outcome as 'done' | 'not-needed',
              words: protect.open('incident_step.words', done.words_sealed),
              by: person(done.by),
              at: done.at.toISOString(),
            }
          : null,
      }
    }),
    closing:
      row.closing_by === null
        ? null
        : {
            by: person(row.closing_by),
            words: protect.openMaybe('incident.closing', row.closing_sealed) ?? '',
          },
    closed:
      row.closed_by === null || row.closed_at === null
        ? null
        : { by: person(row.closed_by), at: row.closed_at.toISOString() },
  }
}

function lineOf(
  { content, at }: Pick<Work, 'content' | 'at'>,
  row: IncidentRow,
  ticked: readonly string[],
  names: ReadonlyMap<string, string>,
): IncidentLine {
  const open = content.incident.steps.filter(({ id }) => !ticked.includes(id))
  return {
    id: row.id,
    foundAt: row.found_at.toISOString(),
    kinds: row.kinds,
    persons: row.persons,
    state: row.state,
    reportedBy: { id: row.reported_by, name: names.get(row.reported_by) ?? '' },
    ticked: ticked.length,
    overdue: open.some((step) => {
      const due = dueOf(step, row.found_at)
      return due !== null && due < at
    }),
    revision: row.revision,
  }
}
