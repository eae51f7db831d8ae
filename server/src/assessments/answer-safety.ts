import type { assessments } from '@quancheng/contract/assessments.ts'
import { answerSafety as answerIt, RISK_AFTER, safetyDueAt } from '@quancheng/rules/safety.ts'
import { supervisorsOf } from '../access/colleagues.ts'
import { touchCase } from '../cases/public.ts'
import { unlessDiagnosisQuoted, withQuoted } from '../compliance/public.ts'
import type { Action, Call } from '../http/call.ts'
import { orRefuse, refuse } from '../http/refused.ts'
import { setRisk } from './case-of-client.ts'
import { safetyNotice, watchSafety } from './safety-overdue.ts'
import { asRule, factsOf, lockSafety, saveSafety, type TaskRow } from './safety-store.ts'

type AnswerCall = Call<typeof assessments.answerSafety>

/** Somebody has seen the person; what they found sets the risk, and another named person has to confirm. */
export const answerSafety: Action<typeof assessments.answerSafety> = async (call) => {
  const { input, actor, at, content, protect } = call
  const row = await lockSafety(call, input.taskId)
  const finding = {
    level: input.level,
    actions: input.actions,
    words: withQuoted(input.finding, input.quotedFrom),
  }
  orRefuse(answerIt(asRule(call, row), finding, actor.accountId, at.getTime()))
  if (row.revision !== input.seen) refuse('conflict', { fields: [], revision: row.revision })
  unlessDiagnosisQuoted(call, [input.finding], input.quotedFrom)
  const due = safetyDueAt(at.getTime(), content.deadlines.safetyConfirmationMinutes)
  const answered = {
    state: 'answered',
    due_at: due === null ? null : new Date(due),
    escalation: 0,
  }
  const written = await saveSafety(call, row, {
    ...answered,
    finding_sealed: protect.seal('task.finding', JSON.stringify(finding)),
    answered_by: actor.accountId,
    answered_at: at,
  })
  call.record({
    act: 'assessments.safety.answer',
    subjectKind: 'task',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { level: input.level, actions: input.actions },
  })
  await watchSafety(call, { id: row.id, ...answered })
  await riskAfter(call, row)
  const supervisors = await supervisorsOf(
    call,
    [{ supervisorId: factsOf(row).supervisorId }],
    'assessments.confirm',
  )
  await call.notify(
    supervisors.filter((to) => to !== actor.accountId),
    safetyNotice('safety.answered', row, { level: input.level }),
  )
  return written
}

/** The finding sets the risk of the case, unless another alarm there has not been looked into. */
async function riskAfter(call: AnswerCall, row: TaskRow): Promise<void> {
  if (row.case_id === null || row.client_id === null) return
  const other = await call.tx
    .selectFrom('task')
    .select('id')
    .where('org_id', '=', call.orgId)
    .where('case_id', '=', row.case_id)
    .where('kind', '=', 'safety')
    .where('state', '=', 'open')
    .where('id', '<>', row.id)
    .limit(1)
    .executeTakeFirst()
  if (!other) await setRisk(call, row.case_id, row.client_id, RISK_AFTER[call.input.level])
  await touchCase(call, row.case_id)
}
