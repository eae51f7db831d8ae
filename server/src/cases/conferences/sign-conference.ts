import type { conferences } from '@quancheng/contract/conferences.ts'
import { startOfDay } from '@quancheng/rules/calendar-day.ts'
import { mayHold } from '@quancheng/rules/conference.ts'
import type { Action } from '../../http/call.ts'
import { orRefuse, refuse } from '../../http/refused.ts'
import { unlessSeen } from '../case-store.ts'
import { refreshDue } from '../due.ts'
import { insertTask } from '../task-store.ts'
import { guestsOf, lockConference } from './conference-store.ts'
import { watchDecision } from './decision-due.ts'
import { about } from './move-conference.ts'

const LAST_SECOND = 86_399_000

/** The minutes are signed: each decision is a task of somebody who was there, and who has one hears of it. */
export const signConference: Action<typeof conferences.signConference> = async (call) => {
  const { tx, orgId, input, at, actor, protect } = call
  const { row, caseRow } = await lockConference(call, input.conferenceId)
  orRefuse(mayHold(row.state as 'called', row.begins_at.getTime(), at.getTime()))
  unlessSeen(row, input.seen, { state: row.state })
  const guests = (await guestsOf(call, row.id)).map((guest) => guest.account_id)
  const there = new Set([...guests, caseRow.worker_id])
  if (input.decisions.some(({ ownerId }) => !there.has(ownerId))) refuse('cases.conference-owner-absent')
  const revision = row.revision + 1
  await tx
    .updateTable('conference')
    .set({
      state: 'held',
      outcome_sealed: protect.seal('conference.outcome', input.outcome),
      signed_by: actor.accountId,
      signed_at: at,
      revision,
    })
    .where('org_id', '=', orgId)
    .where('id', '=', row.id)
    .execute()
  for (const [place, { title, ownerId, dueOn }] of input.decisions.entries()) {
    const dueAt = dueOn === null ? null : new Date(startOfDay(dueOn) + LAST_SECOND)
    const taskId = await insertTask(call, caseRow, {
      kind: 'decision',
      title,
      facts: { conferenceId: row.id, dueOn, place },
      dueAt,
      assigneeId: ownerId,
      madeBy: actor.accountId,
    })
    if (dueAt !== null) await watchDecision(call, taskId, new Date(dueAt.getTime() + 1000))
  }
  await refreshDue(call, caseRow.id)
  await call.notify(
    guests.filter((id) => id !== actor.accountId),
    { kind: 'conference-signed', ...about(row, row.begins_at) },
  )
  call.record({
    act: 'cases.conference.sign',
    subjectKind: 'conference',
    subjectId: row.id,
    clientId: caseRow.client_id,
    facts: { caseId: caseRow.id, decisions: input.decisions.length },
  })
  return { id: row.id, revision }
}
