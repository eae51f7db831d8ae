import type { Insertable } from 'kysely'
import type pg from 'pg'
import type { Tables } from '../db/tables.ts'

/** Rows on their way into the database: many of a table at once, in the order they were put. */
export interface Book {
  put<T extends keyof Tables>(table: T, row: Insertable<Tables[T]>): void
  /** Writes what has gathered; call it between persons, so that memory stays small. */
  turn(): Promise<void>
  finish(): Promise<void>
  readonly counts: Readonly<Record<string, number>>
}

const ROWS_AT_ONCE = 1_000
/** Search tokens are many and lie in no order: sorted in large batches they meet the index page by page. */
const TOKENS = 'client_token'
const TOKENS_AT_ONCE = 40_000

interface Page {
  readonly statement: string
  readonly columns: readonly string[]
  rows: Record<string, unknown>[]
}

/** Writes as the owner on one connection: while the database stores one batch the next is being made. */
export async function openBook(client: pg.ClientBase): Promise<Book> {
  const types = await columnTypes(client)
  const pages = new Map<string, Page>()
  const counts: Record<string, number> = {}
  let under: Promise<unknown> = Promise.resolve()

  const write = async (page: Page) => {
    const rows = page.rows
    page.rows = []
    const values = page.columns.map((column) => arrayLiteral(rows, column))
    await under
    under = client.query(page.statement, values)
    under.catch(() => undefined)
  }

  return {
    counts,
    put: (table, row) => {
      const given = row as Record<string, unknown>
      let page = pages.get(table)
      if (!page) {
        const columns = Object.keys(given)
        page = { columns, rows: [], statement: statementFor(table, columns, types) }
        pages.set(table, page)
      }
      if (Object.keys(given).length !== page.columns.length)
        throw new Error(`rows of ${table} do not all name the same columns`)
      page.rows.push(given)
      counts[table] = (counts[table] ?? 0) + 1
    },
    turn: async () => {
      for (const [table, page] of pages)
        if (page.rows.length >= (table === TOKENS ? TOKENS_AT_ONCE : ROWS_AT_ONCE)) await write(page)
    },
    finish: async () => {
      for (const page of pages.values()) if (page.rows.length > 0) await write(page)
      await under
    },
  }
}

function statementFor(table: string, columns: readonly string[], types: ReadonlyMap<string, string>): string {
  const typeOf = (column: string) => {
    const type = types.get(`${table}.${column}`)
    if (!type) throw new Error(`${table} has no column ${column}`)
    return type
  }
  const lists = columns.map((column, place) => {
    const type = typeOf(column)
    return `$${place + 1}::${type.endsWith('[]') ? 'text' : type}[]`
  })
  const selected = columns.map((column) => {
    const type = typeOf(column)
    return type.endsWith('[]') ? `"${column}"::${type}` : `"${column}"`
  })
  const names = columns.map((column) => `"${column}"`).join(', ')
  return `insert into ${table} (${names}) select ${selected.join(', ')} from unnest(${lists.join(', ')}) as given(${names})${table === TOKENS ? ' order by token' : ''}`
}

async function columnTypes(client: pg.ClientBase): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ column: string; type: string }>(
    `select c.relname || '.' || a.attname as column, format_type(a.atttypid, null) as type
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`,
  )
  return new Map(rows.map((row) => [row.column, row.type]))
}

function arrayLiteral(rows: readonly Record<string, unknown>[], column: string): string {
  return `{${rows.map((row) => element(row[column])).join(',')}}`
}

function element(value: unknown): string {
  if (value === null || value === undefined) return 'NULL'
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Buffer.isBuffer(value)) return `"\\\\x${value.toString('hex')}"`
  if (value instanceof Date) return `"${value.toISOString()}"`
  if (Array.isArray(value)) return quoted(`{${value.map((one) => `"${escaped(String(one))}"`).join(',')}}`)
  return quoted(String(value))
}

function quoted(text: string): string {
  return `"${escaped(text)}"`
}

function escaped(text: string): string {
  return text.replace(/["\\]/g, '\\$&')
}
