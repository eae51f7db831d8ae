import { sql } from 'kysely'
import type { Work } from '../http/call.ts'
import { holderOf } from './move-everything.ts'
import { fullIdNumber, identifierToken } from './search-tokens.ts'
import { blindOf } from './token-store.ts'

type Reading = Pick<Work, 'tx' | 'orgId' | 'keys'>

/**
 * The one person a whole number belongs to, whoever asks: the caller has decided that they may know. A piece of a
 * number, or a number that two people have, finds nobody.
 */
export async function byWholeNumber(work: Reading, number: string): Promise<string | null> {
  const { tx, orgId } = work
  const blinds = [number, fullIdNumber(number)].map((each) => blindOf(work, identifierToken(each)))
  const card = blindOf(work, { kind: 'id-number', value: fullIdNumber(number) })
  const { rows } = await sql<{ id: string }>`
    select f.client_id as id from case_file f
    where f.org_id = ${orgId} and f.number = ${number.normalize('NFKC').trim().toUpperCase()}
    union
    select t.client_id from client_token t
    where t.org_id = ${orgId} and t.token = any(${[...blinds, card]}::bigint[])
    limit 2`.execute(tx)
  const [first, second] = rows
  return first && !second ? knownClient(work, first.id) : null
}

/** Somebody known here by id, or whoever holds what was merged into them; null for nobody, and for somebody erased. */
export async function knownClient(
  work: Pick<Work, 'tx' | 'orgId'>,
  clientId: string,
): Promise<string | null> {
  const row = await work.tx
    .selectFrom('client')
    .select('id')
    .where('org_id', '=', work.orgId)
    .where('id', '=', await holderOf(work, clientId))
    .where((of) => of.or([of('removed_at', 'is', null), of('stored_until', 'is not', null)]))
    .executeTakeFirst()
  return row?.id ?? null
}

/** Whether this person's file was erased, or is only stored: nothing of it is in use here. */
export async function isRemoved(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  clientId: string,
): Promise<boolean> {
  const row = await tx
    .selectFrom('client')
    .select('removed_at')
    .where('org_id', '=', orgId)
    .where('id', '=', clientId)
    .executeTakeFirst()
  return row !== undefined && row.removed_at !== null
}
