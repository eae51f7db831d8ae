import type { ModelReport, RiskModel } from '@quancheng/rules/risk-model.ts'
import { type Selectable, sql } from 'kysely'
import { inTenant } from '../../db/db.ts'
import type { Tables } from '../../db/tables.ts'
import type { Parts, Work } from '../../http/call.ts'

export type ModelRow = Selectable<Tables['risk_model']>

export interface Ending {
  readonly state: 'done' | 'refused' | 'failed' | 'cancelled'
  readonly problem?: { readonly code: string; readonly facts: Readonly<Record<string, unknown>> }
  readonly learned?: { readonly model: RiskModel; readonly report: ModelReport }
}

export async function findModel(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  id: string,
  lock = false,
): Promise<ModelRow | undefined> {
  return tx
    .selectFrom('risk_model')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
}

/** The model that speaks before the rules here; none when it was learned under other factors than those in use. */
export async function modelInUse({
  tx,
  orgId,
  content,
}: Pick<Work, 'tx' | 'orgId' | 'content'>): Promise<{ id: string; model: RiskModel } | null> {
  const row = await tx
    .selectFrom('risk_model')
    .select(['id', 'body'])
    .where('org_id', '=', orgId)
    .where('in_use', '=', true)
    .where('content_version', '=', versionOf(content))
    .executeTakeFirst()
  return row ? { id: row.id, model: row.body as RiskModel } : null
}

export function versionOf({ risk }: Work['content']): string {
  return `${risk.id}@${risk.version}`
}

/** Ends a training that still runs; answers its revision, or null when it was over. */
export async function endTraining(
  { tx, orgId, at }: Pick<Work, 'tx' | 'orgId' | 'at'>,
  id: string,
  { state, problem, learned }: Ending,
): Promise<number | null> {
  const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value))
  const { rows } = await sql<{ revision: number }>`
    update risk_model
    set state = ${state}, ended_at = ${at}, problem = ${json(problem)}::jsonb, body = ${json(learned?.model)}::jsonb,
        report = ${json(learned?.report)}::jsonb, revision = revision + 1
    where org_id = ${orgId} and id = ${id} and state = 'running' returning revision`.execute(tx)
  return rows[0]?.revision ?? null
}

/** Seen at once by whoever waits; false when somebody stopped it meanwhile. */
export async function tellProgress(parts: Parts, orgId: string, id: string, done: number): Promise<boolean> {
  const told = await inTenant(parts.pool, orgId, (tx) =>
    sql`update risk_model set done = ${done} where org_id = ${orgId} and id = ${id} and state = 'running'`.execute(
      tx,
    ),
  )
  return told.numAffectedRows !== 0n
}
