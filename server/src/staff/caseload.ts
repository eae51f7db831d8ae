import { sql } from 'kysely'
import type { Tx } from '../db/db.ts'

/** How many cases that are not closed each of these people carries. */
export async function openCaseCounts(
  tx: Tx,
  orgId: string,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; carried: number }>`
    select worker.id, count(c.id)::int as carried
    from unnest(${[...accountIds]}::uuid[]) as worker(id)
    join case_file c on c.org_id = ${orgId} and c.worker_id = worker.id and c.live = true
    group by worker.id`.execute(tx)
  return new Map(rows.map(({ id, carried }) => [id, carried]))
}
