import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { Tx } from '../db/db.ts'
import type { Tables } from '../db/tables.ts'
import type { Work } from './call.ts'
import { addressMark, keepPace, orTooOften } from './door-pace.ts'
import type { Doorway } from './doorway.ts'
import { orNotFound, refuse } from './refused.ts'

export type DoorLink = Selectable<Tables['door_link']>
type Reading = Pick<Work, 'tx' | 'orgId'>

const MS_PER_DAY = 86_400_000

export function linkHash(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}

export function daysLater(at: Date, days: number): Date {
  return new Date(at.getTime() + days * MS_PER_DAY)
}

export function stateOf(
  link: Pick<DoorLink, 'used_at' | 'withdrawn_at' | 'expires_at'>,
  at: Date,
): 'open' | 'used' | 'expired' | 'withdrawn' {
  if (link.used_at !== null) return 'used'
  if (link.withdrawn_at !== null) return 'withdrawn'
  return link.expires_at <= at ? 'expired' : 'open'
}

/** Which organisation gave a link out, by what the link carries; a link that was never given out is only counted. */
export async function organisationOf(way: Doorway, secret: string): Promise<string> {
  const { pace, found } = await way.find(async (tx) => {
    const pace = await keepPace(tx, way.at, 'linksFrom', addressMark(way.address))
    return { pace, found: pace.tooOften ? undefined : await findOwner(tx, secret) }
  })
  orTooOften(pace)
  return orNotFound(found).org_id
}

async function findOwner(tx: Tx, secret: string) {
  return tx.selectFrom('door_link').select('org_id').where('token', '=', linkHash(secret)).executeTakeFirst()
}

/** The link itself, held until the work is done: of two answers at once the second finds it used. */
export async function lockLinkBySecret({ tx, orgId }: Reading, secret: string): Promise<DoorLink> {
  return orNotFound(
    await tx
      .selectFrom('door_link')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('token', '=', linkHash(secret))
      .forUpdate()
      .executeTakeFirst(),
  )
}

/** Refuses what cannot be used any more, each with its own reason. */
export function unlessOpen(link: DoorLink, at: Date): void {
  const state = stateOf(link, at)
  if (state === 'withdrawn') refuse('intake.link-withdrawn')
  if (state === 'used') refuse('intake.link-used')
  if (state === 'expired') refuse('intake.link-expired')
}

export async function useLink(
  { tx, orgId, at }: Pick<Work, 'tx' | 'orgId' | 'at'>,
  link: DoorLink,
  used: { readonly commandId: string; readonly assessmentId: string | null },
): Promise<void> {
  await tx
    .updateTable('door_link')
    .set({
      used_at: at,
      used_command: used.commandId,
      assessment_id: used.assessmentId,
      revision: link.revision + 1,
    })
    .where('org_id', '=', orgId)
    .where('id', '=', link.id)
    .execute()
}

/** Takes a link back before it is used. */
export async function withdrawLink(
  work: Pick<Work, 'tx' | 'orgId' | 'at'>,
  link: DoorLink,
  by: string,
  seen: number,
): Promise<number> {
  if (link.used_at !== null) refuse('intake.link-used')
  if (link.withdrawn_at !== null) refuse('intake.link-withdrawn')
  if (link.revision !== seen) refuse('conflict', { fields: [], revision: link.revision })
  const revision = link.revision + 1
  await work.tx
    .updateTable('door_link')
    .set({ withdrawn_at: work.at, withdrawn_by: by, revision })
    .where('org_id', '=', work.orgId)
    .where('id', '=', link.id)
    .execute()
  return revision
}
