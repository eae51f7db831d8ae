import { newId } from '@quancheng/contract/new-id.ts'
import type pg from 'pg'

interface Column {
  readonly table: string
  readonly column: string
  readonly type: string
  readonly needed: boolean
  readonly allowed: string | null
}

/** What the tables' own checks demand beyond one column's type and list of values. */
const DEMANDED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  impact_assessment: { review_on: '2027-01-04' },
  consent: { signed_by: 'client' },
  request: { name_sealed: '\\x00' },
  risk_overruling: { from_band: 'high' },
  urgent_opening: { expires_at: '2027-01-04' },
}

/** Tables of an organisation: those where every row says whose it is. */
export async function ownedTables(pool: pg.Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ table: string }>(`
    select table_name as table from information_schema.columns
    where table_schema = 'public' and column_name = 'org_id' and is_nullable = 'NO'
    order by table_name`)
  return rows.map(({ table }) => table)
}

export type SampleIds = ReadonlyMap<string, string>

/**
 * Puts one row into every owned table, in the name of an organisation, whatever the columns are; answers the id of
 * each. `client_id` points at the sample client and so on; a person is `accountId`.
 */
export async function fillOwnedTables(pool: pg.Pool, orgId: string, accountId: string): Promise<SampleIds> {
  const columns = Map.groupBy(await readColumns(pool), ({ table }) => table)
  const ids = new Map((await ownedTables(pool)).map((table) => [table, newId()]))
  for (const [table, id] of ids) {
    const given = (columns.get(table) ?? []).filter(
      ({ column, needed }) => needed || pointsAt(ids, column) !== null || DEMANDED[table]?.[column],
    )
    const values = given.map((column) => sampleValue(column, { orgId, accountId, id, ids }))
    const names = given.map(({ column }) => `"${column}"`).join(', ')
    const places = given.map((_, at) => `$${at + 1}`).join(', ')
    await pool.query(`insert into ${table} (${names}) values (${places}) on conflict do nothing`, values)
  }
  return ids
}

interface Sample {
  readonly orgId: string
  readonly accountId: string
  readonly id: string
  readonly ids: SampleIds
}

function sampleValue(
  { table, column, type, allowed }: Column,
  { orgId, accountId, id, ids }: Sample,
): unknown {
  const demanded = DEMANDED[table]?.[column]
  if (demanded) return demanded
  if (column === 'org_id') return orgId
  if (column === 'id') return id
  if (type === 'uuid') return pointsAt(ids, column) ?? accountId
  if (allowed) return /'([^']+)'::text/.exec(allowed)?.[1] ?? 'x'
  return BY_TYPE[type] ?? 'x'
}

const BY_TYPE: Readonly<Record<string, unknown>> = {
  bool: false,
  bytea: Buffer.from([0]),
  date: '2026-01-05',
  int2: 1,
  int4: 1,
  int8: 1,
  json: '{}',
  jsonb: '{}',
  numeric: 1,
  timestamptz: '2026-01-05T01:00:00Z',
  _text: [],
  _uuid: [],
}

/** `client_id` → the sample client, `case_id` → the sample case file; null for columns that name people. */
function pointsAt(ids: SampleIds, column: string): string | null {
  if (!column.endsWith('_id')) return null
  const table =
    column === 'case_id' ? 'case_file' : column === 'record_id' ? 'service_record' : column.slice(0, -3)
  return ids.get(table) ?? null
}

async function readColumns(pool: pg.Pool): Promise<readonly Column[]> {
  const { rows } = await pool.query<Column>(`
    select c.table_name as table, c.column_name as column, c.udt_name as type,
           c.is_nullable = 'NO' and c.column_default is null and c.is_generated = 'NEVER' as needed,
           (select pg_get_constraintdef(k.oid) from pg_constraint k
            join pg_attribute a on a.attrelid = k.conrelid and a.attname = c.column_name
            where k.conrelid = c.table_name::regclass and k.contype = 'c' and k.conkey = array[a.attnum]
              and pg_get_constraintdef(k.oid) like '%ANY (ARRAY[%' limit 1) as allowed
    from information_schema.columns c
    where c.table_schema = 'public' and c.is_generated = 'NEVER'
    order by c.table_name, c.ordinal_position`)
  return rows
}
