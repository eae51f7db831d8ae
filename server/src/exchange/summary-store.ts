import type { SummaryBody } from '@quancheng/contract/summaries.ts'
import { SUMMARY_SECTIONS, type SummarySection } from '@quancheng/rules/summary.ts'
import type { Selectable } from 'kysely'
import type { Tables } from '../db/tables.ts'
import type { Work } from '../http/call.ts'

type SummaryRow = Selectable<Tables['case_summary']>

/** The signed summaries of a case, newest first. */
export async function summaryRows(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  caseId: string,
): Promise<SummaryRow[]> {
  return tx
    .selectFrom('case_summary')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('case_id', '=', caseId)
    .orderBy('version', 'desc')
    .execute()
}

export async function findSummary(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  id: string,
): Promise<SummaryRow | undefined> {
  return tx
    .selectFrom('case_summary')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export function bodyOf(
  { protect }: Pick<Work, 'protect'>,
  row: Pick<SummaryRow, 'body_sealed'>,
): SummaryBody {
  const kept = JSON.parse(protect.open('case_summary.body', row.body_sealed)) as SummaryBody
  return { ...kept, course: kept.course ?? null }
}

export function sectionsOf(row: Pick<SummaryRow, 'sections'>): SummarySection[] {
  return SUMMARY_SECTIONS.filter((section) => row.sections.includes(section))
}

/** The line by which the ward last reached this worker: typed once. */
export async function lastContact(
  { tx, orgId, protect }: Pick<Work, 'tx' | 'orgId' | 'protect'>,
  workerId: string,
): Promise<string> {
  const row = await tx
    .selectFrom('case_summary')
    .select('body_sealed')
    .where('org_id', '=', orgId)
    .where('signed_by', '=', workerId)
    .orderBy('signed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? bodyOf({ protect }, row).contact : ''
}
