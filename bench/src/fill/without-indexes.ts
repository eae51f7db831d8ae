import type pg from 'pg'

/** Fills tables without their keys and indexes and makes these again afterwards: sorting once beats inserting in place. */
export async function withoutIndexes(
  client: pg.Client,
  tables: readonly string[],
  fill: () => Promise<void>,
): Promise<void> {
  const { rows: keys } = await client.query<{ table: string; name: string; made: string }>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as made
     from pg_constraint where conrelid = any($1::regclass[]) and contype in ('p', 'u')`,
    [tables],
  )
  const { rows: indexes } = await client.query<{ name: string; made: string }>(
    `select indexname as name, indexdef as made from pg_indexes
     where schemaname = 'public' and tablename = any($1) and indexname <> all($2)`,
    [tables, keys.map(({ name }) => name)],
  )
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`)
  for (const { name } of indexes) await client.query(`drop index ${name}`)
  await fill()
  for (const { table, name, made } of keys)
    await client.query(`alter table ${table} add constraint ${name} ${made}`)
  for (const { made } of indexes) await client.query(made)
}
