import type { cases } from '@quancheng/contract/cases.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { type Attainment, attainmentTScore } from '@quancheng/rules/goal.ts'
import { firstAndLast } from '../../assessments/public.ts'
import type { Call } from '../../http/call.ts'
import { orNotFound, refuse } from '../../http/refused.ts'
import { lockCase, unlessLive } from '../case-store.ts'
import { goalsOf } from '../plan/goal-store.ts'

type EvaluateCall = Call<typeof cases.evaluate>

/** Evaluates: what became of each goal, the T-score over them, first and last scores side by side, the client's view. */
export async function evaluate(call: EvaluateCall) {
  const { tx, orgId, input, at, actor, protect } = call
  const row = await lockCase(call, 'cases.write', input.caseId)
  unlessLive(row)
  const goals = await goalsOf(call, row.id)
  if (goals.every((goal) => goal.state === 'dropped')) refuse('cases.no-goals')
  for (const judged of input.goals) orNotFound(goals.find((goal) => goal.id === judged.goalId))
  const taken = await firstAndLast(call, row.client_id, startOf(row.opened_at))
  const pairs = taken.filter(({ instrument }) => input.instruments?.includes(instrument) ?? true)
  const tScore = attainmentTScore(
    input.goals.map((goal) => ({ attainment: goal.attainment as Attainment, weight: 1 })),
  )
  const id = newId(at.getTime())
  await tx
    .insertInto('evaluation')
    .values({
      org_id: orgId,
      id,
      case_id: row.id,
      at,
      by: actor.accountId,
      summary_sealed: protect.seal('evaluation.summary', input.summary),
      client_view_sealed: protect.sealMaybe('evaluation.client_view', input.clientView || null),
      satisfaction: input.satisfaction,
      goals: JSON.stringify(input.goals),
      pairs: JSON.stringify(pairs),
      t_score: tScore,
    })
    .execute()
  for (const judged of input.goals) await judge(call, judged)
  call.record({
    act: 'cases.evaluate',
    subjectKind: 'evaluation',
    subjectId: id,
    clientId: row.client_id,
    facts: {
      caseId: row.id,
      goals: input.goals.length,
      tScore,
      instruments: pairs.map((pair) => pair.instrument),
    },
  })
  return { id, revision: 1 }
}

/** The goal itself says what the evaluation found. */
async function judge(
  { tx, orgId }: EvaluateCall,
  { goalId, attainment, state }: EvaluateCall['input']['goals'][number],
): Promise<void> {
  await tx
    .updateTable('goal')
    .set((eb) => ({ attainment, state, revision: eb('revision', '+', 1) }))
    .where('org_id', '=', orgId)
    .where('id', '=', goalId)
    .execute()
}

/** What was asked in the weeks that led to the case belongs to its beginning. */
const BEFORE_MS = 30 * 86_400_000
function startOf(openedAt: Date): Date {
  return new Date(openedAt.getTime() - BEFORE_MS)
}
