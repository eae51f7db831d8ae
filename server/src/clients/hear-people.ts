import { newId } from '@quancheng/contract/new-id.ts'
import { readTemporaryName } from '@quancheng/rules/names.ts'
import { sql } from 'kysely'
import { columnNames, rowsAsTable } from '../db/rows-as-table.ts'
import type { Work } from '../http/call.ts'
import { type ClientRow, searchablesOf } from './client-store.ts'
import { type ContactNews, hearContacts } from './hear-contacts.ts'
import { addNumbers, type Holder, ID_CARD, type IssuedNumber, keyOf } from './identifier-store.ts'
import { addTokens, renewTokens } from './token-store.ts'

/** What the hospital says about a person: a key that is not there says nothing, `null` takes away. */
export interface PersonNews {
  readonly identifiers: readonly IssuedNumber[]
  readonly name?: string | null
  readonly sex?: 0 | 1 | 2 | 9 | null
  readonly birthDate?: string | null
  readonly diedOn?: string | null
  readonly phone?: string | null
  readonly address?: string | null
  readonly marital?: string | null
  readonly ethnicity?: string | null
  readonly payer?: string
  readonly contacts?: readonly ContactNews[] | null
  /** When the hospital said so; null when it did not say when. */
  readonly saidAt: Date | null
}

export interface HeardPerson {
  readonly clientId: string
  readonly isNew: boolean
  readonly changed: readonly string[]
  /** Older than what is known: nothing was overwritten. */
  readonly stale: boolean
  /** The hospital has just said that they died. */
  readonly died: boolean
}

/** Somebody else was given one of these numbers meanwhile: looked at again, they are the same person. */
class NumberTaken extends Error {
  readonly code = '40001'
  override readonly name = 'NumberTaken'
}

/** Somebody whose name nobody has told (rules/names.ts knows it for a temporary one). */
const NAMELESS = '无名氏'
export const FEED = 'feed'

/** The fields the hospital may change. */
interface Told {
  readonly name: string
  readonly sex: number
  readonly birthDate: string | null
  readonly diedOn: string | null
  readonly idNumber: string | null
  readonly phone: string | null
  readonly address: string | null
  readonly marital: string | null
  readonly ethnicity: string | null
  readonly payer: string | null
}

interface Planned {
  readonly news: PersonNews
  readonly row: ClientRow | null
  readonly clientId: string
  readonly told: Told
  readonly changed: readonly string[]
  readonly stale: boolean
  readonly added: readonly IssuedNumber[]
}

/**
 * Writes what the hospital says about any number of people, each of them once; `row` is the locked person, null for
 * somebody new. Older news adds numbers and overwrites nothing.
 */
export async function hearPeople(
  work: Work,
  people: readonly { readonly row: ClientRow | null; readonly news: PersonNews }[],
  holders: ReadonlyMap<string, Holder>,
): Promise<HeardPerson[]> {
  const planned = people.map(({ row, news }) => plan(work, row, news, holders))
  const fresh = planned.filter(({ row }) => row === null)
  const changed = planned.filter(({ row, changed }) => row !== null && changed.length > 0)
  const heard = planned.filter(({ row, changed, stale }) => row !== null && changed.length === 0 && !stale)
  const numbers = planned.flatMap(({ clientId, added }) =>
    added.map((number) => ({ clientId, number, use: 'usual' as const })),
  )
  const [given] = await Promise.all([
    addNumbers(work, numbers),
    insertPeople(work, fresh),
    updatePeople(work, changed),
    noteHeard(work, heard),
  ])
  if (given < numbers.length) throw new NumberTaken()
  await Promise.all([
    addTokens(work, fresh.map(asSearchable)),
    makeFoundAgain(
      work,
      planned.filter(
        ({ row, changed, added }) => row !== null && (changed.some(isSearched) || added.length > 0),
      ),
    ),
    hearContacts(
      work,
      planned.flatMap(({ clientId, row, news, stale }) =>
        stale || news.contacts === undefined
          ? []
          : [{ clientId, isNew: row === null, contacts: news.contacts ?? [] }],
      ),
    ),
  ])
  return planned.map(({ clientId, row, told, changed, stale }) => ({
    clientId,
    isNew: row === null,
    changed,
    stale,
    died: changed.includes('diedOn') && told.diedOn !== null,
  }))
}

function plan(
  work: Work,
  row: ClientRow | null,
  news: PersonNews,
  holders: ReadonlyMap<string, Holder>,
): Planned {
  const stale = isOlder(news.saidAt, row?.heard_at ?? null)
  const before = row === null ? NOTHING : toldIn(work, row)
  const told = stale ? before : merge(before, news)
  return {
    news,
    row,
    clientId: row?.id ?? newId(work.at.getTime()),
    told,
    changed:
      row === null
        ? []
        : (Object.keys(told) as (keyof Told)[]).filter((field) => told[field] !== before[field]),
    stale,
    added: [...new Map(news.identifiers.map((number) => [keyOf(work, number), number]))]
      .filter(([key]) => !holders.has(key))
      .map(([, number]) => number),
  }
}

/** Messages without a time count as said just now. */
export function isOlder(saidAt: Date | null, heardAt: Date | null): boolean {
  return saidAt !== null && heardAt !== null && saidAt < heardAt
}

const NOTHING: Told = {
  name: NAMELESS,
  sex: 0,
  birthDate: null,
  diedOn: null,
  idNumber: null,
  phone: null,
  address: null,
  marital: null,
  ethnicity: null,
  payer: null,
}

