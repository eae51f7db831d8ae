import type { SummaryBody } from '@quancheng/contract/summaries.ts'
import type { Person, Work } from '../../http/call.ts'
import type { CaseRow } from '../case-store.ts'
import { readFile } from '../read-file.ts'
import { summaryBody } from './summary-body.ts'

/** What a summary of this case would say now. */
export async function bodyOfCase(work: Work, actor: Person, row: CaseRow): Promise<SummaryBody> {
  const { tx, orgId } = work
  const [file, institution, stay] = await Promise.all([
    readFile(work, actor, row),
    tx.selectFrom('organisation').select('name').where('id', '=', orgId).executeTakeFirstOrThrow(),
    stayOf(work, row),
  ])
  return summaryBody({
    file,
    institution: institution.name,
    stay,
    worker: { id: actor.accountId, name: actor.name, title: actor.title },
  })
}

/** The stay that goes on, else the one the case was opened in. */
async function stayOf({ tx, orgId }: Work, row: CaseRow): Promise<SummaryBody['stay']> {
  const stays = await tx
    .selectFrom('encounter as e')
    .leftJoin('department as d', (join) =>
      join.onRef('d.org_id', '=', 'e.org_id').onRef('d.id', '=', 'e.department_id'),
    )
    .select([
      'e.id',
      'e.status',
      'e.visit_number',
      'e.source',
      'e.class',
      'd.name',
      'd.code',
      'e.bed',
      'e.admitted_at',
    ])
    .where('e.org_id', '=', orgId)
    .where('e.client_id', '=', row.client_id)
    .where('e.status', '!=', 'cancelled')
    .orderBy('e.admitted_at', 'desc')
    .limit(50)
    .execute()
  const found =
    stays.find(({ status }) => status === 'in-progress') ??
    stays.find(({ id }) => id === row.encounter_id) ??
    stays[0]
  if (!found) return null
  return {
    visitNumber: found.visit_number,
    issuer: found.source,
    class: found.class,
    department: found.name,
    departmentCode: found.code,
    bed: found.bed,
    admittedAt: found.admitted_at?.toISOString() ?? null,
  }
}
