import type { AssessmentLine } from '@quancheng/contract/assessments.ts'
import type { PersonRef } from '@quancheng/contract/wire.ts'
import type { Selectable } from 'kysely'
import type { Tables } from '../db/tables.ts'
import type { Work } from '../http/call.ts'

export type AssessmentRow = Selectable<Tables['assessment']>
type Reading = Pick<Work, 'tx' | 'orgId' | 'protect'>

/** Every assessment of a client, oldest first. */
export async function assessmentRows({ tx, orgId }: Reading, clientId: string): Promise<AssessmentRow[]> {
  return tx
    .selectFrom('assessment')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('client_id', '=', clientId)
    .orderBy('taken_at')
    .execute()
}

export function assessmentLine(row: AssessmentRow, person: (id: string) => PersonRef): AssessmentLine {
  return {
    id: row.id,
    instrument: row.instrument,
    version: row.version,
    mode: row.mode as AssessmentLine['mode'],
    takenAt: row.taken_at.toISOString(),
    takenBy: person(row.taken_by),
    caseId: row.case_id,
    scores: row.scores as AssessmentLine['scores'],
    band: row.band,
    flags: row.flags,
    voided: row.voided_at !== null,
    revision: row.revision,
  }
}
