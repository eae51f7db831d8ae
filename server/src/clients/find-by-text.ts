import { nameKey, tidyName } from '@quancheng/rules/names.ts'
import { sql } from 'kysely'
import { rowsAsTable } from '../db/rows-as-table.ts'
import type { Person, Work } from '../http/call.ts'
import { spellingsOf } from './pinyin.ts'
import { queryTokens, type Token, wholeSpelling } from './search-tokens.ts'
import { seesClient } from './seen.ts'
import { blindOf } from './token-store.ts'

type Reading = Pick<Work, 'tx' | 'orgId' | 'keys' | 'protect'> & { readonly actor: Person }

/** A token that more people have is common: then those who are here now come first, and the newest of the others. */
const COMMON = 2000
/** Confirmed on their opened names; more than a screen ever shows. */
const MOST_FOUND = 60

export interface Found {
  readonly clientId: string
  readonly name: string
  readonly inHospital: boolean
}

/**
 * Who may be meant by a text: a name or a piece of it, pinyin, initials, the tail of a number, a bed. The best first:
 * the whole name, then whoever is in hospital, then the newest.
 */
export async function findByText(work: Reading, text: string): Promise<Found[]> {
  const [byToken, byBed] = await Promise.all([idsByTokens(work, text), idsByBed(work, text)])
  const ids = [...new Set([...byBed, ...byToken])].slice(0, MOST_FOUND)
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string; name_sealed: Buffer; in_hospital: boolean }>`
    select c.id, c.name_sealed,
           exists (select from encounter e where e.org_id = c.org_id and e.client_id = c.id and e.status = 'in-progress') as in_hospital
    from client c
    where c.org_id = ${work.orgId} and c.id = any(${ids}::uuid[]) and c.active and ${seesClient(work.actor, 'clients.find')}`.execute(
    work.tx,
  )
  const bed = new Set(byBed)
  const whole = nameKey(text)
  return rows
    .map((row) => ({
      clientId: row.id,
      name: work.protect.open('client.name', row.name_sealed),
      inHospital: row.in_hospital,
    }))
    .filter(({ clientId, name }) => bed.has(clientId) || isMeant(text, name))
    .toSorted(
      (a, b) =>
        rank(b, whole, bed) - rank(a, whole, bed) ||
        (a.clientId < b.clientId ? 1 : a.clientId > b.clientId ? -1 : 0),
    )
}

function rank({ clientId, name, inHospital }: Found, whole: string, bed: ReadonlySet<string>): number {
  return (bed.has(clientId) ? 4 : 0) + (nameKey(name) === whole ? 2 : 0) + (inHospital ? 1 : 0)
}

/** Tokens forget where pairs of characters stood and how long spellings go on; the name itself does not. */
function isMeant(text: string, name: string): boolean {
  const key = nameKey(name)
  const characters = [...tidyName(text).matchAll(/[\p{Script=Han}〇·]+/gu)].map(([run]) => nameKey(run))
  if (characters.some((run) => !key.includes(run))) return false
  const letters = text.toLowerCase().replace(/[^a-zü]/gu, '')
  if (characters.length > 0 || letters.length <= LONGEST_TOKEN || /\d/u.test(text)) return true
  const typed = sameU(letters)
  return spellingsOf(name).some((spelling) => {
    const turned = { parts: spelling.parts.toReversed() }
    return [spelling, turned].some((one) => sameU(wholeSpelling(one)).includes(typed))
  })
}

const LONGEST_TOKEN = 7

/** ü is written in four ways; here they are one. */
function sameU(letters: string): string {
  return letters.replaceAll('ü', 'u').replaceAll(/([ln])(?:yu|v)/gu, '$1u')
}

interface Counted {
  readonly token: string
  readonly count: number
}

async function idsByTokens(work: Reading, text: string): Promise<string[]> {
  const alternatives = queryTokens(text)
    .map((tokens) => [...new Set(tokens.map((token: Token) => blindOf(work, token)))])
    .filter((tokens) => tokens.length > 0)
  if (alternatives.length === 0) return []
  const counts = await countTokens(work, [...new Set(alternatives.flat())])
  const possible = alternatives.filter((tokens) => tokens.every((token) => (counts.get(token) ?? 0) > 0))
  const found = await Promise.all(
    possible.map((tokens) => {
      const rarestFirst = tokens
        .map((token): Counted => ({ token, count: counts.get(token) ?? 0 }))
        .toSorted((a, b) => a.count - b.count)
      return idsWithAll(work, rarestFirst)
    }),
  )
  return [...new Set(found.flat())]
}

/** How many persons have each token, counted to where it is common. */
async function countTokens({ tx, orgId }: Reading, tokens: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<Counted>`
    select given.token, counted.count
    from ${rowsAsTable(
      { token: 'bigint' },
      tokens.map((token) => ({ token })),
    )}
    cross join lateral (
      select count(*)::int as count from (
        select from client_token t where t.org_id = ${orgId} and t.token = given.token limit ${COMMON}
      ) counting
    ) counted`.execute(tx)
  return new Map(rows.map(({ token, count }) => [token, count]))
}

/** Persons with all of these tokens: by way of the rarest, or when all are common by way of the occupied beds. */
async function idsWithAll(work: Reading, [rarest, ...others]: readonly Counted[]): Promise<string[]> {
  if (!rarest) return []
  const { tx, orgId } = work
  const having = sql.join(
    [
      sql`true`,
      ...others.map(
        ({ token }) =>
          sql`exists (select from client_token o where o.org_id = ${orgId} and o.token = ${token}::bigint and o.client_id = t.client_id)`,
      ),
    ],
    sql` and `,
  )
  const newest = sql<{ id: string }>`
    select t.client_id as id from (
      select client_id from client_token where org_id = ${orgId} and token = ${rarest.token}::bigint
      order by client_id desc limit ${COMMON}
    ) t where ${having} order by t.client_id desc limit ${MOST_FOUND}`.execute(tx)
  if (rarest.count < COMMON) return (await newest).rows.map(({ id }) => id)
  const here = sql<{ id: string }>`
    select distinct t.client_id as id from encounter e
    join client_token t on t.org_id = ${orgId} and t.token = ${rarest.token}::bigint and t.client_id = e.client_id
    where e.org_id = ${orgId} and e.status = 'in-progress' and e.class in ('inpatient', 'emergency') and ${having}
    limit ${MOST_FOUND / 2}`.execute(tx)
  return [...(await here).rows, ...(await newest).rows].map(({ id }) => id)
}

/** Beds as wards write and people say them: 12, 12床, W5-12. */
async function idsByBed({ tx, orgId }: Reading, text: string): Promise<string[]> {
  const bed = text
    .normalize('NFKC')
    .trim()
    .replace(/\s*床$/u, '')
    .toUpperCase()
  if (!/^[\dA-Z+-]{1,10}$/u.test(bed) || !/\d/u.test(bed)) return []
  const { rows } = await sql<{ id: string }>`
    select client_id as id from encounter
    where org_id = ${orgId} and bed = any(${[...new Set([bed, bed.toLowerCase(), text.trim(), `${bed}床`, bed.padStart(2, '0')])]}::text[])
      and status = 'in-progress'
    order by admitted_at desc limit ${MOST_FOUND / 2}`.execute(tx)
  return rows.map(({ id }) => id)
}
