import type { RiskThresholds } from '@quancheng/rules/risk.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/db.ts'
import type { Work } from '../http/call.ts'

export interface ThresholdsHere extends RiskThresholds {
  /** Set by the institution; else what the content says. */
  readonly own: boolean
  /** Of the organisation's row, in whose settings they stand. */
  readonly revision: number
}

/** From how many points the bands begin here. */
export async function thresholdsHere(
  { tx, orgId, content }: Pick<Work, 'tx' | 'orgId' | 'content'>,
  lock = false,
): Promise<ThresholdsHere> {
  const { settings, revision } = await tx
    .selectFrom('organisation')
    .select(['settings', 'revision'])
    .where('id', '=', orgId)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirstOrThrow()
  const { risk } = settings as { risk?: RiskThresholds }
  const { medium, high } = risk ?? content.risk.thresholds
  return { medium, high, own: risk !== undefined, revision }
}

/** The application may only read the organisation: this runs as the owner. */
export async function keepThresholds(
  tx: Tx,
  orgId: string,
  thresholds: RiskThresholds | null,
): Promise<number> {
  const { rows } = await sql<{ revision: number }>`
    update organisation set settings = jsonb_strip_nulls(settings || ${JSON.stringify({ risk: thresholds })}::jsonb), revision = revision + 1
    where id = ${orgId} returning revision`.execute(tx)
  const [row] = rows
  if (!row) throw new Error(`there is no organisation ${orgId}`)
  return row.revision
}
