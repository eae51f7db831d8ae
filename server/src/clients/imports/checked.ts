import type { Work } from '../../http/call.ts'
import { refuse } from '../../http/refused.ts'
import type { Sheet } from './batch-store.ts'
import { type CheckedRow, checkRows, keyOf } from './check-rows.ts'
import { type ImportField, isImportField } from './fields.ts'

/** Reads a sheet under a mapping of its columns; a column mapped to nothing is left out, and the name has to be there. */
export async function checked(
  work: Pick<Work, 'tx' | 'orgId' | 'content' | 'at'>,
  sheet: Sheet,
  columns: Readonly<Record<string, string>>,
): Promise<CheckedRow[]> {
  const mapping = new Map<string, ImportField>()
  const taken = new Set<string>()
  for (const [header, field] of Object.entries(columns)) {
    if (!sheet.headers.includes(header) || !isImportField(field) || taken.has(field)) continue
    mapping.set(header, field)
    taken.add(field)
  }
  if (!taken.has('name')) refuse('clients.import-column-missing', { field: 'name' })
  const departments = await work.tx
    .selectFrom('department')
    .select(['id', 'code', 'name'])
    .where('org_id', '=', work.orgId)
    .execute()
  const byWord = departments.flatMap(({ id, code, name }): [string, string][] => [
    [keyOf(name), id],
    [keyOf(code), id],
  ])
  const known = { content: work.content, at: work.at, departments: new Map(byWord) }
  return checkRows(known, sheet.headers, sheet.rows, mapping)
}
