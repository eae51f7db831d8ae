import { type RawBuilder, sql } from 'kysely'

/**
 * Any number of rows as one table expression, each column travelling as one array, so that the text of a statement
 * never depends on how many there are. `columns` gives the PostgreSQL type of every column; use it as
 * `select given.* from ${rowsAsTable(…)}`.
 */
export function rowsAsTable<Column extends string>(
  columns: Readonly<Record<Column, string>>,
  rows: readonly Readonly<Record<Column, unknown>>[],
): RawBuilder<unknown> {
  const names = Object.keys(columns) as Column[]
  const arrays = names.map((name) => sql`${rows.map((row) => row[name])}::${sql.raw(columns[name])}[]`)
  return sql`unnest(${sql.join(arrays)}) as given(${sql.join(names.map((name) => sql.ref(name)))})`
}

/** The names of the columns, for the head of an insert. */
export function columnNames(columns: Readonly<Record<string, string>>): RawBuilder<unknown> {
  return sql.join(Object.keys(columns).map((name) => sql.ref(name)))
}
