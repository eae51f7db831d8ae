import { writeFile } from 'node:fs/promises'
import pg from 'pg'

const TYPES: Readonly<Record<string, string>> = {
  bool: 'boolean',
  bytea: 'Buffer',
  date: 'string',
  int2: 'number',
  int4: 'number',
  int8: 'string',
  json: 'unknown',
  jsonb: 'unknown',
  numeric: 'number',
  text: 'string',
  timestamptz: 'Date',
  uuid: 'string',
  _text: 'string[]',
  _uuid: 'string[]',
}

interface Column {
  readonly table: string
  readonly column: string
  readonly type: string
  readonly nullable: boolean
  readonly given: boolean
  readonly generated: boolean
}

/** Writes `tables.ts`: the types of every table, read from a migrated database. */
export async function printTables(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<Column>(`
    select c.table_name as table, c.column_name as column, c.udt_name as type, c.is_nullable = 'YES' as nullable,
           c.column_default is not null as given, c.is_generated = 'ALWAYS' as generated
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
    order by c.table_name, c.ordinal_position`)
  await client.end()
  const tables = Map.groupBy(rows, (row) => row.table)
  const lines = [
    "import type { ColumnType, Generated, GeneratedAlways } from 'kysely'",
    '',
    '/** jsonb: read as whatever was written, written as JSON text. */',
    'type Json = ColumnType<unknown, string, string>',
    '',
    '/** Generated from the migrated database by `node server/src/db/print-tables.ts`. Do not edit. */',
    'export interface Tables {',
  ]
  for (const [table, columns] of tables) {
    lines.push(`  ${table}: {`)
    for (const column of columns) lines.push(`    ${column.column}: ${typeOf(column)}`)
    lines.push('  }')
  }
  lines.push('}', '')
  return lines.join('\n')
}

function typeOf({ type, nullable, given, generated }: Column): string {
  const known = TYPES[type]
  if (!known) throw new Error(`no TypeScript type for the PostgreSQL type ${type}`)
  if (known === 'unknown') {
    if (nullable) return 'ColumnType<unknown, string | null, string | null>'
    return given ? 'ColumnType<unknown, string | undefined, string>' : 'Json'
  }
  const base = nullable ? `${known} | null` : known
  if (generated) return `GeneratedAlways<${base}>`
  return given ? `Generated<${base}>` : base
}

if (import.meta.main) {
  const { startEmbedded } = await import('./embedded/start-embedded.ts')
  const { migrate } = await import('./migrate.ts')
  const { mkdtemp, rm } = await import('node:fs/promises')
  const { tmpdir } = await import('node:os')
  const { join } = await import('node:path')
  const folder = await mkdtemp(join(tmpdir(), 'quancheng-tables-'))
  const engine = await startEmbedded(folder)
  const client = new pg.Client({ connectionString: engine.url })
  await client.connect()
  await migrate(client)
  await client.end()
  await writeFile(new URL('tables.ts', import.meta.url), await printTables(engine.url))
  await engine.stop()
  await rm(folder, { recursive: true })
}
