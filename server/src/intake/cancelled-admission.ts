import type { Work } from '../http/call.ts'
import { note } from './change.ts'
import { saveRequest } from './request-store.ts'

/**
 * The admission never was (A11): what screening raised from it and nobody has taken goes back. What a person raised
 * stays. Should the stay be admitted after all, screening may raise it again.
 */
export async function withdrawForCancelledAdmission(work: Work, encounterId: string): Promise<void> {
  const rows = await work.tx
    .selectFrom('request')
    .selectAll()
    .where('org_id', '=', work.orgId)
    .where('encounter_id', '=', encounterId)
    .where('source', '=', 'screening')
    .where('state', 'in', ['waiting', 'paused'])
    .orderBy('id')
    .forUpdate()
    .execute()
  for (const row of rows) {
    await saveRequest(work, row, {
      state: 'withdrawn',
      offered_to: null,
      paused_at: null,
      ended_at: work.at,
      dedupe_key: null,
    })
    note(work, 'intake.withdraw', row, { because: 'admission-cancelled' })
  }
}
