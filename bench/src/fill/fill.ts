import { fileURLToPath } from 'node:url'
import { loadContent } from '@quancheng/server/content/load.ts'
import { openPool } from '@quancheng/server/db/db.ts'
import { migrate } from '@quancheng/server/db/migrate.ts'
import { openKeyRing } from '@quancheng/server/protection/keys.ts'
import pg from 'pg'
import { fillCases, fillStays } from './cases.ts'
import { ID_FUNCTION } from './ids.ts'
import { fillLongFiles } from './long-files.ts'
import { fillPersons } from './persons.ts'
import { fillRequests } from './requests.ts'
import { fillStaff, ORG_ID } from './staff.ts'

const CONTENT = fileURLToPath(new URL('../../../content/', import.meta.url))

/** Fills an empty database with one organisation of `size` persons and as many cases; analyses it. */
export async function fill(
  url: string,
  masterKey: Buffer,
  size: number,
  say: (text: string) => void,
): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const pool = openPool(url, 2)
  try {
    await migrate(client)
    await client.query(ID_FUNCTION)
    await fillStaff(client)
    const keys = openKeyRing({ pool, masterKey })
    await keys.load(ORG_ID)
    await fillPersons(client, keys, size, say)
    say('  stays, cases, records')
    await fillStays(client, size)
    await fillCases(client, keys, loadContent(CONTENT), size)
    await fillRequests(client, keys, size)
    await fillLongFiles(client, keys)
    await client.query('vacuum (analyze)')
    await client.query('create table bench.filled as select $1::int as size', [size])
  } finally {
    await pool.end()
    await client.end()
  }
}

/** How many persons a kept database was filled with; null when it was never filled to the end. */
export async function filledSize(url: string): Promise<number | null> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query("select to_regclass('bench.filled') is not null as there")
    if (!rows[0].there) return null
    return (await client.query('select size from bench.filled')).rows[0].size
  } finally {
    await client.end()
  }
}
