import { type Selectable, sql } from 'kysely'
import type { Tables } from '../db/tables.ts'
import type { Work } from '../http/call.ts'
import { searchableNumbers } from './identifier-store.ts'
import type { Searchable } from './search-tokens.ts'

export type ClientRow = Selectable<Tables['client']>
type Reading = Pick<Work, 'tx' | 'orgId'>

/** Holds persons for a change, always in one order, so that two changes do not wait for each other. */
export async function lockClients(
  { tx, orgId }: Reading,
  ids: readonly string[],
): Promise<Map<string, ClientRow>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<ClientRow>`
    select * from client where org_id = ${orgId} and id = any(${[...ids]}::uuid[]) order by id for update`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.id, row]))
}

export async function findClient({ tx, orgId }: Reading, id: string): Promise<ClientRow | null> {
  const row = await tx
    .selectFrom('client')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** What kept persons are found by. */
export async function searchablesOf(
  work: Pick<Work, 'tx' | 'orgId' | 'protect'>,
  rows: readonly ClientRow[],
): Promise<{ clientId: string; searchable: Searchable }[]> {
  const numbers = await searchableNumbers(
    work,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({
    clientId: row.id,
    searchable: {
      name: work.protect.open('client.name', row.name_sealed),
      birthDate: row.birth_date,
      idNumber: work.protect.openMaybe('client.id_number', row.id_number_sealed),
      phone: work.protect.openMaybe('client.phone', row.phone_sealed),
      identifiers: numbers.get(row.id) ?? [],
    },
  }))
}
