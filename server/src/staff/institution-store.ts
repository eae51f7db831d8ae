import { sql } from 'kysely'
import type { Tx } from '../db/db.ts'

/** What an institution keeps of itself. The application may only read it; changes run as the owner. */

export interface Institution {
  readonly kind: string
  readonly name: string
  readonly shortName: string
  readonly beds: number | null
  readonly casePrefix: string | null
  readonly pack: string | null
  readonly packs: string[]
  /** Whether it says that it is a medical institution; null: it has not said. */
  readonly medical: boolean | null
  readonly revision: number
}

export async function readInstitution(tx: Tx, orgId: string, lock = false): Promise<Institution> {
  const row = await tx
    .selectFrom('organisation')
    .select(['kind', 'name', 'short_name', 'beds', 'settings', 'revision'])
    .where('id', '=', orgId)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirstOrThrow()
  const { casePrefix, pack, packs, medical } = row.settings as Readonly<Record<string, unknown>>
  return {
    kind: row.kind,
    name: row.name,
    shortName: row.short_name,
    beds: row.beds,
    casePrefix: typeof casePrefix === 'string' ? casePrefix : null,
    pack: typeof pack === 'string' ? pack : null,
    packs: Array.isArray(packs) ? packs.filter((code) => typeof code === 'string') : [],
    medical: typeof medical === 'boolean' ? medical : null,
    revision: row.revision,
  }
}

export async function writeInstitution(
  tx: Tx,
  orgId: string,
  { name, shortName, beds, casePrefix, pack, packs, medical }: Omit<Institution, 'kind' | 'revision'>,
): Promise<number> {
  const { rows } = await sql<{ revision: number }>`
    update organisation
    set name = ${name}, short_name = ${shortName}, beds = ${beds}, revision = revision + 1,
        settings = jsonb_strip_nulls(settings || ${JSON.stringify({ casePrefix, pack, packs, medical })}::jsonb)
    where id = ${orgId}
    returning revision`.execute(tx)
  const [row] = rows
  if (!row) throw new Error(`there is no organisation ${orgId}`)
  return row.revision
}
