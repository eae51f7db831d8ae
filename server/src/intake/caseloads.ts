import { sql } from 'kysely'
import type { Work } from '../http/call.ts'

/** How many cases each worker carries, and whether they served this client before: one statement for all of them. */
export async function caseloads(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  workerIds: readonly string[],
  clientId: string | null,
): Promise<Map<string, { openCases: number; servedBefore: boolean }>> {
  const { rows } = await sql<{ id: string; openCases: number; servedBefore: boolean }>`
    select w.id,
           (select count(*)::int from case_file c where c.org_id = ${orgId} and c.worker_id = w.id and c.live = true) as "openCases",
           exists (select from case_file c where c.org_id = ${orgId} and c.client_id = ${clientId}::uuid
                   and (c.worker_id = w.id or c.co_worker_ids @> array[w.id])) as "servedBefore"
    from unnest(${[...workerIds]}::uuid[]) as w(id)`.execute(tx)
  return new Map(rows.map(({ id, ...load }) => [id, load]))
}
