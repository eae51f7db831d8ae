import { type ClosableCase, reopen } from '@quancheng/rules/closure.ts'
import type { Work } from '../../http/call.ts'
import { orRefuse } from '../../http/refused.ts'
import { enterStage } from '../begin-case.ts'
import { type CaseRow, saveCase } from '../case-store.ts'
import { refreshDue } from '../due.ts'
import { courseOf, packOf } from '../standard/pack.ts'
import { closureRows } from './ending-store.ts'

/** Opens a closed case at its last working step; the closure keeps when, by whom and why. `by` null: the hospital's feed. */
export async function openAgain(work: Work, row: CaseRow, reason: string, by: string | null) {
  const { tx, orgId, at, protect } = work
  const before = { kind: row.kind, state: row.state, stage: row.stage } as ClosableCase
  const again = orRefuse(reopen(before, courseOf(await packOf(work, row)), reason))
  const written = await saveCase(work, row, {
    state: again.state,
    stage: again.stage,
    stage_since: at,
    closed_at: null,
  })
  const [closure] = await closureRows(work, row.id)
  if (closure)
    await tx
      .updateTable('closure')
      .set({
        reopened_at: at,
        reopened_by: by,
        reopened_sealed: protect.seal('closure.reopened', reason),
        revision: closure.revision + 1,
      })
      .where('org_id', '=', orgId)
      .where('id', '=', closure.id)
      .execute()
  await enterStage(work, row.id, again.stage, by ?? row.worker_id)
  await refreshDue(work, row.id)
  return written
}
