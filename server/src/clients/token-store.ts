import { sql } from 'kysely'
import { rowsAsTable } from '../db/rows-as-table.ts'
import type { Work } from '../http/call.ts'
import { personTokens, type Searchable, type Token } from './search-tokens.ts'

type Keyed = Pick<Work, 'keys' | 'orgId'>

export function blindOf({ keys, orgId }: Keyed, { kind, value }: Token): string {
  return keys.blind(orgId, kind, value)
}

export interface PersonToFind {
  readonly clientId: string
  readonly searchable: Searchable
}

/** Makes new persons findable. */
export async function addTokens(
  work: Pick<Work, 'tx' | 'keys' | 'orgId'>,
  people: readonly PersonToFind[],
): Promise<void> {
  const rows = people.flatMap(({ clientId, searchable }) =>
    [...new Set(personTokens(searchable).map((token) => blindOf(work, token)))].map((token) => ({
      token,
      client_id: clientId,
    })),
  )
  if (rows.length === 0) return
  await sql`
    insert into client_token (org_id, token, client_id)
    select ${work.orgId}, given.token, given.client_id
    from ${rowsAsTable({ token: 'bigint', client_id: 'uuid' }, rows)}`.execute(work.tx)
}

/** Makes persons findable by what they are now, and no longer by what they were. */
export async function renewTokens(
  work: Pick<Work, 'tx' | 'keys' | 'orgId'>,
  people: readonly PersonToFind[],
): Promise<void> {
  if (people.length === 0) return
  await removeTokens(
    work,
    people.map(({ clientId }) => clientId),
  )
  await addTokens(work, people)
}

export async function removeTokens(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  clientIds: readonly string[],
): Promise<void> {
  await sql`delete from client_token where org_id = ${orgId} and client_id = any(${[...clientIds]}::uuid[])`.execute(
    tx,
  )
}
