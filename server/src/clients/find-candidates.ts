import type { Candidate } from '@quancheng/contract/clients.ts'
import { rankCandidates } from '@quancheng/rules/identity.ts'
import { sql } from 'kysely'
import { rowsAsTable } from '../db/rows-as-table.ts'
import type { Person, Work } from '../http/call.ts'
import { type Comparable, candidateTokens, compareWith } from './candidates.ts'
import { clientLines } from './client-lines.ts'
import type { ClientRow } from './client-store.ts'
import { phoneDigits } from './search-tokens.ts'
import { seesClient } from './seen.ts'
import { blindOf } from './token-store.ts'

type Reading = Pick<Work, 'tx' | 'orgId' | 'keys' | 'protect' | 'at'> & { readonly actor: Person }

/** A name or spelling that more people have says too little to compare them all. */
const MOST_PER_TOKEN = 200
const MOST_COMPARED = 400
const MOST_SHOWN = 20

/** Who a person may already be, ranked with reasons (docs/protection.md). */
export async function findCandidates(
  work: Reading,
  person: Comparable,
  exceptClientId: string | null = null,
): Promise<Candidate[]> {
  const rows = await whoMayBe(work, person, exceptClientId)
  const holders = phoneCounter(rows, work)
  const matches = rankCandidates(
    rows.map((row) => {
      const known = comparableOf(work, row)
      return compareWith(person, { ...known, id: row.id, phoneHolders: holders(known.phone) })
    }),
  ).slice(0, MOST_SHOWN)
  const lines = await clientLines(
    work,
    matches.map(({ candidateId }) => candidateId),
  )
  return matches.flatMap(({ candidateId, strength, score, reasons, contradictions }) => {
    const client = lines.get(candidateId)
    if (!client) return []
    const said = (all: typeof reasons | typeof contradictions) =>
      all.map(({ code, facts }) => ({ code, facts }))
    return [{ client, strength, score, reasons: said(reasons), contradictions: said(contradictions) }]
  })
}

async function whoMayBe(
  work: Reading,
  person: Comparable,
  exceptClientId: string | null,
): Promise<ClientRow[]> {
  const { tx, orgId } = work
  const tokens = [
    ...new Set(
      candidateTokens(person)
        .flat()
        .map((token) => blindOf(work, token)),
    ),
  ]
  if (tokens.length === 0) return []
  const { rows: hits } = await sql<{ client_id: string }>`
    select hit.client_id
    from ${rowsAsTable(
      { place: 'integer', token: 'bigint' },
      tokens.map((token, place) => ({ place, token })),
    )}
    cross join lateral (
      select t.client_id from client_token t where t.org_id = ${orgId} and t.token = given.token
      order by t.client_id desc limit ${MOST_PER_TOKEN}
    ) hit
    order by given.place`.execute(tx)
  const ids = [...new Set(hits.map((hit) => hit.client_id))].filter((id) => id !== exceptClientId)
  if (ids.length === 0) return []
  const { rows } = await sql<ClientRow>`
    select c.* from client c
    where c.org_id = ${orgId} and c.id = any(${ids.slice(0, MOST_COMPARED)}::uuid[]) and c.active
      and ${seesClient(work.actor, 'clients.find')}`.execute(tx)
  return rows
}

/** Everybody with a phone is among those compared, unless a whole village shares it. */
function phoneCounter(rows: readonly ClientRow[], { protect }: Reading): (phone: string | null) => number {
  const counts = new Map<string, number>()
  for (const row of rows) {
    const phone = protect.openMaybe('client.phone', row.phone_sealed)
    if (phone === null) continue
    const digits = phoneDigits(phone)
    counts.set(digits, (counts.get(digits) ?? 0) + 1)
  }
  return (phone) => (phone === null ? 0 : (counts.get(phoneDigits(phone)) ?? 0))
}

function comparableOf({ protect }: Reading, row: ClientRow): Comparable {
  return {
    name: protect.open('client.name', row.name_sealed),
    sex: row.sex as Comparable['sex'],
    birthDate: row.birth_date,
    birthEstimated: row.birth_estimated,
    idType: row.id_type,
    idNumber: protect.openMaybe('client.id_number', row.id_number_sealed),
    phone: protect.openMaybe('client.phone', row.phone_sealed),
    address: protect.openMaybe('client.address', row.address_sealed),
    identifiers: [],
  }
}
