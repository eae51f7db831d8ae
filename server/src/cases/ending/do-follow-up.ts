import type { cases } from '@quancheng/contract/cases.ts'
import { doFollowUp as doRule, type FollowUpState } from '@quancheng/rules/follow-up.ts'
import type { Call } from '../../http/call.ts'
import { orRefuse, refuse } from '../../http/refused.ts'
import { lockCaseOf, unlessSeen } from '../case-store.ts'
import { refreshDue } from '../due.ts'
import { type Attempt, attemptsOf, getFollowUp, insertFollowUps } from './follow-up-store.ts'

/** Writes down what the follow-up found; a day for the next one plans it. */
export async function doFollowUp(call: Call<typeof cases.doFollowUp>) {
  const { tx, orgId, input, at, actor, protect } = call
  const caseFile = await lockCaseOf(call, 'cases.write', 'follow_up', input.followUpId)
  const row = await getFollowUp(call, input.followUpId)
  const state = orRefuse(doRule({ state: row.state as FollowUpState }, input.finding))
  unlessSeen(row, input.seen, { state: row.state })
  const doneAt = new Date(input.doneAt)
  if (doneAt > at) refuse('cases.in-the-future')
  const reached: Attempt = {
    at: doneAt.toISOString(),
    by: actor.accountId,
    method: input.method,
    result: 'reached',
  }
  const revision = row.revision + 1
  await tx
    .updateTable('follow_up')
    .set({
      state,
      method: input.method,
      attempts: JSON.stringify([...attemptsOf(row), reached]),
      done_at: doneAt,
      domains: JSON.stringify(input.domains),
      finding_sealed: protect.seal('follow_up.finding', input.finding),
      new_needs_sealed: protect.sealMaybe('follow_up.new_needs', input.newNeeds || null),
      next_sealed: protect.sealMaybe('follow_up.next', input.next || null),
      revision,
    })
    .where('org_id', '=', orgId)
    .where('id', '=', row.id)
    .execute()
  if (input.nextOn !== null)
    await insertFollowUps(call, caseFile, [{ plannedOn: input.nextOn, method: input.method }], {
      assigneeId: row.assignee_id,
    })
  await refreshDue(call, caseFile.id)
  call.record({
    act: 'cases.follow-up.do',
    subjectKind: 'follow-up',
    subjectId: row.id,
    clientId: caseFile.client_id,
    facts: { caseId: caseFile.id, method: input.method, domains: input.domains, next: input.nextOn },
  })
  return { id: row.id, revision }
}
