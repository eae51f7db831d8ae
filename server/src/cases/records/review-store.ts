import type { StageReview } from '@quancheng/contract/cases.ts'
import type { PersonRef } from '@quancheng/contract/wire.ts'
import type { Selectable } from 'kysely'
import type { Tables } from '../../db/tables.ts'
import type { Work } from '../../http/call.ts'

type ReviewRow = Selectable<Tables['stage_review']>

/** Every review of a case, newest first. */
export async function reviewRows(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  caseId: string,
): Promise<ReviewRow[]> {
  return tx
    .selectFrom('stage_review')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('case_id', '=', caseId)
    .orderBy('reviewed_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

export function reviewView(
  { protect }: Pick<Work, 'protect'>,
  row: ReviewRow,
  person: (id: string) => PersonRef,
): StageReview {
  return {
    id: row.id,
    reviewedOn: row.reviewed_on,
    summary: protect.open('stage_review.summary', row.summary_sealed),
    situation: protect.openMaybe('stage_review.situation', row.situation_sealed),
    outcome: row.outcome as StageReview['outcome'],
    nextOn: row.next_on,
    worker: person(row.worker_id),
    writtenAt: row.written_at.toISOString(),
  }
}
