import type pg from 'pg'

export type Table = { readonly schema: string; readonly name: string; readonly columns: readonly string[] }
export type ForeignKey = { readonly table: string; readonly name: string; readonly definition: string }
export type Sequence = { readonly name: string; readonly value: string | null }

/** What a program writes about its own tables: a restore makes these again by migrating. */
const ledgers = ['public.migration', 'graphile_worker.migrations']

const ours = "n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'"

/** Every table that holds rows, with the columns that can be written. */
export async function findTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select n.nspname as schema, c.relname as name,
            array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind = 'r' and ${ours} and n.nspname || '.' || c.relname <> all ($1)
     group by 1, 2 order by 1, 2`,
    [ledgers],
  )
  return rows
}

export async function findForeignKeys(client: pg.Client): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select k.conrelid::regclass::text as table, quote_ident(k.conname) as name,
            pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_namespace n on n.oid = k.connamespace
     where k.contype = 'f' and k.conparentid = 0 and ${ours} order by 1, 2`,
  )
  return rows
}

export async function findSequences(client: pg.Client): Promise<Sequence[]> {
  const { rows } = await client.query<Sequence>(
    `select format('%I.%I', schemaname, sequencename) as name, last_value::text as value
     from pg_sequences order by 1`,
  )
  return rows
}

export function quoted(table: { schema: string; name: string }): string {
  return `${quote(table.schema)}.${quote(table.name)}`
}

export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
