import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPool } from '../db/db.ts'
import { type TestDatabase, testDatabase } from '../test/postgres.ts'
import { ownedTables } from '../test/sample-row.ts'

/** The rules that let the house be distributed and keep organisations apart (architecture: Data). */

let database: TestDatabase
let pool: ReturnType<typeof openPool>
beforeAll(async () => {
  database = await testDatabase()
  pool = openPool(database.url, 2)
})
afterAll(async () => {
  await pool.end()
  await database[Symbol.asyncDispose]()
})

/** A sender of the hospital feed speaks for one organisation in the whole house. */
const ACROSS_ORGANISATIONS = [
  'door_ask__number',
  'door_link__token',
  'door_place__token',
  'hl7_source__sender',
  'record_reader__issuer',
  'record_reader__token',
]

async function rowsOf<Row>(text: string): Promise<Row[]> {
  return (await pool.query(text)).rows
}

test('the organisation leads every key of what an organisation owns', async () => {
  const rows = await rowsOf<{ name: string }>(`
    select i.relname as name
    from pg_index x
    join pg_class i on i.oid = x.indexrelid
    join pg_class t on t.oid = x.indrelid
    join pg_attribute org on org.attrelid = t.oid and org.attname = 'org_id' and org.attnotnull
    where t.relnamespace = 'public'::regnamespace and x.indisunique and x.indkey[0] <> org.attnum`)
  expect(new Set(rows.map(({ name }) => name))).toEqual(new Set(ACROSS_ORGANISATIONS))
})

test('every owned table has a primary key, row-level security and one permissive policy that reads no table', async () => {
  const rows = await rowsOf<{ table: string; keyed: boolean; secured: boolean }>(`
    select t.relname as table, t.relrowsecurity as secured,
           exists (select from pg_constraint k where k.conrelid = t.oid and k.contype = 'p') as keyed
    from pg_class t join pg_attribute org on org.attrelid = t.oid and org.attname = 'org_id' and org.attnotnull
    where t.relnamespace = 'public'::regnamespace and t.relkind = 'r' order by 1`)
  expect(rows.map(({ table }) => table)).toEqual(await ownedTables(pool))
  expect(rows.filter(({ keyed, secured }) => !keyed || !secured)).toEqual([])
  const policies = await rowsOf<{
    table: string
    kind: string
    cmd: string
    rule: string
    on_write: string | null
  }>(
    `select tablename as table, permissive as kind, cmd, qual as rule, with_check as on_write from pg_policies
     where schemaname = 'public' order by tablename`,
  )
  expect(policies).toEqual(
    rows.map(({ table }) => ({
      table,
      kind: 'PERMISSIVE',
      cmd: 'ALL',
      rule: "(org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)",
      on_write: null,
    })),
  )
})

test('the application role can neither bypass the boundary nor own anything', async () => {
  expect(
    await rowsOf(
      "select rolsuper, rolbypassrls, rolcanlogin, rolcreaterole, rolcreatedb from pg_roles where rolname = 'quancheng_app'",
    ),
  ).toEqual([
    { rolsuper: false, rolbypassrls: false, rolcanlogin: false, rolcreaterole: false, rolcreatedb: false },
  ])
  expect(await rowsOf("select relname from pg_class where relowner = 'quancheng_app'::regrole")).toEqual([])
})

test('of what belongs to no organisation the application may only read which organisations there are', async () => {
  const owned = await ownedTables(pool)
  const rows = await rowsOf<{ table: string; privilege: string }>(
    `select table_name as table, privilege_type as privilege from information_schema.role_table_grants
     where grantee in ('quancheng_app', 'PUBLIC') and table_schema = 'public'`,
  )
  expect(rows.filter(({ table }) => !owned.includes(table))).toEqual([
    { table: 'organisation', privilege: 'SELECT' },
  ])
  const erasable = rows.filter(({ privilege }) => privilege === 'DELETE').map(({ table }) => table)
  expect(erasable).toEqual(['client_token', 'saved_view', 'phrase', 'own_pack'])
  const journal = rows.filter(({ table }) => table === 'journal').map(({ privilege }) => privilege)
  expect(new Set(journal)).toEqual(new Set(['INSERT', 'SELECT']))
})

test('there are no triggers', async () => {
  expect(await rowsOf('select tgname from pg_trigger where not tgisinternal')).toEqual([])
})

test('every constraint carries a name of ours', async () => {
  const rows = await rowsOf(`
    select k.conname from pg_constraint k join pg_class t on t.oid = k.conrelid
    where t.relnamespace = 'public'::regnamespace and k.contype <> 'n' and t.relname <> 'migration'
      and k.conname not like t.relname || '\\_\\_%'`)
  expect(rows).toEqual([])
})

test('no foreign key leads from a local table to an owned one, and none blanks what it pointed from', async () => {
  const rows = await rowsOf(`
    select k.conname from pg_constraint k
    where k.contype = 'f' and (k.confdeltype in ('n', 'd') or (
      exists (select from pg_attribute a where a.attrelid = k.confrelid and a.attname = 'org_id' and a.attnotnull)
      and not exists (select from pg_attribute a where a.attrelid = k.conrelid and a.attname = 'org_id' and a.attnotnull)))`)
  expect(rows).toEqual([])
})

test('every table says what it is for', async () => {
  const rows = await rowsOf(`
    select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      and coalesce(obj_description(oid, 'pg_class'), '') = '' order by 1`)
  expect(rows).toEqual([])
})
