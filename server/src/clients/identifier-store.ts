import { newId } from '@quancheng/contract/new-id.ts'
import { sql } from 'kysely'
import { rowsAsTable } from '../db/rows-as-table.ts'
import type { Work } from '../http/call.ts'
import { fullIdNumber, identifierToken } from './search-tokens.ts'
import { blindOf } from './token-store.ts'

/** A number somebody gave a person, as it was told; `type` may be unknown. */
export interface IssuedNumber {
  readonly issuer: string
  readonly type: string | null
  readonly value: string
}

export interface Holder {
  readonly identifierId: string
  readonly clientId: string
  readonly use: 'usual' | 'old'
}

/** The word for a resident identity number: one series for the whole country, whoever passes it on. */
export const ID_CARD = 'id-card'
const ISSUER_OF_ID_CARDS = 'CN'

type Keyed = Pick<Work, 'keys' | 'orgId'>

/** As it is kept: issuer, type and blind value are the key. */
function asKept(work: Keyed, number: IssuedNumber) {
  const isCard = number.type === ID_CARD
  return {
    issuer: isCard ? ISSUER_OF_ID_CARDS : number.issuer,
    type: number.type ?? '',
    blind: blindOf(work, identifierToken(isCard ? fullIdNumber(number.value) : number.value)),
  }
}

/** One text per number: equal exactly when they are the same number of the same issuer and type. */
export function keyOf(work: Keyed, number: IssuedNumber): string {
  const { issuer, type, blind } = asKept(work, number)
  return [issuer, type, blind].join('\0')
}

/** Who holds these numbers now, by `keyOf`. */
export async function findHolders(
  work: Pick<Work, 'tx' | 'keys' | 'orgId'>,
  numbers: readonly IssuedNumber[],
): Promise<Map<string, Holder>> {
  if (numbers.length === 0) return new Map()
  const asked = numbers.map((number) => asKept(work, number))
  const { rows } = await sql<Holder & { issuer: string; type: string; blind: string }>`
    select i.id as "identifierId", i.client_id as "clientId", i.use, i.issuer, i.type, i.blind
    from ${rowsAsTable({ issuer: 'text', type: 'text', blind: 'bigint' }, asked)}
    join client_identifier i on i.org_id = ${work.orgId} and i.issuer = given.issuer and i.type = given.type and i.blind = given.blind`.execute(
    work.tx,
  )
  return new Map(rows.map(({ issuer, type, blind, ...holder }) => [[issuer, type, blind].join('\0'), holder]))
}

export interface NewNumber {
  readonly clientId: string
  readonly number: IssuedNumber
  readonly use: 'usual' | 'old'
}

/** Gives persons numbers; a number somebody else holds stays with them. Answers how many were given. */
export async function addNumbers(
  work: Pick<Work, 'tx' | 'keys' | 'orgId' | 'protect' | 'at'>,
  given: readonly NewNumber[],
): Promise<number> {
  if (given.length === 0) return 0
  const rows = given.map(({ clientId, number, use }) => ({
    id: newId(work.at.getTime()),
    client_id: clientId,
    ...asKept(work, number),
    value_sealed: work.protect.seal('client_identifier.value', number.value),
    use,
  }))
  const { numAffectedRows = 0n } = await sql`
    insert into client_identifier (org_id, id, client_id, issuer, type, blind, value_sealed, use)
    select ${work.orgId}, given.*
    from ${rowsAsTable(
      {
        id: 'uuid',
        client_id: 'uuid',
        issuer: 'text',
        type: 'text',
        blind: 'bigint',
        value_sealed: 'bytea',
        use: 'text',
      },
      rows,
    )}
    on conflict do nothing`.execute(work.tx)
  return Number(numAffectedRows)
}

/** What these persons can be searched by: their numbers without the identity card's, which is searched as such. */
export async function searchableNumbers(
  { tx, orgId, protect }: Pick<Work, 'tx' | 'orgId' | 'protect'>,
  clientIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (clientIds.length === 0) return new Map()
  const { rows } = await sql<{ client_id: string; value_sealed: Buffer }>`
    select client_id, value_sealed from client_identifier
    where org_id = ${orgId} and client_id = any(${[...clientIds]}::uuid[]) and type <> ${ID_CARD}
    order by id`.execute(tx)
  const numbers = new Map<string, string[]>()
  for (const row of rows) {
    const known = numbers.get(row.client_id) ?? []
    numbers.set(row.client_id, [...known, protect.open('client_identifier.value', row.value_sealed)])
  }
  return numbers
}

/** The numbers by which the hospital knows a person today: without the identity card's, which it does not need for that. */
export async function hospitalNumbers(
  { tx, orgId, protect }: Pick<Work, 'tx' | 'orgId' | 'protect'>,
  clientId: string,
): Promise<IssuedNumber[]> {
  const rows = await tx
    .selectFrom('client_identifier')
    .select(['issuer', 'type', 'value_sealed'])
    .where('org_id', '=', orgId)
    .where('client_id', '=', clientId)
    .where('use', '=', 'usual')
    .where('type', '<>', ID_CARD)
    .orderBy('id')
    .execute()
  return rows.map(({ issuer, type, value_sealed }) => ({
    issuer,
    type: type === '' ? null : type,
    value: protect.open('client_identifier.value', value_sealed),
  }))
}

/** The one person who holds any of these numbers of an issuer; two persons, or none, are nobody. */
export async function clientByNumber(
  work: Pick<Work, 'tx' | 'orgId' | 'keys'>,
  issuer: string,
  values: readonly string[],
): Promise<string | null> {
  const blinds = values.map((value) => blindOf(work, identifierToken(value)))
  const { rows } = await sql<{ client_id: string }>`
    select distinct client_id from client_identifier
    where org_id = ${work.orgId} and issuer = ${issuer} and type <> ${ID_CARD} and blind = any(${blinds}::bigint[])
    limit 2`.execute(work.tx)
  const [first, second] = rows
  return first && !second ? first.client_id : null
}
