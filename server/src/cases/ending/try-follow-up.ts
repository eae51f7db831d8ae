import type { cases } from '@quancheng/contract/cases.ts'
import { type FollowUpState, tryFollowUp as tryRule } from '@quancheng/rules/follow-up.ts'
import type { Call } from '../../http/call.ts'
import { orRefuse } from '../../http/refused.ts'
import { lockCaseOf, unlessSeen } from '../case-store.ts'
import { refreshDue } from '../due.ts'
import { supervisorsOfCase } from '../people.ts'
import { packOf } from '../standard/pack.ts'
import { type Attempt, attemptsOf, getFollowUp, setAlarm } from './follow-up-store.ts'

/** An attempt that did not reach the person; after enough of them they are recorded as unreachable and the supervisor hears. */
export async function tryFollowUp(call: Call<typeof cases.tryFollowUp>) {
  const { tx, orgId, input, at, actor, content } = call
  const caseFile = await lockCaseOf(call, 'cases.write', 'follow_up', input.followUpId)
  const row = await getFollowUp(call, input.followUpId)
  const attempt: Attempt = {
    at: at.toISOString(),
    by: actor.accountId,
    method: input.method,
    result: input.result,
  }
  const tried = orRefuse(
    tryRule(
      { state: row.state as FollowUpState, plannedOn: row.planned_on, attempts: attemptsOf(row) },
      attempt,
      input.again,
      content.followUpRules(await packOf(call, caseFile)),
    ),
  )
  unlessSeen(row, input.seen, { state: row.state })
  const revision = row.revision + 1
  await tx
    .updateTable('follow_up')
    .set({
      state: tried.state,
      planned_on: tried.plannedOn,
      attempts: JSON.stringify(tried.attempts),
      escalation: tried.state === 'unreachable' ? Math.max(row.escalation, 1) : row.escalation,
      revision,
    })
    .where('org_id', '=', orgId)
    .where('id', '=', row.id)
    .execute()
  if (tried.plannedOn !== row.planned_on) await setAlarm(call.enqueue, row.id, tried.plannedOn)
  await refreshDue(call, caseFile.id)
  if (tried.state === 'unreachable' && row.state !== 'unreachable')
    await call.notify(await supervisorsOfCase(call, caseFile), {
      kind: 'follow-up-unreachable',
      subjectKind: 'case',
      subjectId: caseFile.id,
      facts: { number: caseFile.number, followUpId: row.id, attempts: tried.attempts.length },
    })
  call.record({
    act: 'cases.follow-up.try',
    subjectKind: 'follow-up',
    subjectId: row.id,
    clientId: caseFile.client_id,
    facts: { caseId: caseFile.id, result: input.result, state: tried.state, attempts: tried.attempts.length },
  })
  return { id: row.id, revision, state: tried.state }
}
