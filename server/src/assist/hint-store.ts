import type { HintReason } from '@quancheng/contract/assist.ts'
import type { RiskBand, RiskGap } from '@quancheng/rules/risk.ts'
import { type Selectable, sql } from 'kysely'
import { columnNames, rowsAsTable } from '../db/rows-as-table.ts'
import type { Tables } from '../db/tables.ts'
import type { Work } from '../http/call.ts'

export type HintRow = Selectable<Tables['risk_score']>

export interface Contribution {
  readonly feature: string
  readonly contribution: number
}

export function reasonsOf(row: Pick<HintRow, 'reasons'>): HintReason[] {
  return row.reasons as HintReason[]
}

export function gapsOf(row: Pick<HintRow, 'gaps'>): RiskGap[] {
  return row.gaps as RiskGap[]
}

/** The hints there are about these stays, held for a change; in one order, so that two do not wait for each other. */
export async function lockHintsOfStays(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  encounterIds: readonly string[],
): Promise<Map<string, HintRow>> {
  const { rows } = await sql<HintRow>`
    select * from risk_score where org_id = ${orgId} and encounter_id = any(${[...encounterIds]}::uuid[])
    order by id for update`.execute(tx)
  return new Map(rows.map((row) => [row.encounter_id, row]))
}

/** What a scoring writes; a person's word is changed only by `endOverrulings` and by that person. */
export interface HintDraft {
  readonly id: string
  readonly client_id: string
  readonly encounter_id: string
  readonly score: number
  readonly at_most: number
  readonly rule_band: RiskBand
  readonly reasons: string
  readonly gaps: string
  readonly content_version: string
  readonly medium_from: number
  readonly high_from: number
  readonly model_id: string | null
  readonly probability: number | null
  readonly contributions: string | null
  readonly band: RiskBand
}

const COLUMNS = {
  id: 'uuid',
  client_id: 'uuid',
  encounter_id: 'uuid',
  score: 'smallint',
  at_most: 'smallint',
  rule_band: 'text',
  reasons: 'jsonb',
  gaps: 'jsonb',
  content_version: 'text',
  medium_from: 'smallint',
  high_from: 'smallint',
  model_id: 'uuid',
  probability: 'numeric',
  contributions: 'jsonb',
  band: 'text',
} as const satisfies Record<keyof HintDraft, string>

const KEPT = ['id', 'encounter_id']

/** One statement for any number of stays: the hint of each is made or replaced. */
export async function keepHints(
  { tx, orgId, at }: Pick<Work, 'tx' | 'orgId' | 'at'>,
  drafts: readonly HintDraft[],
): Promise<void> {
  const changed = Object.keys(COLUMNS).filter((name) => !KEPT.includes(name))
  await sql`
    insert into risk_score (org_id, scored_at, ${columnNames(COLUMNS)})
    select ${orgId}, ${at}::timestamptz, given.* from ${rowsAsTable(COLUMNS, drafts)}
    on conflict on constraint risk_score__stay do update
      set ${sql.join(changed.map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`))},
          scored_at = excluded.scored_at, revision = risk_score.revision + 1`.execute(tx)
}

/** What a person said about these hints is over: the house sees more than they had seen. */
export async function endOverrulings(
  { tx, orgId, at }: Pick<Work, 'tx' | 'orgId' | 'at'>,
  hintIds: readonly string[],
): Promise<void> {
  if (hintIds.length === 0) return
  await Promise.all([
    sql`
      update risk_score set overruled_from = null, overruled_to = null
      where org_id = ${orgId} and id = any(${[...hintIds]}::uuid[])`.execute(tx),
    sql`
      update risk_overruling set ended_at = ${at}
      where org_id = ${orgId} and score_id = any(${[...hintIds]}::uuid[]) and ended_at is null`.execute(tx),
  ])
}

/** One hint, held for a change. */
export async function lockHint(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  id: string,
): Promise<HintRow | undefined> {
  return tx
    .selectFrom('risk_score')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}
