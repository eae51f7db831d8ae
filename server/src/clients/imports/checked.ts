import { type ImportField, isImportField } from '@quancheng/rules/import-fields.ts'
import type { Work } from '../../http/call.ts'
import { refuse } from '../../http/refused.ts'
import type { Sheet } from './batch-store.ts'
import { type CheckedRow, checkRows, keyOf } from './check-rows.ts'
import { issuerHere, sharedBy } from './who-is-known.ts'

type Checking = Pick<Work, 'tx' | 'orgId' | 'content' | 'at' | 'keys' | 'protect'>

/** Reads a sheet under a mapping of its columns; a column mapped to nothing is left out, and the name has to be there. */
export async function checked(
  work: Checking,
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
  return tellShared(work, checkRows(known, sheet.headers, sheet.rows, mapping), headerOf(mapping, 'idNumber'))
}

/** An identity number that stands on several records names nobody: such a row waits until the records are put right. */
async function tellShared(
  work: Checking,
  rows: readonly CheckedRow[],
  column: string,
): Promise<CheckedRow[]> {
  const good = rows.flatMap((row) => (row.person === null ? [] : [{ row: row.row, person: row.person }]))
  const shared = await sharedBy(
    work,
    await issuerHere(work),
    good.map(({ person }) => person),
  )
  const namesOf = new Map(good.map(({ row }, index) => [row, shared[index] ?? null]))
  return rows.map((row) => {
    const names = namesOf.get(row.row) ?? null
    if (names === null) return row
    const problem = { column, code: 'id-number-shared', value: names.join('、') }
    return { ...row, problems: [...row.problems, problem], person: null }
  })
}

function headerOf(mapping: ReadonlyMap<string, ImportField>, field: ImportField): string {
  return [...mapping].find(([, mapped]) => mapped === field)?.[0] ?? field
}
