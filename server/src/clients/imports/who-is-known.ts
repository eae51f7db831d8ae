import { sql } from 'kysely'
import { rowsAsTable } from '../../db/rows-as-table.ts'
import type { Work } from '../../http/call.ts'
import { findHolders, type IssuedNumber, keyOf } from '../identifier-store.ts'
import { fullIdNumber } from '../search-tokens.ts'
import { blindOf } from '../token-store.ts'
import type { ImportedPerson } from './check-rows.ts'

type Reading = Pick<Work, 'tx' | 'orgId' | 'keys' | 'protect'>

export function recordNumberOf(issuer: string, { recordNumber }: ImportedPerson): IssuedNumber | null {
  return recordNumber === null ? null : { issuer, type: 'MR', value: recordNumber }
}

/** What this house calls itself where numbers are issued. */
export async function issuerHere({ tx, orgId }: Pick<Work, 'tx' | 'orgId'>): Promise<string> {
  const row = await tx
    .selectFrom('organisation')
    .select('short_name')
    .where('id', '=', orgId)
    .executeTakeFirstOrThrow()
  return row.short_name
}

/** Which of these people are here already, by the hospital's number or the identity card's; in order, null for the new. */
export async function whoIsKnown(
  work: Reading,
  issuer: string,
  people: readonly ImportedPerson[],
): Promise<(string | null)[]> {
  return (await holdersOf(work, issuer, people)).map(({ byRecord, byCard }) => {
    const [one, other] = byCard
    return byRecord ?? (one && !other ? one.id : null)
  })
}

/** Whose names stand on the several records that carry a person's identity number, when nothing else tells which it is. */
export async function sharedBy(
  work: Reading,
  issuer: string,
  people: readonly ImportedPerson[],
): Promise<(readonly string[] | null)[]> {
  return (await holdersOf(work, issuer, people)).map(({ byRecord, byCard }) =>
    byRecord === null && byCard.length > 1
      ? byCard.map(({ name_sealed: name }) => work.protect.open('client.name', name)).toSorted()
      : null,
  )
}

async function holdersOf(work: Reading, issuer: string, people: readonly ImportedPerson[]) {
  const [holders, cards] = await Promise.all([
    findHolders(
      work,
      people.flatMap((person) => recordNumberOf(issuer, person) ?? []),
    ),
    cardHolders(
      work,
      people.flatMap(({ fields }) => fields.idNumber ?? []),
    ),
  ])
  return people.map((person) => {
    const number = recordNumberOf(issuer, person)
    const { idNumber } = person.fields
    return {
      byRecord: number === null ? null : (holders.get(keyOf(work, number))?.clientId ?? null),
      byCard: idNumber === null ? [] : (cards.get(fullIdNumber(idNumber)) ?? []),
    }
  })
}

interface CardHolder {
  readonly id: string
  readonly name_sealed: Buffer
  readonly id_number_sealed: Buffer
}

async function cardHolders(
  work: Reading,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, readonly CardHolder[]>> {
  if (numbers.length === 0) return new Map()
  const asked = [...new Set(numbers.map(fullIdNumber))]
  const { rows } = await sql<CardHolder>`
    select c.id, c.name_sealed, c.id_number_sealed
    from ${rowsAsTable(
      { token: 'bigint' },
      asked.map((value) => ({ token: blindOf(work, { kind: 'id-number', value }) })),
    )}
    join client_token t on t.org_id = ${work.orgId} and t.token = given.token
    join client c on c.org_id = t.org_id and c.id = t.client_id
    where c.active and c.id_number_sealed is not null`.execute(work.tx)
  return Map.groupBy(rows, (row) => fullIdNumber(work.protect.open('client.id_number', row.id_number_sealed)))
}
