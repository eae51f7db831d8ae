import { RISKS, type Risk, STAGES, type Stage } from '@quancheng/rules/course.ts'
import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Work } from '../http/call.ts'

export interface Caseload {
  readonly stages: Record<Stage, number>
  readonly risks: Record<Risk, number>
  readonly open: number
}

const zero = <T extends string>(words: readonly T[]) =>
  Object.fromEntries(words.map((word) => [word, 0])) as Record<T, number>

/** Open cases by stage and by risk, for each worker among the rows the condition allows. */
export async function caseloads(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  condition: RawBuilder<boolean>,
): Promise<Map<string, Caseload>> {
  const { rows } = await sql<{ worker_id: string; stage: Stage; risk: Risk; count: number }>`
    select c.worker_id, c.stage, c.risk, count(*)::int as count
    from case_file c
    where c.org_id = ${orgId} and c.live = true and ${condition}
    group by c.worker_id, c.stage, c.risk`.execute(tx)
  const loads = new Map<string, Caseload>()
  for (const { worker_id, stage, risk, count } of rows) {
    const load = loads.get(worker_id) ?? EMPTY()
    load.stages[stage] += count
    load.risks[risk] += count
    loads.set(worker_id, { ...load, open: load.open + count })
  }
  return loads
}

export const EMPTY = (): Caseload => ({ stages: zero(STAGES), risks: zero(RISKS), open: 0 })
