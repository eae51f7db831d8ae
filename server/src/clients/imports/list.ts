import type { clients } from '@quancheng/contract/clients.ts'
import { namesOf } from '../../access/colleagues.ts'
import type { Call } from '../../http/call.ts'
import type { BatchState } from './batch-store.ts'

const MOST_SHOWN = 50

/** The imports of this organisation, the newest first. */
export async function imports(call: Call<typeof clients.imports>) {
  const { tx, orgId, protect } = call
  const rows = await tx
    .selectFrom('import_batch')
    .select(['id', 'name_sealed', 'state', 'total', 'done', 'problems', 'made_by', 'made_at'])
    .where('org_id', '=', orgId)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_SHOWN)
    .execute()
  const names = await namesOf(
    call,
    rows.map((row) => row.made_by),
  )
  return rows.map((row) => ({
    id: row.id,
    fileName: protect.open('import_batch.name', row.name_sealed),
    state: row.state as BatchState,
    total: row.total,
    done: row.done,
    problems: (row.problems as unknown[]).length,
    by: names.get(row.made_by) ?? '',
    at: row.made_at.toISOString(),
  }))
}
