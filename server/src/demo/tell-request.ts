import type { Reason } from '@quancheng/contract/intake.ts'
import {
  dueAt,
  escalationAt,
  type RequestState,
  type Source,
  type Urgency,
} from '@quancheng/rules/request.ts'
import { tellNotice } from './notices.ts'
import type { Desk } from './tell-story.ts'

/** One request, from whoever raised it to what became of it. */
export interface Asking {
  readonly id: string
  /** null: the person is not in the register; then `name` says who it is about */
  readonly clientId: string | null
  readonly name: string | null
  readonly encounterId: string | null
  readonly departmentId: string | null
  readonly bed: string | null
  readonly source: Source
  readonly from: string | null
  readonly urgency: Urgency
  readonly reasons: readonly Reason[]
  readonly rules: readonly string[]
  readonly words: string | null
  readonly raisedBy: string | null
  readonly raisedAt: number
  readonly state: RequestState
  /** who took, declined or was offered it */
  readonly who: string | null
  readonly endedAt: number | null
  readonly caseId: string | null
  readonly joined?: boolean
  readonly pausedAt?: number
  readonly question?: string
  readonly decline?: string
  readonly dedupeKey: string | null
}

/** Writes a request with its place in the journal; an open one sets its alarm. */
export function tellRequest(desk: Desk, asking: Asking): void {
  const { book, chronicle, house, content, moments, alarms } = desk
  const { id, clientId, state, endedAt, raisedAt, who } = asking
  const due = dueAt(asking.urgency, raisedAt, content.deadlines)
  const isOpen = state === 'waiting' || state === 'paused'
  const waited = {
    state: 'waiting' as const,
    urgency: asking.urgency,
    raisedAtMs: raisedAt,
    dueAtMs: due,
    pausedAtMs: null,
    offeredTo: null,
    takenBy: null,
    escalation: 0 as const,
  }
  const escalation = escalationAt(waited, endedAt ?? asking.pausedAt ?? moments.now, content.deadlines)
  const remarks = asking.question
    ? [
        {
          at: new Date(asking.pausedAt ?? raisedAt).toISOString(),
          by: who,
          act: 'intake.pause',
          words: asking.question,
        },
      ]
    : null
  book.put('request', {
    org_id: house.id,
    id,
    client_id: clientId,
    name_sealed: house.sealMaybe('request.name', clientId === null ? asking.name : null),
    encounter_id: asking.encounterId,
    department_id: asking.departmentId,
    bed: asking.bed,
    source: asking.source,
    from_sealed: house.sealMaybe('request.from', asking.from),
    urgency: asking.urgency,
    state,
    reasons: JSON.stringify(asking.reasons),
    words_sealed: house.sealMaybe('request.words', asking.words),
    raised_by: asking.raisedBy,
    raised_at: new Date(raisedAt),
    due_at: due === null ? null : new Date(due),
    paused_at: state === 'paused' && asking.pausedAt ? new Date(asking.pausedAt) : null,
    paused_reason_sealed: house.sealMaybe('request.paused_reason', asking.question ?? null),
    escalation,
    offered_to: isOpen && state !== 'paused' ? who : null,
    taken_by: state === 'taken' ? who : null,
    taken_at: state === 'taken' && endedAt !== null ? new Date(endedAt) : null,
    decline_sealed: house.sealMaybe('request.decline', asking.decline ?? null),
    declined_by: state === 'declined' ? who : null,
    remarks_sealed: house.sealMaybe('request.remarks', remarks && JSON.stringify(remarks)),
    ended_at: endedAt === null ? null : new Date(endedAt),
    case_id: asking.caseId,
    dedupe_key: asking.dedupeKey,
    revision: isOpen && state !== 'paused' ? 1 : 2,
  })
  const note = (act: string, at: number, actorId: string | null, facts: Readonly<Record<string, unknown>>) =>
    chronicle.note({
      orgId: house.id,
      at,
      actorId,
      act,
      subjectKind: 'request',
      subjectId: id,
      clientId,
      facts,
    })
  if (asking.dedupeKey)
    note('intake.screen', raisedAt, null, { urgency: asking.urgency, rules: asking.rules })
  else
    note('intake.raise', raisedAt, asking.raisedBy, {
      source: asking.source,
      urgency: asking.urgency,
      distress: null,
      topics: asking.reasons.length,
    })
  if (state === 'paused' && asking.pausedAt) note('intake.pause', asking.pausedAt, who, {})
  if (endedAt !== null && state === 'taken')
    note('intake.take', endedAt, who, {
      caseId: asking.caseId,
      joined: asking.joined ?? false,
      state: 'waiting',
    })
  if (endedAt !== null && state === 'declined') note('intake.decline', endedAt, who, {})
  if (endedAt !== null && state === 'withdrawn') note('intake.withdraw', endedAt, asking.raisedBy, {})
  if (state !== 'waiting' || due === null) return
  if (escalation > 0)
    tellNotice(desk, supervisorsOf(desk, asking), {
      kind: 'intake.overdue',
      subjectKind: 'request',
      subjectId: id,
      at: due + 1_000,
      facts: { requestId: id, urgency: asking.urgency, escalation },
    })
  else if (asking.urgency === 'urgent' || asking.urgency === 'crisis')
    tellNotice(desk, [who], {
      kind: 'intake.raised',
      subjectKind: 'request',
      subjectId: id,
      at: raisedAt,
      facts: { requestId: id, urgency: asking.urgency },
    })
  const headAfter = content.deadlines.headAfterMinutes[asking.urgency]
  if (escalation === 0) alarms.request(house.id, id, due)
  else if (escalation === 1 && headAfter !== null) alarms.request(house.id, id, due + headAfter * 60_000)
}

/** The supervisors of whom it was offered to, else of whoever serves the ward. */
function supervisorsOf({ house }: Desk, asking: Asking): (string | null)[] {
  const offered = house.workers.filter((worker) => worker.id === asking.who)
  const serving = house.workers.filter((worker) =>
    worker.wardIds.some((ward) => ward === asking.departmentId),
  )
  return (offered.length > 0 ? offered : serving).map((worker) => worker.supervisorId)
}
