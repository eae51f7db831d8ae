import type { Picture } from '@quancheng/contract/family.ts'
import { sql } from 'kysely'
import type { Work } from '../http/call.ts'

const MOST_SHOWN = 100

interface FamilyVersion {
  readonly id: string
  readonly at: string
  readonly by: string
}

/** Who saved the family when, the newest first, and how many times. */
export async function versionsOf(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  clientId: string,
): Promise<{ readonly shown: FamilyVersion[]; readonly count: number }> {
  const { rows } = await sql<{ id: string; saved_at: Date; name: string | null; count: number }>`
    select v.id, v.saved_at, m.name, count(*) over ()::int as count
    from family_version v left join member m on m.org_id = v.org_id and m.account_id = v.saved_by
    where v.org_id = ${orgId} and v.client_id = ${clientId}
    order by v.saved_at desc, v.id desc limit ${MOST_SHOWN}`.execute(tx)
  return {
    shown: rows.map((row) => ({ id: row.id, at: row.saved_at.toISOString(), by: row.name ?? '' })),
    count: rows[0]?.count ?? 0,
  }
}

/** One version, as it was saved. */
export async function readPicture(
  { tx, orgId, protect }: Pick<Work, 'tx' | 'orgId' | 'protect'>,
  clientId: string,
  id: string,
): Promise<Picture | null> {
  const row = await tx
    .selectFrom('family_version')
    .select('picture_sealed')
    .where('org_id', '=', orgId)
    .where('client_id', '=', clientId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? (JSON.parse(protect.open('family_version.picture', row.picture_sealed)) as Picture) : null
}

/** Adds a version; none is ever changed. */
export async function addVersion(
  { tx, orgId, at, protect }: Pick<Work, 'tx' | 'orgId' | 'at' | 'protect'>,
  given: {
    readonly id: string
    readonly clientId: string
    readonly picture: Picture
    readonly by: string
  },
): Promise<void> {
  await tx
    .insertInto('family_version')
    .values({
      org_id: orgId,
      id: given.id,
      client_id: given.clientId,
      picture_sealed: protect.seal('family_version.picture', JSON.stringify(given.picture)),
      saved_at: at,
      saved_by: given.by,
    })
    .execute()
}
