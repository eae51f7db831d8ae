import type { Closure, Evaluation } from '@quancheng/contract/cases.ts'
import type { PersonRef } from '@quancheng/contract/wire.ts'
import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { Tables } from '../../db/tables.ts'
import type { Work } from '../../http/call.ts'
import { orNotFound } from '../../http/refused.ts'

type EvaluationRow = Selectable<Tables['evaluation']>
type ClosureRow = Selectable<Tables['closure']>
type EvaluationView = z.infer<typeof Evaluation>
type ClosureView = z.infer<typeof Closure>
type Reading = Pick<Work, 'tx' | 'orgId' | 'protect'>

/** Every evaluation of a case, oldest first. */
export async function evaluationRows({ tx, orgId }: Reading, caseId: string): Promise<EvaluationRow[]> {
  return tx
    .selectFrom('evaluation')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('case_id', '=', caseId)
    .orderBy('at')
    .execute()
}

/** Every time somebody asked to close the case, newest first. */
export async function closureRows({ tx, orgId }: Reading, caseId: string): Promise<ClosureRow[]> {
  return tx
    .selectFrom('closure')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('case_id', '=', caseId)
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

export async function getClosure({ tx, orgId }: Reading, id: string): Promise<ClosureRow> {
  return orNotFound(
    await tx
      .selectFrom('closure')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('id', '=', id)
      .executeTakeFirst(),
  )
}

/** `goalText` names the goals as they are called today; an evaluation keeps their ids and what was said of them. */
export function evaluationView(
  { protect }: Pick<Work, 'protect'>,
  row: EvaluationRow,
  person: (id: string) => PersonRef,
  goalText: (id: string) => string,
  pairs: EvaluationView['pairs'],
): EvaluationView {
  const goals = row.goals as Omit<EvaluationView['goals'][number], 'text'>[]
  return {
    id: row.id,
    at: row.at.toISOString(),
    by: person(row.by),
    summary: protect.open('evaluation.summary', row.summary_sealed),
    clientView: protect.openMaybe('evaluation.client_view', row.client_view_sealed),
    satisfaction: row.satisfaction,
    tScore: row.t_score,
    goals: goals.map((goal) => ({ ...goal, text: goalText(goal.goalId) })),
    pairs,
    revision: row.revision,
  }
}

export function closureView(
  { protect }: Pick<Work, 'protect'>,
  row: ClosureRow,
  person: (id: string) => PersonRef,
): ClosureView {
  return {
    id: row.id,
    reason: row.reason as ClosureView['reason'],
    summary: protect.open('closure.summary', row.summary_sealed),
    missing: row.missing,
    missingReason: protect.openMaybe('closure.missing', row.missing_sealed),
    askedBy: person(row.asked_by),
    askedAt: row.asked_at.toISOString(),
    state: row.state as ClosureView['state'],
    decidedBy: row.decided_by === null ? null : person(row.decided_by),
    decidedAt: row.decided_at?.toISOString() ?? null,
    remark: protect.openMaybe('closure.remark', row.remark_sealed),
    reopenedAt: row.reopened_at?.toISOString() ?? null,
    reopenedBy: row.reopened_by === null ? null : person(row.reopened_by),
    reopenReason: protect.openMaybe('closure.reopened', row.reopened_sealed),
    revision: row.revision,
  }
}

/** A closure that still waits for a decision, held for a change; null when somebody has decided. */
export async function lockUndecided({ tx, orgId }: Pick<Work, 'tx' | 'orgId'>, id: string) {
  const row = await tx
    .selectFrom('closure')
    .select(['id', 'case_id', 'asked_by', 'asked_at'])
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .where('state', '=', 'requested')
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}
