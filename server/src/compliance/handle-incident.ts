import type { compliance } from '@quancheng/contract/compliance.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import {
  askClosing as mayAskClosing,
  decideClosing as mayDecideClosing,
  tick,
} from '@quancheng/rules/incident.ts'
import { colleaguesWith } from '../access/colleagues.ts'
import type { Action } from '../http/call.ts'
import { orRefuse, refuse } from '../http/refused.ts'
import { lockIncident, note, saveIncident, stepsOf, unlessKnown } from './incident-store.ts'

/** What is known by now: the words of the notices are made of it. */
export const describeIncident: Action<typeof compliance.describeIncident> = async (call) => {
  const { input, content, protect } = call
  const row = await lockIncident(call, input.incidentId, input.seen)
  if (row.state !== 'open') refuse('compliance.incident-closing')
  unlessKnown(content, input.kinds)
  note(call, 'compliance.describe-incident', row.id, { kinds: input.kinds, persons: input.persons })
  return saveIncident(call, row, {
    kinds: [...new Set(input.kinds)],
    persons: input.persons,
    what_sealed: protect.seal('incident.what', input.what),
    cause_sealed: protect.sealMaybe('incident.cause', input.cause || null),
    harm_sealed: protect.sealMaybe('incident.harm', input.harm || null),
    measures_sealed: protect.sealMaybe('incident.measures', input.measures || null),
    advice_sealed: protect.sealMaybe('incident.advice', input.advice || null),
    contact_sealed: protect.sealMaybe('incident.contact', input.contact || null),
  })
}

export const tickStep: Action<typeof compliance.tickStep> = async (call) => {
  const { tx, orgId, at, input, actor, content, protect } = call
  const row = await lockIncident(call, input.incidentId, input.seen)
  const step = content.incident.steps.find(({ id }) => id === input.step)
  if (step === undefined) refuse('compliance.unknown-step')
  const ticked = await stepsOf(call, row.id)
  const said = (column: 'cause' | 'harm' | 'measures' | 'advice' | 'contact') =>
    protect.openMaybe(`incident.${column}`, row[`${column}_sealed`])
  const no = tick({
    state: row.state,
    step,
    ticked: ticked.map((each) => each.step),
    outcome: input.outcome,
    said: {
      cause: said('cause'),
      harm: said('harm'),
      measures: said('measures'),
      advice: said('advice'),
      contact: said('contact'),
    },
  })
  if (no !== null) orRefuse(no)
  await tx
    .insertInto('incident_step')
    .values({
      org_id: orgId,
      id: newId(at.getTime()),
      incident_id: row.id,
      step: step.id,
      outcome: input.outcome,
      words_sealed: protect.seal('incident_step.words', input.words),
      by: actor.accountId,
      at,
    })
    .execute()
  note(call, 'compliance.tick-step', row.id, { step: step.id, outcome: input.outcome })
  return saveIncident(call, row, {})
}

export const askClosing: Action<typeof compliance.askClosing> = async (call) => {
  const { input, actor, content, protect } = call
  const row = await lockIncident(call, input.incidentId, input.seen)
  const ticked = await stepsOf(call, row.id)
  const no = mayAskClosing(
    row.state,
    content.incident.steps,
    ticked.map(({ step }) => step),
  )
  if (no !== null) orRefuse(no)
  note(call, 'compliance.ask-closing', row.id, {})
  const others = await colleaguesWith(call, 'compliance.write')
  await call.notify(
    others.map(({ id }) => id).filter((id) => id !== actor.accountId),
    { kind: 'compliance.closing-asked', subjectKind: 'incident', subjectId: row.id, facts: {} },
  )
  return saveIncident(call, row, {
    state: 'closing',
    closing_by: actor.accountId,
    closing_sealed: protect.seal('incident.closing', input.words),
  })
}

/** The second person: closes it for good, or gives it back to be worked on. */
export const decideClosing: Action<typeof compliance.decideClosing> = async (call) => {
  const { at, input, actor } = call
  const row = await lockIncident(call, input.incidentId, input.seen)
  const no = mayDecideClosing(row.state, row.closing_by, actor.accountId)
  if (no !== null) orRefuse(no)
  note(call, input.closes ? 'compliance.close-incident' : 'compliance.return-incident', row.id, {})
  await call.notify([row.closing_by, row.reported_by], {
    kind: input.closes ? 'compliance.incident-closed' : 'compliance.incident-returned',
    subjectKind: 'incident',
    subjectId: row.id,
    facts: {},
  })
  return saveIncident(
    call,
    row,
    input.closes
      ? { state: 'closed', closed_by: actor.accountId, closed_at: at }
      : { state: 'open', closing_by: null, closing_sealed: null },
  )
}
