import type { compliance } from '@quancheng/contract/compliance.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { heads } from '../access/colleagues.ts'
import type { Action, Work } from '../http/call.ts'
import { refuse } from '../http/refused.ts'
import { dueOf, lockIncident, note, saveIncident, stepsOf, unlessKnown } from './incident-store.ts'

const JUST_AFTER_MS = 1

/** Anybody here says that something leaked; the head knows at once. */
export const reportIncident: Action<typeof compliance.reportIncident> = async (call) => {
  const { tx, orgId, at, input, actor, protect, content } = call
  unlessKnown(content, input.kinds)
  const foundAt = new Date(input.foundAt)
  if (foundAt > at) refuse('compliance.found-later')
  const id = newId(at.getTime())
  await tx
    .insertInto('incident')
    .values({
      org_id: orgId,
      id,
      found_at: foundAt,
      kinds: [...new Set(input.kinds)],
      persons: input.persons,
      what_sealed: protect.seal('incident.what', input.what),
      cause_sealed: null,
      harm_sealed: null,
      measures_sealed: null,
      advice_sealed: null,
      contact_sealed: null,
      reported_by: actor.accountId,
      reported_at: at,
      closing_by: null,
      closing_sealed: null,
      closed_by: null,
      closed_at: null,
    })
    .execute()
  note(call, 'compliance.report-incident', id, { kinds: input.kinds, persons: input.persons })
  await call.notify(await heads(call), {
    kind: 'compliance.incident-reported',
    subjectKind: 'incident',
    subjectId: id,
    facts: {},
  })
  for (const step of content.incident.steps) {
    const due = dueOf(step, foundAt)
    if (due !== null)
      await call.enqueue(
        'compliance-incident-overdue',
        { incidentId: id, step: step.id },
        new Date(due.getTime() + JUST_AFTER_MS),
        `compliance-incident:${id}:${step.id}`,
      )
  }
  return { id, revision: 1 }
}

/** A step that nobody ticked in time: the head is told, once. */
export async function tellOverdueIncident(
  work: Work,
  { incidentId, step }: Readonly<Record<string, unknown>>,
): Promise<void> {
  const row = await lockIncident(work, String(incidentId))
  const ticked = await stepsOf(work, row.id)
  if (row.state === 'closed' || row.told.includes(String(step))) return
  if (ticked.some((each) => each.step === step)) return
  await saveIncident(work, row, { told: [...row.told, String(step)] })
  note(work, 'compliance.incident-overdue', row.id, { step })
  await work.notify(await heads(work), {
    kind: 'compliance.incident-overdue',
    subjectKind: 'incident',
    subjectId: row.id,
    facts: {},
  })
}
