import { sql } from 'kysely'
import type { Pool } from 'pg'
import type { Content } from '../../content/load.ts'
import { asOwner, type Tx } from '../../db/db.ts'

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
    const counted = await Promise.all(
      missing.map(async (one) => ({ ...one, cases: await countCases(tx, one) })),
    )
    return counted.filter(({ cases }) => cases > 0)
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

/** An institution's own pack is there where that institution has it, and nowhere else. */
async function countCases(tx: Tx, { pack, version }: Omit<Missing, 'cases'>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from case_file c
    where c.pack = ${pack} and c.pack_version = ${version} and not exists (
      select from own_pack o
      where o.org_id = c.org_id and o.code = c.pack and o.version::text = c.pack_version and o.state <> 'draft')`.execute(
    tx,
  )
  return rows[0]?.count ?? 0
}
