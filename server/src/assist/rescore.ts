import { sql } from 'kysely'
import type { Work } from '../http/call.ts'
import { scoreStays } from './score-stays.ts'
import { knownStays } from './stay-facts.ts'

const AT_ONCE = 500

/** A score was taken inside a case: looks again at where this client lies now, and raises nothing. */
export async function scoreClient(work: Work, payload: Readonly<Record<string, unknown>>): Promise<void> {
  const stays = await work.tx
    .selectFrom('encounter')
    .select('id')
    .where('org_id', '=', work.orgId)
    .where('client_id', '=', String(payload.clientId))
    .where('status', '=', 'in-progress')
    .execute()
  await scoreStays(
    work,
    await knownStays(
      work,
      stays.map((stay) => stay.id),
    ),
  )
}

/** By what is judged has changed: looks again at everybody who lies here. */
export async function rescoreAll(work: Work): Promise<void> {
  let after: string | null = null
  do {
    const ids = await staysAfter(work, after)
    await scoreStays(work, await knownStays(work, ids))
    after = ids.length === AT_ONCE ? (ids.at(-1) ?? null) : null
  } while (after !== null)
}

async function staysAfter({ tx, orgId }: Work, after: string | null): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from encounter
    where org_id = ${orgId} and status = 'in-progress' and class in ('inpatient', 'emergency')
      and (${after}::uuid is null or id > ${after}::uuid)
    order by id limit ${AT_ONCE}`.execute(tx)
  return rows.map((row) => row.id)
}
