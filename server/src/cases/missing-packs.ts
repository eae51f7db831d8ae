import { sql } from 'kysely'
import type { Pool } from 'pg'
import type { Content } from '../content/load.ts'
import { asOwner, type Tx } from '../db/db.ts'

interface Missing {
  readonly pack: string
  readonly version: string
  readonly cases: number
}

/** Packs under which cases are kept, open or closed, in a version the content does not have; looked for at every start. */
export async function missingPacks(
  pool: Pool,
  content: Pick<Content, 'findPack'>,
): Promise<readonly Missing[]> {
  return asOwner(pool, async (tx) => {
    const missing = (await usedPacks(tx)).filter(({ pack, version }) => !content.findPack(pack, version))
    return Promise.all(missing.map(async (one) => ({ ...one, cases: await countCases(tx, one) })))
  })
}

/** A start without them would show cases under another course than theirs, so there is none. */
export function missingSentence({ pack, version, cases }: Missing): string {
  return (
    `${cases} ${cases === 1 ? 'case is' : 'cases are'} kept under the standard pack ${pack}, version ${version}, which is ` +
    `not in the content: put it there as packs/${pack}@${version}.json (docs/content.md, “Change a standard pack”).`
  )
}

/** Steps along the index from one pair to the next, however many cases there are. */
async function usedPacks(tx: Tx): Promise<readonly Omit<Missing, 'cases'>[]> {
  const { rows } = await sql<Omit<Missing, 'cases'>>`
    with recursive used as (
      (select pack, pack_version from case_file order by pack, pack_version limit 1)
      union all
      select next.pack, next.pack_version from used, lateral (
        select pack, pack_version from case_file
        where (pack, pack_version) > (used.pack, used.pack_version) order by pack, pack_version limit 1) next)
    select pack, pack_version as version from used`.execute(tx)
  return rows
}

async function countCases(tx: Tx, { pack, version }: Omit<Missing, 'cases'>): Promise<number> {
  const { count } = await tx
    .selectFrom('case_file')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('pack', '=', pack)
    .where('pack_version', '=', version)
    .executeTakeFirstOrThrow()
  return count
}
