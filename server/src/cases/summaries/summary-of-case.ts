import type { SummaryBody } from '@quancheng/contract/summaries.ts'
import type { Origin } from '@quancheng/rules/delivery.ts'
import type { Person, Work } from '../../http/call.ts'
import type { CaseRow } from '../case-store.ts'
import { readFile } from '../read-file.ts'
import { summaryBody } from './summary-body.ts'

interface OfCase {
  readonly body: SummaryBody
  readonly origin: Origin
}

/** What a summary of this case would say now, and where it would come from. */
export async function summaryOfCase(work: Work, actor: Person, row: CaseRow): Promise<OfCase> {
  const { tx, orgId } = work
  const [file, institution, stay] = await Promise.all([
    readFile(work, actor, row),
    tx.selectFrom('organisation').select('name').where('id', '=', orgId).executeTakeFirstOrThrow(),
    stayOf(work, row),
  ])
  const body = summaryBody({
    file,
    institution: institution.name,
    stay: stay?.told ?? null,
    worker: { id: actor.accountId, name: actor.name, title: actor.title },
  })
  return { body, origin: { pack: row.pack, stay: stay && { departmentId: stay.departmentId, ...stay.told } } }
}

/** The stay that goes on, else the one the case was opened in. */
async function stayOf({ tx, orgId }: Work, row: CaseRow) {
  const stays = await tx
    .selectFrom('encounter as e')
    .leftJoin('department as d', (join) =>
      join.onRef('d.org_id', '=', 'e.org_id').onRef('d.id', '=', 'e.department_id'),
    )
    .select([
      'e.id',
      'e.department_id',
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
  const told = {
    visitNumber: found.visit_number,
    issuer: found.source,
    class: found.class,
    department: found.name,
    departmentCode: found.code,
    bed: found.bed,
    admittedAt: found.admitted_at?.toISOString() ?? null,
  }
  return { departmentId: found.department_id, told }
}