function toldIn({ protect }: Work, row: ClientRow): Told {
  return {
    name: protect.open('client.name', row.name_sealed),
    sex: row.sex,
    birthDate: row.birth_date,
    diedOn: row.died_on,
    idNumber: protect.openMaybe('client.id_number', row.id_number_sealed),
    phone: protect.openMaybe('client.phone', row.phone_sealed),
    address: protect.openMaybe('client.address', row.address_sealed),
    marital: row.marital,
    ethnicity: row.ethnicity,
    payer: row.payer,
  }
}

/** A name is never taken away: somebody who lost it could not be called by any. */
function merge(before: Told, news: PersonNews): Told {
  const card = news.identifiers.find((number) => number.type === ID_CARD)
  const said = <T>(now: T | undefined, was: T) => (now === undefined ? was : now)
  return {
    name: news.name ?? before.name,
    sex: news.sex === undefined ? before.sex : (news.sex ?? 0),
    birthDate: said(news.birthDate, before.birthDate),
    diedOn: said(news.diedOn, before.diedOn),
    idNumber: card?.value ?? before.idNumber,
    phone: said(news.phone, before.phone),
    address: said(news.address, before.address),
    marital: said(news.marital, before.marital),
    ethnicity: said(news.ethnicity, before.ethnicity),
    payer: news.payer ?? before.payer,
  }
}

const SEARCHED: readonly (keyof Told)[] = ['name', 'birthDate', 'idNumber', 'phone']

function isSearched(field: string): boolean {
  return SEARCHED.some((one) => one === field)
}

const CHANGING = {
  id: 'uuid',
  name_sealed: 'bytea',
  temporary_name: 'boolean',
  sex: 'smallint',
  birth_date: 'date',
  birth_estimated: 'boolean',
  died_on: 'date',
  id_type: 'text',
  id_number_sealed: 'bytea',
  phone_sealed: 'bytea',
  address_sealed: 'bytea',
  marital: 'text',
  ethnicity: 'text',
  payer: 'text',
  heard_at: 'timestamptz',
  revision: 'integer',
  field_revisions: 'jsonb',
} as const

function columnsOf({ protect }: Work, { clientId, row, told, changed, news }: Planned) {
  const revision = (row?.revision ?? 0) + 1
  const fieldRevisions = { ...(row?.field_revisions as Record<string, number> | undefined) }
  for (const field of changed) fieldRevisions[field] = revision
  const isKept = (field: keyof Told) => row !== null && !changed.includes(field)
  const sealed = (field: 'name' | 'phone' | 'address', kept: Buffer | null | undefined) =>
    isKept(field) ? (kept ?? null) : protect.sealMaybe(`client.${field}`, told[field])
  return {
    id: clientId,
    name_sealed: sealed('name', row?.name_sealed),
    temporary_name: readTemporaryName(told.name) !== null,
    sex: told.sex,
    birth_date: told.birthDate,
    died_on: told.diedOn,
    birth_estimated: isKept('birthDate') ? (row?.birth_estimated ?? false) : false,
    id_type: isKept('idNumber') ? (row?.id_type ?? null) : told.idNumber === null ? null : '01',
    id_number_sealed: isKept('idNumber')
      ? (row?.id_number_sealed ?? null)
      : protect.sealMaybe('client.id_number', told.idNumber),
    phone_sealed: sealed('phone', row?.phone_sealed),
    address_sealed: sealed('address', row?.address_sealed),
    marital: told.marital,
    ethnicity: told.ethnicity,
    payer: told.payer,
    heard_at: news.saidAt ?? row?.heard_at ?? null,
    revision,
    field_revisions: JSON.stringify(fieldRevisions),
  }
}

async function insertPeople(work: Work, people: readonly Planned[]): Promise<void> {
  if (people.length === 0) return
  await sql`
    insert into client (org_id, source, made_at, ${columnNames(CHANGING)})
    select ${work.orgId}, ${FEED}, ${work.at}::timestamptz, given.*
    from ${rowsAsTable(
      CHANGING,
      people.map((person) => columnsOf(work, person)),
    )}`.execute(work.tx)
}

async function updatePeople(work: Work, people: readonly Planned[]): Promise<void> {
  if (people.length === 0) return
  const { id: _, ...columns } = CHANGING
  await sql`
    update client c set ${sql.join(
      Object.keys(columns).map((name) => sql`${sql.ref(name)} = given.${sql.ref(name)}`),
    )}
    from ${rowsAsTable(
      CHANGING,
      people.map((person) => columnsOf(work, person)),
    )}
    where c.org_id = ${work.orgId} and c.id = given.id`.execute(work.tx)
}

async function noteHeard({ tx, orgId }: Work, people: readonly Planned[]): Promise<void> {
  const rows = people.flatMap(({ clientId, row, news }) =>
    news.saidAt === null || news.saidAt.getTime() === row?.heard_at?.getTime()
      ? []
      : [{ id: clientId, heard_at: news.saidAt }],
  )
  if (rows.length === 0) return
  await sql`
    update client c set heard_at = given.heard_at
    from ${rowsAsTable({ id: 'uuid', heard_at: 'timestamptz' }, rows)}
    where c.org_id = ${orgId} and c.id = given.id`.execute(tx)
}

function asSearchable({ clientId, told, news }: Planned) {
  const identifiers = news.identifiers.filter(({ type }) => type !== ID_CARD).map(({ value }) => value)
  return { clientId, searchable: { ...told, identifiers } }
}

async function makeFoundAgain(work: Work, people: readonly Planned[]): Promise<void> {
  if (people.length === 0) return
  const known = new Map(people.map(({ clientId, told }) => [clientId, told]))
  const kept = await searchablesOf(
    work,
    people.flatMap(({ row }) => (row === null ? [] : [row])),
  )
  await renewTokens(
    work,
    kept.map(({ clientId, searchable }) => ({
      clientId,
      searchable: { ...searchable, ...known.get(clientId) },
    })),
  )
}
