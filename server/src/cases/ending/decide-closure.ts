import type { cases } from '@quancheng/contract/cases.ts'
import { type ClosureState, decideClosure as decideRule } from '@quancheng/rules/closure.ts'
import { type CaseKind, nextStep } from '@quancheng/rules/course.ts'
import type { Call } from '../../http/call.ts'
import { orRefuse } from '../../http/refused.ts'
import { enterStage } from '../begin-case.ts'
import { type CaseRow, lockCaseOf, saveCase, unlessSeen } from '../case-store.ts'
import { refreshDue } from '../due.ts'
import { courseOf, packOf } from '../standard/pack.ts'
import { getClosure } from './ending-store.ts'
import { cancelUnbegun } from './follow-up-store.ts'

type DecideCall = Call<typeof cases.decideClosure>

/** A second person approves, and the case is closed and followed up; or sends it back to where it was, saying why. */
export async function decideClosure(call: DecideCall) {
  const { tx, orgId, input, at, actor, protect, notify } = call
  const row = await lockCaseOf(call, 'cases.approve', 'closure', input.closureId)
  const closure = await getClosure(call, input.closureId)
  const decided = orRefuse(
    decideRule(
      { state: closure.state as ClosureState, askedBy: closure.asked_by, workerId: row.worker_id },
      { approved: input.approved, remark: input.remark },
      actor.accountId,
    ),
  )
  unlessSeen(closure, input.seen, { state: closure.state })
  const revision = closure.revision + 1
  await tx
    .updateTable('closure')
    .set({
      state: decided.closure,
      decided_by: actor.accountId,
      decided_at: at,
      remark_sealed: protect.sealMaybe('closure.remark', input.remark || null),
      revision,
    })
    .where('org_id', '=', orgId)
    .where('id', '=', closure.id)
    .execute()
  const stage = await (input.approved ? stageAfterClosing(call, row) : stageBefore(call, row))
  await saveCase(call, row, {
    state: decided.caseState,
    stage,
    stage_since: at,
    closed_at: input.approved ? at : null,
  })
  if (stage !== row.stage) await enterStage(call, row.id, stage, actor.accountId)
  if (!input.approved) await cancelUnbegun(call, [row.id], closure.id)
  await refreshDue(call, row.id)
  await notify([closure.asked_by, row.worker_id], {
    kind: input.approved ? 'closure-approved' : 'closure-returned',
    subjectKind: 'case',
    subjectId: row.id,
    facts: { number: row.number },
  })
  call.record({
    act: 'cases.closure.decide',
    subjectKind: 'closure',
    subjectId: closure.id,
    clientId: row.client_id,
    facts: { caseId: row.id, state: decided.closure },
  })
  return { id: closure.id, revision }
}

/** A closed case stands at its follow-up while there is one to do, otherwise at its closure. */
async function stageAfterClosing(call: DecideCall, row: CaseRow): Promise<string> {
  const next = nextStep(courseOf(await packOf(call, row)), row.kind as CaseKind, 'closure')
  const toDo = await call.tx
    .selectFrom('follow_up')
    .select('id')
    .where('org_id', '=', call.orgId)
    .where('case_id', '=', row.id)
    .where('state', 'in', ['planned', 'missed', 'unreachable'])
    .limit(1)
    .executeTakeFirst()
  return next?.stage === 'follow-up' && toDo ? 'follow-up' : 'closure'
}

/** Where the case stood before it was asked to close. */
async function stageBefore({ tx, orgId }: DecideCall, row: CaseRow): Promise<string> {
  const last = await tx
    .selectFrom('case_stage')
    .select('stage')
    .where('org_id', '=', orgId)
    .where('case_id', '=', row.id)
    .where('stage', 'not in', ['closure', 'follow-up'])
    .orderBy('since', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.stage ?? row.stage
}
