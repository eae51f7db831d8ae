import type { Reason } from '@quancheng/contract/intake.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { dueAt, type Source, type Urgency } from '@quancheng/rules/request.ts'
import { workers } from '../access/colleagues.ts'
import type { Work } from '../http/call.ts'
import { offerTo, tellNew } from './offer.ts'
import { watch } from './overdue.ts'
import { dateOf, newRequest } from './request-store.ts'

interface Entering {
  readonly clientId: string | null
  readonly name: string | null
  readonly encounterId: string | null
  readonly departmentId: string | null
  readonly bed: string | null
  readonly source: Source
  readonly from: string | null
  readonly urgency: Urgency
  readonly reasons: readonly Reason[]
  readonly words: string
  readonly raisedBy: string | null
  /** The worker it may be a complaint about: then it is offered to nobody, and whoever answers for them is told. */
  readonly aboutId?: string | null
  /** Codes and numbers for the journal. */
  readonly facts: Readonly<Record<string, unknown>>
}

/** One more request in the queue, whoever raised it: offered, told of, watched and in the journal. */
export async function enter(work: Work, given: Entering): Promise<{ id: string; dueAt: Date | null }> {
  const { tx, orgId, at, content, protect } = work
  const { clientId, departmentId, urgency, raisedBy } = given
  const due = dueAt(urgency, at.getTime(), content.deadlines)
  const aboutId = given.aboutId ?? null
  const all = await workers(work)
  const id = newId(at.getTime())
  const offeredTo = aboutId === null ? offerTo(all, departmentId) : null
  await tx
    .insertInto('request')
    .values({
      org_id: orgId,
      id,
      client_id: clientId,
      name_sealed: clientId === null ? protect.sealMaybe('request.name', given.name) : null,
      encounter_id: given.encounterId,
      department_id: departmentId,
      bed: given.bed,
      source: given.source,
      from_sealed: given.from ? protect.seal('request.from', given.from) : null,
      urgency,
      state: 'waiting',
      reasons: JSON.stringify(given.reasons),
      words_sealed: given.words === '' ? null : protect.seal('request.words', given.words),
      raised_by: raisedBy,
      raised_at: at,
      due_at: dateOf(due),
      offered_to: offeredTo,
      about_id: aboutId,
    })
    .execute()
  await tellNew(work, all, { id, source: given.source, urgency, departmentId, raisedBy, aboutId })
  await watch(work, id, newRequest(urgency, at.getTime(), due, offeredTo))
  work.record({
    act: 'intake.raise',
    subjectKind: 'request',
    subjectId: id,
    clientId,
    facts: { source: given.source, urgency, ...given.facts },
  })
  return { id, dueAt: dateOf(due) }
}
