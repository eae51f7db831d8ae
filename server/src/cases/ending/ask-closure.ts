import type { cases } from '@quancheng/contract/cases.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { dayAt } from '@quancheng/rules/calendar-day.ts'
import { askClosure as askRule, type ClosableCase } from '@quancheng/rules/closure.ts'
import type { Paper } from '@quancheng/rules/course.ts'
import { planFollowUps } from '@quancheng/rules/follow-up.ts'
import type { Call } from '../../http/call.ts'
import { orRefuse } from '../../http/refused.ts'
import { enterStage } from '../begin-case.ts'
import { type CaseRow, lockCase, saveCase, unlessSeen } from '../case-store.ts'
import { refreshDue } from '../due.ts'
import { factsOf } from '../papers/papers.ts'
import { supervisorsOfCase } from '../people.ts'
import { courseOf, packOf, waivedBy } from '../standard/pack.ts'
import { watchClosure } from './closure-overdue.ts'
import { insertFollowUps } from './follow-up-store.ts'

type AskCall = Call<typeof cases.askClosure>

/** Asks the supervisor to close; the follow-ups are planned with it, by hand or by the pack, and stand or fall with it. */
export async function askClosure(call: AskCall) {
  const { tx, orgId, input, at, actor, protect } = call
  const row = await lockCase(call, 'cases.close', input.caseId)
  unlessSeen(row, input.seen, { stage: row.stage, state: row.state })
  const pack = await packOf(call, row)
  const waives = waivedBy(pack, input.reason)
  const planned = plannedFollowUps(call, pack.followUp.afterClosureDays.value, waives)
  const facts = await factsOf(call, row)
  const brought: Paper[] = planned.length > 0 ? ['closure-summary', 'follow-up-plan'] : ['closure-summary']
  const { caseFile, missing } = orRefuse(
    askRule(
      { kind: row.kind, state: row.state, stage: row.stage } as ClosableCase,
      { ...courseOf(pack), waives },
      { ...facts, papers: [...facts.papers, ...brought] },
      input.missingReason,
    ),
  )
  const id = newId(at.getTime())
  await tx
    .insertInto('closure')
    .values({
      org_id: orgId,
      id,
      case_id: row.id,
      reason: input.reason,
      summary_sealed: protect.seal('closure.summary', input.summary),
      missing: [...missing],
      missing_sealed: missing.length > 0 ? protect.sealMaybe('closure.missing', input.missingReason) : null,
      asked_by: actor.accountId,
      asked_at: at,
      state: 'requested',
      decided_by: null,
      decided_at: null,
      remark_sealed: null,
      reopened_at: null,
      reopened_by: null,
      reopened_sealed: null,
    })
    .execute()
  await saveCase(call, row, { state: caseFile.state, stage: caseFile.stage, stage_since: at })
  if (row.stage !== caseFile.stage) await enterStage(call, row.id, caseFile.stage, actor.accountId)
  await insertFollowUps(call, row, planned, { closureId: id })
  await refreshDue(call, row.id)
  await watchClosure(call, id)
  await tell(call, row, id)
  call.record({
    act: 'cases.closure.ask',
    subjectKind: 'closure',
    subjectId: id,
    clientId: row.client_id,
    facts: { caseId: row.id, reason: input.reason, missing, followUps: planned.length },
  })
  return { id, revision: 1 }
}

/** What the worker planned; otherwise the pack's days, unless the reason makes following up senseless. */
function plannedFollowUps(
  { input, at }: AskCall,
  afterDays: readonly number[] | null,
  waives: readonly Paper[],
): AskCall['input']['followUps'] {
  if (input.followUps.length > 0) return input.followUps
  if (waives.includes('follow-up-plan')) return []
  const days = planFollowUps(dayAt(at.getTime()), afterDays) ?? []
  return days.map((plannedOn) => ({ plannedOn, method: 'phone' as const }))
}

async function tell(call: AskCall, row: CaseRow, closureId: string): Promise<void> {
  const to = (await supervisorsOfCase(call, row)).filter((id) => id !== call.actor.accountId)
  await call.notify(to, {
    kind: 'closure-asked',
    subjectKind: 'case',
    subjectId: row.id,
    facts: { number: row.number, closureId },
  })
}
